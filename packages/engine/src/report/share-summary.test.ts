import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base, states, summaryOf } from '../../test/made-up-base.ts';
import * as fixtures from '../../test/summary-fixture.ts';
import { shareSummary } from './share-summary.ts';
import { isUnknown, type SharedSummary, type Summary, sharedSummarySchema } from './summary.ts';

/** What an outsider reads: a name, and the number or null. */
type Read = Map<string, number | null>;

/** Every count of the tables, by name; what is not listed as a move is known to be nobody. */
function countsOf(summary: SharedSummary): Read {
  const read: Read = new Map();
  const { value, bridge, cohorts } = summary;
  read.set('all', summary.customers).set('prospects', summary.prospects);
  read.set('buyers', value.pastYearBuyers).set('zero', value.zeroSpenders.customers);
  read.set('spenders', value.concentration.spenders).set('outlook unknown', value.gridAxes.outlookUnknown);
  if (!isUnknown(value.previousYearBuyers)) read.set('before', value.previousYearBuyers);
  for (const { decile, customers } of value.deciles) read.set(`decile ${decile}`, customers);
  for (const { cell, customers } of value.grid) read.set(cell, customers);
  if (!isUnknown(bridge)) {
    const { lastYear: _, thisYear: __, ...kinds } = bridge.customers;
    for (const [kind, customers] of Object.entries(kinds)) read.set(`bridge ${kind}`, customers);
  }
  if (!isUnknown(cohorts)) for (const { cohort, customers } of cohorts.cohorts) read.set(cohort, customers);
  for (const { state, customers } of summary.lifecycleValue) read.set(`state ${state}`, customers);
  for (const { pattern, customers } of summary.patterns) read.set(`pattern ${pattern}`, customers);
  for (const { segment, customers } of summary.rfm.segments) read.set(`rfm ${segment}`, customers);
  for (const { state, customers } of summary.lifecycleRepurchase) read.set(`earlier ${state}`, customers);
  for (const { from, to, customers } of summary.migration) read.set(`${from} > ${to}`, customers);
  for (const { id, customers } of summary.decisions) read.set(`decision ${id}`, customers);
  return read;
}

/** What the outsider knows of how tables are made: names and signs that add up to nought. */
function knownSums(read: Read): [name: string, sign: number][][] {
  const names = [...read.keys()];
  const start = (prefix: string) => names.filter((name) => name.startsWith(prefix));
  const parts = (whole: string, of: readonly string[]) =>
    of.length === 0 ? [] : [[[whole, -1], ...of.map((name) => [name, 1])] as [string, number][]];
  return [
    ...parts('all', ['zero', ...start('decile ')]),
    ...parts('all', ['high-high', 'high-low', 'low-high', 'low-low']),
    ...parts('buyers', ['bridge new', 'bridge reactivated', 'bridge up', 'bridge down']),
    ...parts('before', ['bridge lost', 'bridge up', 'bridge down']),
    ...parts('all', start('state ')),
    ...parts('all', start('pattern ')),
    ...parts('all', start('rfm ')),
    ...parts('state declining', ['decision keep-declining']),
    ...states.flatMap((state) => parts(`earlier ${state}`, start(`${state} > `))),
    ...states.flatMap((state) =>
      parts(
        `state ${state}`,
        names.filter((name) => name.endsWith(` > ${state}`)),
      ),
    ),
    ...parts('all', [...start('earlier '), ...start('not yet a customer > ')]),
  ];
}

/** Solves exactly, in fractions: the unknowns that have one value only. */
function solvable(read: Read, sums: readonly (readonly (readonly [string, number])[])[]): Set<string> {
  const unknown = [...read].filter(([, n]) => n === null).map(([name]) => name);
  const rows = sums.map((terms) =>
    unknown.map((name) => BigInt(terms.reduce((sum, [n, sign]) => sum + (n === name ? sign : 0), 0))),
  );
  let done = 0;
  for (let column = 0; column < unknown.length; column++) {
    const pivot = rows.findIndex((row, i) => i >= done && row[column] !== 0n);
    if (pivot < 0) continue;
    [rows[done], rows[pivot]] = [rows[pivot]!, rows[done]!];
    const lead = rows[done]!;
    for (const [i, row] of rows.entries()) {
      if (i === done || row[column] === 0n) continue;
      const [a, b] = [lead[column]!, row[column]!];
      rows[i] = row.map((x, j) => x * a - lead[j]! * b);
    }
    done++;
  }
  return new Set(
    rows.flatMap((row) => {
      const alone = unknown.filter((_, i) => row[i] !== 0n);
      return alone.length === 1 ? alone : [];
    }),
  );
}

const anyK = fc.constantFrom(2, 3, 5, 10, 25, 200);

describe('a summary for who may not see customers', () => {
  it('shows no group of 1 to k − 1, and no linear equation tells one that is withheld', () => {
    fc.assert(
      fc.property(base, anyK, (people, k) => {
        const exact = summaryOf(people);
        const shared = shareSummary(exact, k);
        expect(sharedSummarySchema.safeParse(shared).error).toBeUndefined();
        const read = countsOf(shared);
        for (const [name, customers] of countsOf(exact)) {
          const shown = read.get(name);
          expect(shown === null || shown === customers, name).toBe(true);
          if (customers! > 0 && customers! < k) expect(shown, name).toBeNull();
        }
        // That a withheld group is empty tells of nobody.
        const counts = countsOf(exact);
        const told = [...solvable(read, knownSums(read))].filter((name) => counts.get(name)! > 0);
        expect(told).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('adds withheld parts of a known sum up to k people at least', () => {
    fc.assert(
      fc.property(base, anyK, (people, k) => {
        const exact = countsOf(summaryOf(people));
        const read = countsOf(shareSummary(summaryOf(people), k));
        for (const terms of knownSums(read)) {
          const hidden = terms.filter(([name]) => read.get(name) === null);
          if (hidden.length === 0 || hidden.some(([, sign]) => sign < 0)) continue;
          const together = hidden.reduce((sum, [name]) => sum + exact.get(name)!, 0);
          if (together > 0) expect(together).toBeGreaterThanOrEqual(k);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('tells no money of a small group, not even as the rest of a known sum', () => {
    fc.assert(
      fc.property(base, anyK, (people, k) => {
        const exact = summaryOf(people);
        const shared = shareSummary(exact, k);
        const tables = (summary: SharedSummary) => [
          summary.lifecycleValue,
          summary.patterns,
          summary.value.grid,
          summary.rfm.segments,
        ];
        for (const [t, table] of tables(shared).entries()) {
          const money = tables(exact)[t]!;
          const hidden = table.flatMap(({ revenue }, i) =>
            revenue === null && money[i]!.revenue !== 0 ? [i] : [],
          );
          for (const [i, { customers, revenue }] of money.entries())
            if (customers! > 0 && customers! < k)
              expect(table[i]!.revenue, JSON.stringify({ revenue })).toBeNull();
          const only = hidden.length === 1 ? money[hidden[0]!]!.customers! : k;
          if (shared.value.pastYearRevenue !== null) expect(only).toBeGreaterThanOrEqual(k);
        }
        for (const { customers, revenue } of shared.value.deciles)
          expect(customers === null).toBe(revenue === null);
      }),
      { numRuns: 150 },
    );
  });

  it('says everything where no group is small, but the spending of the first and the last customer', () => {
    const { value, ...rest } = shareSummary(fixtures.retailer, 2);
    const { value: exact, ...others } = fixtures.retailer;
    expect(rest).toEqual(others);
    expect(value.deciles.slice(1, -1)).toEqual(exact.deciles.slice(1, -1));
    expect(value.deciles[0]).toEqual({ ...exact.deciles[0], highest: null });
    expect(value.deciles.at(-1)).toEqual({ ...exact.deciles.at(-1), lowest: null });
    expect({ ...value, deciles: [] }).toEqual({ ...exact, deciles: [] });
  });

  it('of three customers it says nothing', () => {
    const shared = shareSummary(fixtures.threeCustomers, 10);
    expect([...countsOf(shared).values()].filter((n) => n !== null && n > 0)).toEqual([]);
    expect([shared.revenue, shared.orders, shared.value.pastYearRevenue]).toEqual([null, null, null]);
    expect(shared.value.concentration).toMatchObject({ gini: null, lorenz: [] });
  });

  const with_ = (change: Partial<Summary>): SharedSummary =>
    shareSummary({ ...fixtures.retailer, ...change }, 10);

  it('leaves out sentences that count few, and the rows that would tell the number', () => {
    const shared = with_({
      prospects: 4,
      quality: [
        { level: 'info', text: '4 known people have not bought yet; they are counted apart.' },
        { level: 'info', text: 'Consent to news: 1 200 given, 3 withdrawn.' },
        { level: 'info', text: 'Consent to news: 1 200 given, 300 withdrawn.' },
        { level: 'warning', text: 'orders.csv: 2 rows name no currency.' },
      ],
    });
    expect(shared.quality.map(({ text }) => text !== null)).toEqual([false, false, true, true]);
    expect(shared.prospects).toBeNull();
    expect(shared.inputs.map(({ rows }) => rows === null)).toEqual([false, true]);
  });

  it('withholds a share that few made, and what is said of it', () => {
    const rows = fixtures.retailer.lifecycleRepurchase;
    const shared = with_({
      lifecycleRepurchase: rows.map((row) => (row.state === 'new' ? { ...row, share: 4 / 2510 } : row)),
    });
    expect(shared.lifecycleRepurchase[0]).toMatchObject({ customers: 2510, share: null, interval: null });
    expect(shared.decisions.map(({ why }) => why === null)).toEqual([false, true, false]);
  });

  it('breaks the curve of a cohort where few bought, until enough did', () => {
    const shared = with_({
      cohorts: {
        period: 'year',
        cohorts: [
          {
            cohort: '2024',
            customers: 100,
            revenueByAge: [10, 11, 11, 15, 16],
            activeByAge: [1, 0.05, 0, 0.3, 0.96],
          },
        ],
        comparison: { value: null, reason: 'Too few.' },
        comparisons: [],
        retention: { value: null, reason: 'Too short.' },
      },
    });
    if (isUnknown(shared.cohorts)) throw new Error('There are cohorts.');
    expect(shared.cohorts.cohorts[0]).toMatchObject({
      customers: 100,
      revenueByAge: [10, null, null, 15, 16],
      activeByAge: [1, null, 0, 0.3, null],
    });
  });
});
