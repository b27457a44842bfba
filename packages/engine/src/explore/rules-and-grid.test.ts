import { expect } from 'vitest';
import { exploreDemo } from '../../test/explored-demo.ts';
import { onEngines } from '../../test/on-engines.ts';
import { checkRule, countOverlap } from './check-rule.ts';
import { countGrid } from './count-grid.ts';
import { evenEdges, gridDensity, logarithmicEdges } from './grid-density.ts';
import { ruleCatalogueOf } from './rule-catalogue.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

onEngines('rules are read as sentences and counted; a malformed one never is', async (warehouse) => {
  const run = await exploreDemo(warehouse);
  const { summary } = run;

  expect(await checkRule(run, {})).toMatchObject({
    ok: true,
    customers: summary.customers,
    of: summary.customers,
    revenue: summary.value.pastYearRevenue,
    revenueOf: summary.value.pastYearRevenue,
  });
  for (const { state, customers, revenue } of summary.lifecycleValue)
    expect(await checkRule(run, { lifecycle: state })).toMatchObject({ customers, revenue });
  expect(await checkRule(run, { lifecycle: 'dormant' })).toMatchObject({
    inWords: 'Lifecycle state is dormant',
  });
  const wrong = await checkRule(run, { lifecyle: 'dormant' });
  expect(wrong).toMatchObject({ ok: false, inWords: null, customers: null, revenue: null });
  expect(wrong.problems).toMatchObject([{ path: '/lifecyle', suggestion: 'lifecycle' }]);
  expect(await checkRule(run, { country: { $veq: '1.0' } })).toMatchObject({ ok: false, customers: null });
  expect(await checkRule(run, { $or: [] })).toMatchObject({ ok: false, customers: null });

  const overlap = await countOverlap(
    run,
    { orders: { $gte: 2 } },
    { $sum: { of: 'transactions', column: 'amount', compare: { $gte: 100 } } },
  );
  const { revenue, ...people } = overlap;
  expect(sum(Object.values(people))).toBe(summary.customers);
  expect(sum(Object.values(revenue))).toBeCloseTo(summary.value.pastYearRevenue, 4);
  expect((await checkRule(run, { orders: { $gte: 2 } })).customers).toBe(overlap.onlyA + overlap.both);
  await expect(countOverlap(run, {}, { nothing: 1 })).rejects.toMatchObject({ code: 'rule-invalid' });

  const catalogue = await ruleCatalogueOf(run);
  const field = (name: string) => catalogue.fields.find((known) => known.name === name);
  expect(field('lifecycle')?.values).toContain('dormant');
  expect(field('country')?.values?.length).toBeGreaterThan(1);
  for (const { values = [], name } of catalogue.fields)
    for (const value of values)
      expect((await checkRule(run, { [name]: value })).customers, name).toBeGreaterThanOrEqual(10);
  expect(field('customer_id')?.values).toBeUndefined();
  const [low, high] = field('orders')?.range ?? [0, 0];
  expect((await checkRule(run, { orders: { $gte: low, $lte: high } })).customers).toBe(summary.customers);
  expect(field('growth')?.operators).toContain('$gte');
  expect(field('country')?.operators).not.toContain('$veq');
  const lines = catalogue.events.find(({ name }) => name === 'transactions');
  expect(lines?.columns.find(({ name }) => name === 'channel')?.values?.length).toBeGreaterThan(1);
  expect(lines?.columns.find(({ name }) => name === 'transaction_id')?.values).toBeUndefined();

  // The grid: at the run's own cuts exactly the summary; everywhere its rules find its customers.
  const own = { valueCut: summary.value.gridAxes.valueCut as number, outlookCut: 0 };
  const atOwn = await countGrid(run, own);
  expect(atOwn.cells.map(({ rule: _, ...cell }) => cell)).toEqual(summary.value.grid);
  for (const cuts of [own, { valueCut: 0, outlookCut: 0.25 }, { valueCut: 120.5, outlookCut: -0.1 }]) {
    const { cells, outlookUnknown } = await countGrid(run, cuts);
    expect(sum(cells.map(({ customers }) => customers))).toBe(summary.customers);
    expect(outlookUnknown).toBe(summary.value.gridAxes.outlookUnknown);
    for (const { rule, customers, revenue: money } of cells)
      expect(await checkRule(run, rule)).toMatchObject({ customers, revenue: money });
  }

  const density = await gridDensity(run);
  expect(density.counts).toHaveLength(density.valueEdges.length - 1);
  expect(density.counts[0]).toHaveLength(density.outlookEdges.length - 1);
  expect(sum(density.counts.flat()) + sum(density.outlookUnknown)).toBe(summary.customers);
  expect(sum(density.outlookUnknown)).toBe(summary.value.gridAxes.outlookUnknown);
  expect(density.outlookEdges).toContain(0);
});

onEngines('classes of the density hold their lower edge', async (warehouse) => {
  expect(logarithmicEdges(10, 2000)).toEqual([
    7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000, 1500, 2000, 3000,
  ]);
  expect(logarithmicEdges(50, 60)).toEqual([39, 47, 56, 68]);
  expect(evenEdges(-0.3, 0.5)).toEqual([
    -0.3, -0.25, -0.2, -0.15, -0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55,
  ]);
  expect(evenEdges(0, 0)).toEqual([0, 0.01]);
  const run = await exploreDemo(warehouse, { customers: 60 });
  const { valueEdges, counts, outlookUnknown } = await gridDensity(run);
  for (const [i, edge] of valueEdges.entries()) {
    const above = valueEdges[i + 1];
    if (above === undefined) break;
    const spending = {
      ...(i === 0 ? {} : { $gte: edge }),
      ...(i === counts.length - 1 ? {} : { $lt: above }),
    };
    const { customers } = await checkRule(run, { past_year_revenue: spending });
    expect(sum(counts[i] ?? []) + (outlookUnknown[i] ?? 0)).toBe(customers);
  }
});
