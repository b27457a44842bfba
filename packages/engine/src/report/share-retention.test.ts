import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contracts } from '../../test/cohorts-fixture.ts';
import { retailer } from '../../test/summary-fixture.ts';
import { shareContracts } from './share-contracts.ts';
import { shareRetention } from './share-retention.ts';
import { shareSummary } from './share-summary.ts';
import { isUnknown, type Summary, sharedSummarySchema } from './summary.ts';

type Cohorts = Exclude<Summary['cohorts'], { value: null }>;
type Retention = Exclude<Cohorts['retention'], { value: null }>;

const k = 10;
const small = (n: number) => n > 0 && n < k;

/** One customer: the quarter of the first purchase, and the periods of age with one. */
const person = fc.record({ cohort: fc.constantFrom(0, 1, 2, 3), bought: fc.subarray([1, 2, 3]) });
const people = fc
  .array(fc.tuple(person, fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 14 })
  .map((types) => types.flatMap(([one, n]) => Array.from({ length: n }, () => one)));

function retentionOf(base: readonly { cohort: number; bought: readonly number[] }[]): Retention {
  const names = ['2024-Q3', '2024-Q4', '2025-Q1', '2025-Q2'];
  const cohorts = names.flatMap((cohort, i) => {
    const members = base.filter((one) => one.cohort === i);
    if (members.length === 0) return [];
    const share = (is: (bought: readonly number[]) => boolean) =>
      Number((members.filter(({ bought }) => is([0, ...bought])).length / members.length).toFixed(6));
    const ages = Array.from({ length: 4 - i }, (_, age) => age);
    const active = ages.map((age) => share((bought) => bought.includes(age)));
    const still = ages.map((age) => share((bought) => bought.some((at) => at >= age)));
    const revenue = ages.map((age) => 10 * (age + 1));
    const revenueInterval = revenue.map((value): [number, number] => [value - 1, value + 1]);
    return [{ cohort, customers: members.length, active, still, revenue, revenueInterval }];
  });
  const oldest = Math.max(...cohorts.map(({ active }) => active.length));
  const curve = Array.from({ length: oldest }, (_, age) => {
    const there = cohorts.filter(({ active }) => active.length > age);
    const customers = there.reduce((sum, one) => sum + one.customers, 0);
    const share = (of: 'active' | 'still') =>
      there.reduce((sum, one) => sum + Math.round(one[of][age]! * one.customers), 0) / customers;
    const interval: [number, number] = [0, 1];
    return {
      age,
      cohorts: there.length,
      customers,
      active: share('active'),
      activeInterval: interval,
      still: share('still'),
      stillInterval: interval,
    };
  });
  return { period: 'quarter', ageMonths: 3, cohorts, curve };
}

describe('the triangle for who may not see customers', () => {
  it('tells of no few people, not by its steps, and not by what the curve leaves of it', () => {
    fc.assert(
      fc.property(people, (base) => {
        const retention = retentionOf(base);
        const few = new Set(
          retention.cohorts
            .filter(({ customers }) => small(customers))
            .map(({ cohort }) => `cohort ${cohort}`),
        );
        const whole = { cohorts: [] } as unknown as Cohorts;
        const shared = shareRetention({ ...whole, retention }, few, k);
        if (isUnknown(shared)) throw new Error('There is a triangle.');
        for (const [i, cohort] of shared.cohorts.entries()) {
          const n = (share: number) => Math.round(share * retention.cohorts[i]!.customers);
          if (cohort.customers === null) {
            expect(JSON.stringify(cohort)).not.toMatch(/:\d|\[\d/);
            continue;
          }
          let before = cohort.customers;
          for (const [age, share] of cohort.still.entries()) {
            const active = cohort.active[age]!;
            if (active !== null) expect(small(n(active)) || small(cohort.customers - n(active))).toBe(false);
            if (share === null) continue;
            expect(small(before - n(share)) || small(n(share))).toBe(false);
            if (active !== null) expect(small(n(share) - n(active))).toBe(false);
            before = n(share);
          }
        }
        for (const { age, customers, active, still } of shared.curve)
          for (const [of, share] of [
            ['active', active],
            ['still', still],
          ] as const) {
            if (share === null || customers === null) continue;
            const there = shared.cohorts.flatMap((cohort, i) =>
              cohort.active.length > age ? [{ cohort, real: retention.cohorts[i]! }] : [],
            );
            const told = there.filter(({ cohort }) => cohort[of][age] !== null);
            const sum = (rows: typeof there) =>
              rows.reduce((total, { real }) => total + Math.round(real[of][age]! * real.customers), 0);
            expect(small(sum(there) - sum(told))).toBe(false);
            expect(there.length - told.length).not.toBe(1);
          }
      }),
      { numRuns: 300 },
    );
  });

  it('withholds one part of a year together with the others, since the year says their sum', () => {
    const base = [
      ...Array.from({ length: 60 }, (_, i) => ({ cohort: 2, bought: i < 4 ? [1] : [] })),
      ...Array.from({ length: 60 }, (_, i) => ({ cohort: 3, bought: i < 30 ? [1] : [] })),
    ];
    const retention = retentionOf(base);
    const year = { cohort: '2025', customers: 120, revenueByAge: [1], activeByAge: [1] };
    const shared = shareRetention(
      {
        period: 'year',
        cohorts: [year],
        comparison: { value: null, reason: '' },
        comparisons: [],
        retention,
      },
      new Set(),
      k,
    );
    if (isUnknown(shared)) throw new Error('There is a triangle.');
    expect(shared.cohorts.map(({ active }) => active)).toEqual([[1, null], [1]]);
  });

  it('leaves a large base as it is', () => {
    const shared = shareSummary(retailer, k);
    expect(sharedSummarySchema.safeParse(shared).success).toBe(true);
    if (isUnknown(shared.cohorts) || isUnknown(shared.cohorts.retention))
      throw new Error('There are cohorts.');
    expect(shared.cohorts.retention.cohorts[0]?.active.slice(0, 6)).not.toContain(null);
    expect(shared.cohorts.comparisons.every(({ difference }) => difference !== null)).toBe(true);
  });
});

describe('contracts for who may not see customers', () => {
  it('end where few were lost', () => {
    const curve = contracts.curve.map((point, i) => (i === 4 ? { ...point, lost: 4 } : point));
    const shared = shareContracts({ ...contracts, curve }, new Set(), k);
    expect(shared.curve.map(({ due }) => due !== null)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(shared.cohorts[0]?.stayed.every((share) => share === null)).toBe(true);
    expect(shared.model).toMatchObject({ holdout: { due: 1068 } });
  });

  it('are a part of the summary that is told whole where enough people stand behind each number', () => {
    const shared = shareSummary({ ...retailer, contracts }, k);
    expect(sharedSummarySchema.safeParse(shared).success).toBe(true);
    expect(shared.contracts).toEqual(contracts);
    const few = shareSummary({ ...retailer, contracts: { ...contracts, returned: 4 } }, k);
    expect(few.contracts).toMatchObject({ returned: null });
  });
});
