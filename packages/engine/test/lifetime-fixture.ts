import type { Summary } from '../src/report/index.ts';

type Lifetime = Exclude<Summary['clv'], { value: null }>;
type Fit = Exclude<Lifetime['models']['bgnbd'], { value: null }>;

/** Whole parts of a whole that add up to it. */
function people(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const ends = weights.map((_, index) =>
    Math.round((total * weights.slice(0, index + 1).reduce((a, b) => a + b, 0)) / sum),
  );
  return ends.map((end, index) => end - (ends[index - 1] ?? 0));
}
const cents = (value: number) => Math.round(value * 100) / 100;
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

const names = ['bgnbd', 'mbgnbd', 'paretonbd', 'mbgcnbdk'] as const;
type Model = (typeof names)[number];
const perModel = (of: (model: Model, index: number) => number): Partial<Record<Model, number>> =>
  Object.fromEntries(names.map((model, index) => [model, of(model, index)]));

const customers = 24_120;
const calibrated = 20_416;
const held = { actual: 14_820, predicted: 14_310, naive: 17_930 };

/** Customers by what they are expected to bring: how many, and what each brings on average. */
const bins = [
  [0, 5, 9800, 1.8],
  [5, 10, 2900, 7.2],
  [10, 25, 3300, 16.4],
  [25, 50, 2900, 36],
  [50, 100, 2400, 71],
  [100, 250, 1900, 156],
  [250, 500, 640, 338],
  [500, 1000, 200, 671],
  [1000, null, 80, 1610],
] as const;
const distribution = bins.map(([from, to, size, mean]) => ({
  from,
  to,
  customers: size,
  value: cents(size * mean),
}));
const value = cents(sum(distribution.map((bin) => bin.value)));

function group(name: string, size: number, money: number, alive: number, purchases: number, spread: number) {
  const perCustomer = cents(money / size);
  return {
    name,
    customers: size,
    value: money,
    perCustomer,
    interval: [cents(perCustomer * (1 - spread)), cents(perCustomer * (1 + spread))] as [number, number],
    alive,
    purchases,
  };
}
const moneyOf = (weights: readonly number[]) => people(value * 100, weights).map((amount) => amount / 100);

/** As many customers a state as in the lifecycle. */
const inStates = people(customers, [11, 18, 14, 7, 19, 31]);
const ofStates = moneyOf([9, 26, 49, 7, 7.5, 1.5]);
const bySegment = (
  [
    ['new', 0.42, 0.61, 0.09],
    ['active', 0.84, 1.72, 0.05],
    ['mature', 0.96, 3.9, 0.04],
    ['declining', 0.71, 1.1, 0.11],
    ['dormant', 0.24, 0.34, 0.12],
    ['lapsed', 0.03, 0.04, 0.3],
  ] as const
).map(([name, alive, purchases, spread], index) =>
  group(name, inStates[index]!, ofStates[index]!, alive, purchases, spread),
);
const inChannels = people(customers, [38, 27, 18, 12, 5]);
const ofChannels = moneyOf([44, 19, 22, 12, 3]);
const byChannel = (
  [
    ['shop', 0.48, 1.3, 0.05],
    ['search', 0.31, 0.7, 0.07],
    ['newsletter', 0.52, 1.5, 0.06],
    ['social', 0.36, 0.9, 0.1],
    ['not known', 0.29, 0.5, 0.16],
  ] as const
).map(([name, alive, purchases, spread], index) =>
  group(name, inChannels[index]!, ofChannels[index]!, alive, purchases, spread),
);

const frequencies = ['0', '1', '2', '3', '4', '5', '6', '7+'];
const byTimes = people(calibrated, [52, 17, 9, 6, 4, 3, 2, 7]);
/** By how much each model is off, so that they differ where they do in life: at none and at many. */
const off = [1.012, 0.996, 1.004, 0.991];

const boughtLater = people(held.actual, [9, 9, 8, 8, 7, 7, 6, 46]);
const foretold = people(held.predicted, [10, 9, 8.4, 7.8, 7, 6.8, 6, 45]);

const dayAfter = (iso: string, days: number) =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const firstDay = '2022-07-01';
const calibrationEnd = '2025-06-30';
const asOf = '2026-06-30';

/** Weeks from the first day; one ends early with the calibration, and one with the data. */
function weeks(): readonly { readonly to: string; readonly holdout: boolean }[] {
  const periods = [];
  for (let from = firstDay; from <= asOf; ) {
    const isHoldout = from > calibrationEnd;
    const end = isHoldout ? asOf : calibrationEnd;
    const [to = end] = [dayAfter(from, 6), end].toSorted();
    periods.push({ to, holdout: isHoldout });
    from = dayAfter(to, 1);
  }
  return periods;
}

function tracked(): Lifetime['tracking'] {
  const periods = weeks();
  const season = (index: number) => 1 + 0.22 * Math.sin((index * 2 * Math.PI) / 52);
  const noise = (index: number) => 1 + 0.09 * Math.sin(index * 2.7) + 0.06 * Math.sin(index * 7.1);
  const growth = (index: number) => Math.min(index, 157) / 157;
  const fading = (index: number) => (index < 157 ? 1 : Math.exp(-(index - 157) / 70));
  const counts = (total: number, of: typeof periods, offset: number, isSmooth: boolean) =>
    people(
      total,
      of.map(
        (_, at) =>
          (0.04 + growth(offset + at)) *
          fading(offset + at) *
          (isSmooth ? 1 : season(offset + at) * noise(offset + at)),
      ),
    );
  const seen = periods.filter(({ holdout }) => !holdout);
  const later = periods.filter(({ holdout }) => holdout);
  const actual = [...counts(38_240, seen, 0, false), ...counts(held.actual, later, seen.length, false)];
  const expected = names.map((_, model) => [
    ...counts(Math.round(38_240 * off[model]!), seen, 0, true),
    ...counts(Math.round((held.predicted * off[model]!) / off[1]!), later, seen.length, true),
  ]);
  const upTo = (values: readonly number[], index: number) => sum(values.slice(0, index + 1));
  return periods.map(({ to, holdout }, index) => ({
    to,
    holdout,
    actual: actual[index]!,
    cumulative: upTo(actual, index),
    expected: perModel((_, model) => expected[model]![index]!),
    cumulativeExpected: perModel((_, model) => upTo(expected[model]!, index)),
  }));
}

function fit(
  parameters: Fit['parameters'],
  logLikelihood: number,
  size: number,
  rest: Partial<Fit> = {},
): Fit {
  return {
    parameters,
    standardErrors: Object.fromEntries(
      Object.entries(parameters).map(([name, estimate]) => [name, Math.round(estimate * 310) / 10_000]),
    ),
    logLikelihood,
    converged: true,
    identified: true,
    customers: size,
    starts: 5,
    startsReachingBest: 5,
    notes: [],
    ...rest,
  };
}

const fitted = (size: number, logLikelihood: number): Lifetime['models'] => ({
  bgnbd: fit({ r: 0.2431, alpha: 4.4132, a: 0.7931, b: 2.4261 }, logLikelihood - 41.3, size),
  mbgnbd: fit({ r: 0.5252, alpha: 6.1829, a: 0.8911, b: 1.6142 }, logLikelihood, size),
  paretonbd: fit({ r: 0.5533, alpha: 10.5782, s: 0.6061, beta: 11.6714 }, logLikelihood - 12.8, size, {
    startsReachingBest: 4,
    notes: ['One of the starts ended on a lower hill.'],
  }),
  mbgcnbdk: { ...fit({ r: 0.5252, alpha: 6.1829, a: 0.8911, b: 1.6142 }, logLikelihood, size), k: 1 },
  gammagamma: fit({ p: 6.2496, q: 3.7442, v: 15.4466 }, -61_204.7, Math.round(size * 0.46)),
});

/** What 24,120 customers will still bring: consistent in itself, and with the summary of the retailer. */
export const lifetime: Lifetime = {
  name: 'lifetime revenue',
  timeUnit: 'week',
  split: {
    rule: 'The last quarter of the history was held back: it is a whole year.',
    calibrationEnd,
    calibrationDays: 1096,
    holdoutDays: 365,
  },
  horizon: { days: 365, discountRate: 0.1 },
  customers,
  models: fitted(calibrated, -148_203.4),
  final: fitted(customers, -189_410.2),
  selected: 'mbgnbd',
  selection: {
    rule: 'Of the models that converged and can be told apart, the one that gave the highest probability to what the customers did in the held-back time.',
    candidates: [
      {
        model: 'mbgnbd',
        eligible: true,
        reason: 'Taken: the highest probability of what happened.',
        aic: 296_414.8,
        predicted: held.predicted,
        meanAbsoluteError: 0.71,
        logScore: -0.8412,
      },
      {
        model: 'paretonbd',
        eligible: true,
        reason: 'Less probable by 0.002 per customer.',
        aic: 296_440.4,
        predicted: 14_425,
        meanAbsoluteError: 0.72,
        logScore: -0.8432,
      },
      {
        model: 'bgnbd',
        eligible: true,
        reason: 'Less probable by 0.006 per customer.',
        aic: 296_497.4,
        predicted: 14_540,
        meanAbsoluteError: 0.73,
        logScore: -0.8471,
      },
      {
        model: 'mbgcnbdk',
        eligible: false,
        reason: 'Regularity 1: the same model as the simpler one.',
        aic: 296_416.8,
        predicted: 14_238,
        meanAbsoluteError: 0.71,
        logScore: -0.8412,
      },
    ],
  },
  handling: [
    '3,204 purchases on a day on which the same customer bought already count as one with it.',
    'Refunds are taken off the purchase that they belong to.',
    '83 free orders count as purchases; they say nothing about spending.',
  ],
  warnings: [],
  holdout: {
    from: '2025-07-01',
    to: asOf,
    customers: calibrated,
    ...held,
    naiveRule: 'Each customer buys as often as in the 365 days before.',
    bias: Math.round((held.predicted / held.actual - 1) * 1e6) / 1e6,
    meanAbsoluteError: { model: 0.71, naive: 0.94 },
    coverage: 0.948,
    money: { predicted: 902_340.5, actual: 948_120.25 },
    byFrequency: frequencies.map((frequency, index) => {
      const mean = (total: number) => Math.round((total / byTimes[index]!) * 1e6) / 1e6;
      return {
        frequency,
        customers: byTimes[index]!,
        actual: mean(boughtLater[index]!),
        predicted: perModel((_, model) => mean((foretold[index]! * off[model]!) / off[1]!)),
      };
    }),
  },
  calibration: frequencies.map((frequency, index) => ({
    frequency,
    actual: byTimes[index]!,
    expected: perModel((_, model) =>
      Math.round(byTimes[index]! * (1 + (off[model]! - 1) * (index === 0 ? -1 : index * 0.8))),
    ),
  })),
  tracking: tracked(),
  spend: { correlation: 0.03, interval: [0.01, 0.05], correlated: false, customers: 9391, leftOut: 12 },
  cohorts: {
    differ: false,
    pValue: 0.21,
    used: false,
    fits: [
      {
        cohort: '2023',
        customers: 6340,
        parameters: { r: 0.54, alpha: 6.3, a: 0.9, b: 1.6 },
        identified: true,
      },
      {
        cohort: '2024',
        customers: 5980,
        parameters: { r: 0.51, alpha: 6.1, a: 0.88, b: 1.63 },
        identified: true,
      },
    ],
  },
  total: {
    purchases: Math.round(sum(bySegment.map((each) => each.customers * each.purchases))),
    value,
    interval: [1_052_400, 1_238_900],
    alive: Math.round(sum(bySegment.map((each) => each.customers * each.alive))),
  },
  distribution,
  bySegment,
  byChannel,
};

/** A model that was refused and one that did not settle; the naive guess was better; spend and frequency go together. */
export const doubtfulLifetime: Lifetime = {
  ...lifetime,
  name: 'lifetime value',
  models: {
    ...lifetime.models,
    bgnbd: { value: null, reason: 'The likelihood has no maximum: the more regular, the better.' },
    paretonbd: fit({ r: 0.5533, alpha: 10.5782, s: 41.2, beta: 9_806.4 }, -148_216.2, calibrated, {
      standardErrors: { value: null, reason: 'The data does not tell the parameters apart.' },
      converged: false,
      identified: false,
      startsReachingBest: 1,
      notes: ['The data tells only the ratio of s to beta.', 'The search stopped after 500 steps.'],
    }),
    mbgcnbdk: { value: null, reason: 'It is not fitted where fewer than a tenth bought three times.' },
  },
  selection: {
    ...lifetime.selection,
    candidates: lifetime.selection.candidates.map((candidate) =>
      candidate.model === 'mbgnbd'
        ? candidate
        : {
            model: candidate.model,
            eligible: false,
            reason: 'It could not be fitted.',
            aic: null,
            predicted: null,
            meanAbsoluteError: null,
            logScore: null,
          },
    ),
  },
  warnings: [
    'Customers who buy often spend more on each purchase: the worth of the best is more likely too low than too high.',
    'Spending varies so much that its mean is not known.',
    'Pareto/NBD did not settle: the search for its parameters did not come to an end.',
    'Customers of different years differ, so each is forecast with the customers of the same year.',
  ],
  holdout: {
    ...(lifetime.holdout as Exclude<Lifetime['holdout'], { value: null }>),
    naive: 15_020,
    meanAbsoluteError: { model: 0.78, naive: 0.7 },
    coverage: 0.86,
    money: { value: null, reason: 'The spending model could not be fitted.' },
  },
  spend: { correlation: 0.24, interval: [0.21, 0.27], correlated: true, customers: 9391, leftOut: 12 },
  cohorts: {
    ...(lifetime.cohorts as Exclude<Lifetime['cohorts'], { value: null }>),
    differ: true,
    pValue: 0.003,
    used: true,
  },
  byChannel: { value: null, reason: 'No file says through which channel customers came.' },
};

export const tooFewForLifetime: Summary['clv'] = {
  value: null,
  reason:
    'There is too little data: 3 customers, none of whom bought again. About 300 customers with 60 repeaters would suffice.',
};

/** Models that nobody should use: what was counted is told, and nothing is foretold. */
export const withoutModel: Lifetime = {
  ...doubtfulLifetime,
  selected: { value: null, reason: 'No model settled on this data.' },
  holdout: { value: null, reason: 'There is no model whose forecast could be compared.' },
  total: { value: null, reason: 'No model settled on this data.' },
  distribution: [],
  bySegment: [],
  byChannel: { value: null, reason: 'No model settled on this data.' },
};
