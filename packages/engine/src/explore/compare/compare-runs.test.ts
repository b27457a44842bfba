import { afterAll, expect } from 'vitest';
import { type DemoRun, exploreDemo } from '../../../test/explored-demo.ts';
import { onDuckDb, onEngines } from '../../../test/on-engines.ts';
import { openDuckDb, sql } from '../../warehouse/index.ts';
import type { ExploredRun } from '../explored-run.ts';
import { compareRuns } from './compare-runs.ts';
import type { Comparison } from './comparison.ts';

/** Comparing only reads, so that what is analysed the same way is analysed once; older and newer runs stay apart. */
const analysed = {
  older: new Map<string, Promise<ExploredRun>>(),
  newer: new Map<string, Promise<ExploredRun>>(),
};
afterAll(async () => {
  for (const runs of Object.values(analysed))
    for (const run of runs.values()) await (await run).warehouse.close();
});

function runOf(side: keyof typeof analysed, options: DemoRun): Promise<ExploredRun> {
  const key = JSON.stringify({ ...options, correct: options.correct?.name });
  const known = analysed[side].get(key);
  if (known) return known;
  const run = openDuckDb(':memory:', { threads: 2 }).then((warehouse) => exploreDemo(warehouse, options));
  analysed[side].set(key, run);
  return run;
}

async function withRuns(
  older: DemoRun,
  newer: DemoRun,
  look: (comparison: Comparison, older: ExploredRun, newer: ExploredRun) => Promise<void> | void,
): Promise<void> {
  const [a, b] = [await runOf('older', older), await runOf('newer', newer)];
  await look(await compareRuns(b, a), a, b);
}

const units = (amount: number) => Math.round(amount * 10_000);

/** The parts add up to the change without a remainder, and so do the moves to the customers. */
function expectWhole({ causes, moves, segments }: Comparison, older: ExploredRun, newer: ExploredRun): void {
  const change = units(newer.summary.value.pastYearRevenue) - units(older.summary.value.pastYearRevenue);
  expect(causes.reduce((sum, { amount }) => sum + units(amount ?? 0), 0)).toBe(change);
  const people = (end: 'from' | 'to', strangers: string) =>
    moves.filter((move) => move[end] !== strangers).reduce((sum, { customers }) => sum + customers, 0);
  expect(people('from', 'not yet a customer')).toBe(older.summary.customers);
  expect(people('to', 'no longer in the data')).toBe(newer.summary.customers);
  for (const scheme of ['lifecycle', 'value', 'rfm'] as const)
    expect(
      segments.filter((row) => row.scheme === scheme).reduce((sum, { after }) => sum + (after ?? 0), 0),
    ).toBe(newer.summary.customers);
}

const amountOf = ({ causes }: Comparison, kind: string) =>
  causes.filter((cause) => cause.kind === kind && cause.amount !== null);

onDuckDb('a month later: what customers did, and what left the past year, add up to the change', () =>
  withRuns({ asOf: '2026-05-31' }, {}, (comparison, older, newer) => {
    expectWhole(comparison, older, newer);
    expect(comparison).toMatchObject({
      comparable: true,
      from: { asOf: '2026-05-31' },
      to: { asOf: '2026-06-30' },
      settings: [],
      data: { added: [], removed: [], changed: [] },
    });
    expect(comparison.data.same).toContain('orders.csv');
    expect(amountOf(comparison, 'behaviour').length).toBeGreaterThan(2);
    expect(amountOf(comparison, 'data')).toEqual([]);
    expect(amountOf(comparison, 'rules')).toEqual([]);
    expect(comparison.headline).toMatch(/^Past-year revenue (rose|fell) by [\d.]+\u00A0% to €/);
    expect(comparison.moves.some(({ from }) => from === 'not yet a customer')).toBe(true);
    expect(comparison.moves.some(({ to }) => to === 'no longer in the data')).toBe(false);
    const customers = comparison.figures.find(({ path }) => path === 'customers');
    expect(customers?.change).toBe(newer.summary.customers - older.summary.customers);
  }),
);

onDuckDb('two years later nothing of the older year is left, and it still adds up', () =>
  withRuns({ asOf: '2024-06-30' }, { asOf: '2026-06-30' }, (comparison, older, newer) => {
    expectWhole(comparison, older, newer);
    expect(comparison.causes.some(({ text }) => text.includes('nothing for a whole year'))).toBe(true);
  }),
);

onDuckDb('a newer analysis of an earlier day is said to be one', () =>
  withRuns({}, { asOf: '2026-04-30' }, (comparison, older, newer) => {
    expectWhole(comparison, older, newer);
    expect(amountOf(comparison, 'behaviour')).toEqual([]);
    expect(amountOf(comparison, 'window')).toHaveLength(2);
    expect(comparison.notes.join()).toContain('an earlier day');
  }),
);

onDuckDb('the same run twice: nothing changed, also where it is one database', () =>
  withRuns({}, {}, async (comparison, older, newer) => {
    for (const same of [comparison, await compareRuns(newer, newer)]) {
      expectWhole(same, older, newer);
      expect(same).toMatchObject({ headline: 'Nothing changed', causes: [], notes: [], settings: [] });
      expect(same.figures.every(({ change }) => change === 0 || change === null)).toBe(true);
      expect(same.moves.every(({ from, to }) => from === to)).toBe(true);
      expect(same.segments.every(({ before, after }) => before === after)).toBe(true);
    }
  }),
);

/** Doubles the amount of every order line in two months of the past year. */
const corrected = (name: string, text: string) =>
  name === 'orders.csv'
    ? text.replaceAll(
        /^([^,]*,[^,]*,[^,]*,2026-0[23][^,]*,[^,]*,[^,]*,)([\d.]+),/gm,
        (_, head, amount) => `${head}${(Number(amount) * 2).toFixed(2)},`,
      )
    : text;

onDuckDb('a corrected file is told apart from what customers did', () =>
  withRuns({}, { correct: corrected }, (comparison, older, newer) => {
    expectWhole(comparison, older, newer);
    expect(comparison.data.changed).toEqual(['orders.csv']);
    expect(comparison.data.same).toContain('customers.csv');
    const amounts = comparison.causes.filter(({ amount }) => amount !== null);
    expect(amounts).toHaveLength(1);
    expect(amounts[0]).toMatchObject({ kind: 'data', text: expect.stringContaining('orders.csv changed') });
    expect(amounts[0]?.amount).toBeGreaterThan(0);
  }),
);

onDuckDb('a corrected file and a month of purchases at once', () =>
  withRuns({ asOf: '2026-05-31' }, { correct: corrected }, (comparison, older, newer) => {
    expectWhole(comparison, older, newer);
    expect(amountOf(comparison, 'data')).toHaveLength(1);
    expect(amountOf(comparison, 'behaviour').length).toBeGreaterThan(2);
  }),
);

onDuckDb('a changed playbook is told apart from data and behaviour', () =>
  withRuns(
    {},
    { playbook: { windows: { year: 300 }, lifecycle: { newQuantile: 0.8 }, limits: { threads: 1 } } },
    (comparison, older, newer) => {
      expectWhole(comparison, older, newer);
      expect(comparison.settings).toEqual([
        { path: 'lifecycle.newQuantile', before: '0.9', after: '0.8' },
        { path: 'windows.year', before: '365', after: '300' },
      ]);
      const amounts = comparison.causes.filter(({ amount }) => amount !== null);
      expect(amounts).toMatchObject([{ kind: 'rules', text: expect.stringContaining('300 days') }]);
      expect(comparison.causes.map(({ text }) => text).join()).toContain('one-time buyer is new');
    },
  ),
);

onDuckDb('files that went and came, and customers who are no longer in the data', () =>
  withRuns(
    { run: { version: '0.1.0' } },
    {
      run: { version: '0.2.0' },
      files: ['orders.csv', 'consents.csv'],
      correct: (name, text) =>
        name === 'orders.csv' ? text.replaceAll(/^.*,C00000[0-4]\d,.*\n/gm, '') : text,
    },
    (comparison, older, newer) => {
      expectWhole(comparison, older, newer);
      expect(comparison.data.removed.toSorted()).toEqual(['customers.csv', 'products.csv']);
      expect(comparison.moves.some(({ to }) => to === 'no longer in the data')).toBe(true);
      expect(comparison.causes.filter(({ kind }) => kind === 'version')).toHaveLength(1);
    },
  ),
);

onDuckDb('runs that measure different things are not compared in money', () =>
  withRuns({}, { playbook: { value: 'outcome', timeZone: 'Europe/Vienna' } }, (comparison) => {
    expect(comparison.comparable).toBe(false);
    expect(comparison.notes).toHaveLength(3);
    expect(comparison.causes.every(({ amount }) => amount === null)).toBe(true);
    expect(comparison.figures.find(({ path }) => path === 'revenue')?.change).toBeNull();
    expect(comparison.figures.find(({ path }) => path === 'orders')?.change).not.toBeNull();
  }),
);

onEngines('runs on different engines are compared as well', async (warehouse) => {
  const embedded = await openDuckDb(':memory:', { threads: 2 });
  try {
    const options = { customers: 150, asOf: '2026-05-31' };
    const older = await exploreDemo(embedded, options);
    const newer = await exploreDemo(warehouse, { customers: 150 });
    const tables = () =>
      embedded.rows(sql`select table_name from information_schema.tables order by 1`, { table_name: 'text' });
    const before = await tables();
    expectWhole(await compareRuns(newer, older), older, newer);
    expect(await compareRuns(older, older)).toMatchObject({ headline: 'Nothing changed' });
    // Only reading: a published run holds the same tables afterwards.
    expect(await tables()).toEqual(before);
  } finally {
    await embedded.close();
  }
});
