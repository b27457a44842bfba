import type { Summary } from '../src/report/index.ts';

interface Unknown {
  readonly value: null;
}
type Cohorts = Exclude<Summary['cohorts'], Unknown>;
type Contracts = Exclude<Summary['contracts'], Unknown>;

const round = (value: number, digits = 6) => Number(value.toFixed(digits));

const quarters = ['2022-Q4', '2023', '2024', '2025', '2026'].flatMap((year) =>
  year.includes('Q') ? [year] : [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`),
);

/** Quarters of newcomers, each observed until the middle of 2026. */
const retained = quarters.slice(0, 14).map((cohort, index) => {
  const ages = Math.max(1, 14 - index);
  const customers = 1660 - index * 25;
  const whole = (share: number) => Math.round(share * customers) / customers;
  const active = Array.from({ length: ages }, (_, age) =>
    age === 0 ? 1 : whole((0.42 - index * 0.006) / (1 + age / 5)),
  );
  let sum = 0;
  const revenue = active.map((share) => {
    sum += 48 * share * (1 + index / 90);
    return round(sum, 2);
  });
  return {
    cohort,
    customers,
    active: active.map((share) => round(share)),
    still: active.map((share, age) => {
      const last = active.length - 1;
      return round(age === last ? share : whole(Math.min(1, share + 0.24 * (1 - age / last))));
    }),
    revenue,
    revenueInterval: revenue.map((value): [number, number] => [
      round(value * 0.94, 2),
      round(value * 1.06, 2),
    ]),
  };
});

export const retention: Exclude<Cohorts['retention'], Unknown> = {
  period: 'quarter',
  ageMonths: 3,
  cohorts: retained,
  curve: Array.from({ length: 14 }, (_, age) => {
    const there = retained.filter(({ active }) => active.length > age);
    const customers = there.reduce((total, cohort) => total + cohort.customers, 0);
    const mean = (of: 'active' | 'still') =>
      there.reduce((total, cohort) => total + cohort[of][age]! * cohort.customers, 0) / customers;
    const around = (share: number): [number, number] => {
      const error = 1.96 * Math.sqrt((share * (1 - share)) / customers);
      return [round(Math.max(0, share - error)), round(Math.min(1, share + error))];
    };
    return {
      age,
      cohorts: there.length,
      customers,
      active: round(mean('active')),
      activeInterval: around(mean('active')),
      still: round(mean('still')),
      stillInterval: around(mean('still')),
    };
  }),
};

export const comparison: Exclude<Cohorts['comparison'], Unknown> = {
  ageMonths: 12,
  newer: { cohorts: '2024-07-01 to 2025-06-30', customers: 5120, revenue: 148.2 },
  older: { cohorts: '2023-07-01 to 2024-06-30', customers: 6011, revenue: 160.4 },
  difference: -12.2,
  interval: [-19.8, -4.6],
  verdict: 'worse',
};

/** A fifth of the difference after three months, and all of it after a year. */
export const comparisons: Cohorts['comparisons'] = [
  {
    ageMonths: 3,
    newer: { cohorts: '2025-04-02 to 2026-04-01', customers: 4480, revenue: 71.1 },
    older: { cohorts: '2024-04-02 to 2025-04-01', customers: 5240, revenue: 73.4 },
    difference: -2.3,
    interval: [-5.6, 1],
    verdict: 'no difference shown',
    pValue: 0.172,
    adjustedPValue: 0.172,
  },
  {
    ageMonths: 6,
    newer: { cohorts: '2025-01-02 to 2026-01-01', customers: 4702, revenue: 101.6 },
    older: { cohorts: '2024-01-02 to 2025-01-01', customers: 5502, revenue: 107.9 },
    difference: -6.3,
    interval: [-11.4, -1.2],
    verdict: 'worse',
    pValue: 0.015,
    adjustedPValue: 0.03,
  },
  { ...comparison, pValue: 0.0017, adjustedPValue: 0.0051 },
];

/** Payments once a year, seven renewals of them, and a test on the last two. */
export const contracts: Contracts = {
  periodDays: 365,
  graceDays: 30,
  customers: 1000,
  startsKnown: true,
  leftOut: 120,
  lost: 509,
  returned: 24,
  payingMore: 12,
  curve: [0.869, 0.743, 0.653, 0.593, 0.551, 0.517, 0.491].map((survival, i, all) => ({
    renewals: i + 1,
    due: Math.round(1000 * (all[i - 1] ?? 1)),
    lost: Math.round(1000 * ((all[i - 1] ?? 1) - survival)),
    survival,
    interval: [round(survival - 0.03), round(survival + 0.028)],
  })),
  period: 'year',
  cohorts: [
    { cohort: '2018', customers: 1000, stayed: [1, 0.869, 0.743, 0.653, 0.593, 0.551, 0.517, 0.491] },
  ],
  model: {
    parameters: { alpha: 0.668, beta: 3.806 },
    standardErrors: { alpha: 0.05, beta: 0.4 },
    logLikelihood: -1611.16,
    converged: true,
    identified: true,
    notes: [],
    projection: Array.from({ length: 15 }, (_, renewals) => {
      let share = 1;
      for (let j = 0; j < renewals; j++) share *= (3.806 + j) / (0.668 + 3.806 + j);
      return {
        renewals,
        share: round(share),
        interval:
          renewals === 0
            ? { value: null, reason: 'All are there at the beginning.' }
            : [round(share - 0.02), round(share + 0.02)],
      };
    }),
    lifetimes: [0, 1, 3, 5].map((renewed) => ({
      renewed,
      next: 7,
      expected: round(4.4 + renewed * 0.2),
      interval: [round(4.2 + renewed * 0.2), round(4.6 + renewed * 0.2)],
    })),
    holdout: {
      from: '2024-06-30',
      due: 1068,
      actual: 1008,
      predicted: 1001.2,
      interval: [985.1, 1017.3],
      naive: 950.4,
      survival: { renewals: 7, predicted: 0.484, actual: 0.491 },
    },
  },
};

export const noContracts: Summary['contracts'] = {
  value: null,
  reason: 'The playbook does not say that customers are under contract.',
};
