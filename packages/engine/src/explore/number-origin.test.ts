import { afterAll, expect, test } from 'vitest';
import { exploreDemo } from '../../test/explored-demo.ts';
import { onDuckDb, onEngines } from '../../test/on-engines.ts';
import { openDuckDb, raw, sql } from '../warehouse/index.ts';
import type { ExploredRun } from './explored-run.ts';
import { numberOrigin, numberSources } from './number-origin.ts';
import { readableSql } from './readable-sql.ts';

/** Runs what a person would copy, and compares it with what the summary shows. */
async function proveOnDuckDb(run: ExploredRun): Promise<Record<string, number>> {
  const proven = { queries: 0, people: 0 };
  for (const source of await numberSources(run)) {
    const { path, shown } = source;
    const origin = await numberOrigin(run, path);
    expect(origin.definition && origin.label && origin.window && origin.tables.length, path).toBeTruthy();
    const [first] = shown;
    if (origin.sql !== null && first) {
      const shape = Object.fromEntries(Object.keys(first).map((name) => [name, 'number' as const]));
      const rows = await run.warehouse.rows(sql`${raw(origin.sql.replace(/;$/, ''))}`, shape);
      expect(rows.length, path).toBe(shown.length);
      for (const [i, row] of rows.entries())
        for (const [name, value] of Object.entries(shown[i] ?? {})) {
          const close = Math.abs((row[name] ?? Number.NaN) - value) <= 1e-9 * Math.max(1, Math.abs(value));
          expect(close, `${path} ${name}: ${row[name]} is shown as ${value}`).toBe(true);
        }
      proven.queries += 1;
    }
    if (origin.people && first?.customers !== undefined) {
      expect(origin.people.customers, path).toBe(first.customers);
      proven.people += 1;
    }
  }
  return proven;
}

const runs = {
  'three years of a retailer': { customers: 600 },
  'an earlier day, by margin, with other years and bins': {
    customers: 500,
    asOf: '2026-03-15',
    playbook: {
      value: 'margin' as const,
      windows: { year: 300 },
      lifecycle: { comparisonDays: 90 },
      growth: { shrinkageOrders: 2 },
    },
  },
  'customers under contract': {
    customers: 400,
    playbook: { contracts: { periodDays: 90, graceDays: 45 } },
  },
  'purchases by opportunity': {
    customers: 400,
    asOf: '2026-06-30',
    playbook: { lifetime: { opportunityDays: 30 } },
  },
  'a short history': { customers: 500, asOf: '2023-12-31', playbook: { value: 'outcome' as const } },
};

const analysed = new Map<keyof typeof runs, Promise<ExploredRun>>();
afterAll(async () => {
  for (const run of analysed.values()) await (await run).warehouse.close();
});

/** Numbers are only read off, so that every run is made once. */
function runOf(name: keyof typeof runs): Promise<ExploredRun> {
  const known = analysed.get(name);
  if (known) return known;
  const run = openDuckDb(':memory:', { threads: 2 }).then((warehouse) => exploreDemo(warehouse, runs[name]));
  analysed.set(name, run);
  return run;
}

for (const name of Object.keys(runs) as (keyof typeof runs)[])
  onDuckDb(`every number's query gives the number: ${name}`, async () => {
    const run = await runOf(name);
    const proven = await proveOnDuckDb(run);
    expect(proven.queries).toBeGreaterThan(40);
    expect(proven.people).toBeGreaterThan(25);
  });

onDuckDb('every path that the traces of the report name has its numbers', async () => {
  const run = await runOf('three years of a retailer');
  const paths = (await numberSources(run)).map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  // Words and settings, not numbers that were counted.
  const spoken = ['rejected', 'duplicatesByRule', 'lifecycleRules', 'lifecycleLapsedPromise', 'comparison'];
  for (const { path } of run.summary.traces)
    if (!spoken.includes(path))
      expect(
        paths.some((known) => known === path || known.startsWith(`${path}.`)),
        path,
      ).toBe(true);
  expect(await numberOrigin(run, 'value.deciles.1.revenue')).toMatchObject({
    people: { rule: { past_year_decile: 1 } },
  });
  await expect(numberOrigin(run, 'lifecycle.dormnt')).rejects.toMatchObject({
    code: 'number-unknown',
    remedy: 'Did you mean "lifecycle.dormant"?',
  });
  for (const path of [
    '',
    '.',
    'value',
    'value.deciles.11',
    'lifecycle.dormant.secret',
    '__proto__',
    'customers.constructor',
  ])
    await expect(numberOrigin(run, path), path).rejects.toMatchObject({ code: 'number-unknown' });
});

onEngines('whom a number counts is the same on every engine', async (warehouse) => {
  const run = await exploreDemo(warehouse, { customers: 300 });
  for (const { path, shown } of await numberSources(run)) {
    const { people } = await numberOrigin(run, path);
    const customers = shown[0]?.customers;
    if (people && customers !== undefined) expect(people.customers, path).toBe(customers);
  }
});

test('a query is set in lines by clause', () => {
  expect(
    readableSql(
      "select a,  count(*) as n from (select x as a from t where y = 'a  (select' and z in ('it''s')) s group by a order by n desc",
    ),
  ).toBe(`select a,
  count(*) as n
from (
  select x as a
  from t
  where y = 'a  (select' and z in ('it''s')
) s
group by a
order by n desc;`);
});
