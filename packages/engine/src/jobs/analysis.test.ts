import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateDemo } from '../demo/index.ts';
import { defaultPlaybook } from '../playbook/index.ts';
import { isUnknown, type Summary, summarySchema } from '../report/index.ts';
import { openDuckDb, sql } from '../warehouse/index.ts';
import { type AnalysisRequest, runAnalysis } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'attune-analysis-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names: string[]) => join(folder, ...names);
const text = (...names: string[]) => readFileSync(at(...names), 'utf8');
const bytes = (...names: string[]) => readFileSync(at(...names)).toString('base64');

function run(inputs: string[], out: string, more: Partial<AnalysisRequest> = {}): Promise<Summary> {
  return runAnalysis({ inputs, playbook: defaultPlaybook, out: at(out), ...more }).then(
    ({ summary }) => summary,
  );
}

const threads = (count: number) => ({
  playbook: { ...defaultPlaybook, limits: { ...defaultPlaybook.limits, threads: count } },
});

describe('the made-up retailer', () => {
  let summary: Summary;
  let truth: {
    orders: {
      rows: number;
      valid: number;
      duplicates: number;
      revenue: number;
      broken: { total: number };
      revenueByMonth: { month: string; revenue: number }[];
    };
    pastYear: { revenue: number };
  };

  beforeAll(async () => {
    await generateDemo({ customers: 2000, seed: 7, out: at('data') });
    truth = JSON.parse(text('data', 'truth', 'truth.json'));
    summary = await run([at('data')], 'out', { asOf: '2026-06-30' });
  });

  test('every row is accounted for, and the money is the truth to the cent', () => {
    expect(summary.rows).toEqual({
      read: truth.orders.rows,
      accepted: truth.orders.valid,
      duplicates: truth.orders.duplicates,
      rejected: truth.orders.broken.total,
    });
    expect(summary.revenue).toBe(truth.orders.revenue);
    expect(summary.value.pastYearRevenue).toBe(truth.pastYear.revenue);
    expect(summary.reconciliation.matching).toBe(summary.reconciliation.of);
    expect(
      summary.reconciliation.months.map(({ month, analysed }) => ({ month, revenue: analysed })),
    ).toEqual(truth.orders.revenueByMonth);
  });

  test('summary.json is what the schema says, and every number in it has a trace', () => {
    const written = JSON.parse(text('out', 'summary.json'));
    expect(summarySchema.parse(written)).toEqual(written);
    const told = new Set(summary.traces.map(({ path }) => path));
    const untraced = [
      'schema',
      'run',
      'business',
      'asOf',
      'timeZone',
      'currency',
      'measure',
      'firstDay',
      'lastDay',
      'inputs',
      'quality',
      'finding',
      'traces',
    ];
    for (const key of Object.keys(written)) {
      // What the data cannot give has a reason, and no origin.
      if (untraced.includes(key) || isUnknown(written[key])) continue;
      const parts = key === 'value' ? Object.keys(written.value).map((part) => `value.${part}`) : [key];
      for (const part of parts) expect(told, part).toContain(part);
    }
  });

  test('writes the files, and nothing beside them', () => {
    expect(readdirSync(at('out')).sort()).toEqual(
      [
        'customers.csv',
        'customers.parquet',
        'rejected.csv',
        'report.html',
        'segments.json',
        'summary.json',
      ].sort(),
    );
    expect(readdirSync(folder).filter((name) => name.startsWith('.attune'))).toEqual([]);
    const rejected = text('out', 'rejected.csv').trim().split('\n');
    expect(rejected.length - 1).toBeGreaterThanOrEqual(truth.orders.broken.total);
  });

  test('names neither folders nor the time of running', () => {
    for (const name of ['report.html', 'summary.json', 'segments.json', 'customers.csv'])
      expect(text('out', name)).not.toContain(folder);
  });

  test('the customer files hold every customer once, and agree', async () => {
    const warehouse = await openDuckDb(':memory:');
    const [row] = await warehouse.rows(
      sql`select (select count(*) from read_parquet(${at('out', 'customers.parquet')})) as parquet,
        (select count(distinct customer_id) from read_csv(${at('out', 'customers.csv')})) as csv,
        (select sum(past_year_revenue) from read_parquet(${at('out', 'customers.parquet')})) as revenue`,
      { parquet: 'count', csv: 'count', revenue: 'money' },
    );
    await warehouse.close();
    expect(row).toEqual({
      parquet: summary.customers,
      csv: summary.customers,
      revenue: summary.value.pastYearRevenue,
    });
  });

  test('the same input gives the same bytes, whatever the threads', async () => {
    await run([at('data')], 'one', { asOf: '2026-06-30', ...threads(1) });
    await run([at('data')], 'two', { asOf: '2026-06-30', ...threads(2) });
    for (const name of readdirSync(at('out'))) {
      expect(bytes('one', name) === bytes('out', name), name).toBe(true);
      expect(bytes('two', name) === bytes('out', name), name).toBe(true);
    }
  });

  test('rows in another order, in two files, give the same customers and segments', async () => {
    const [header, ...rows] = text('data', 'orders.csv').trim().split('\n');
    const middle = Math.floor(rows.length / 3);
    await generateDemo({ customers: 2000, seed: 7, out: at('split') });
    rmSync(at('split', 'orders.csv'));
    const file = (lines: string[]) => `${[header, ...lines].join('\n')}\n`;
    writeFileSync(at('split', 'orders-1.csv'), file(rows.slice(middle).reverse()));
    writeFileSync(at('split', 'orders-2.csv'), file(rows.slice(0, middle)));
    await run([at('split')], 'shuffled', { asOf: '2026-06-30' });
    for (const name of ['customers.parquet', 'customers.csv', 'segments.json'])
      expect(bytes('shuffled', name) === bytes('out', name), name).toBe(true);
  });
});

describe('what goes wrong', () => {
  test('too many rejected rows leave no output, and keep an older one', async () => {
    writeFileSync(at('good.csv'), 'customer_id,date,amount\na,2026-01-01,10\nb,2026-02-13,20\n');
    await run([at('good.csv')], 'kept');
    const before = bytes('kept', 'summary.json');
    writeFileSync(
      at('bad.csv'),
      'customer_id,date,amount\na,2026-01-01,10\nb,2026-02-13,many\nb,2026-02-14,some\n',
    );
    await expect(run([at('bad.csv')], 'kept')).rejects.toMatchObject({
      code: 'too-many-rejected',
      exitCode: 3,
    });
    await expect(run([at('bad.csv')], 'never')).rejects.toMatchObject({ code: 'too-many-rejected' });
    expect(existsSync(at('never'))).toBe(false);
    expect(bytes('kept', 'summary.json')).toBe(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('.attune'))).toEqual([]);
  });

  test('a signal stops the run and leaves nothing', async () => {
    await generateDemo({ customers: 3000, seed: 1, out: at('data-3') });
    for (const stage of ['reading', 'customers', 'segments', 'writing']) {
      const stop = new AbortController();
      await expect(
        runAnalysis(
          { inputs: [at('data-3')], playbook: defaultPlaybook, out: at('stopped') },
          { signal: stop.signal, onProgress: (progress) => progress.stage === stage && stop.abort() },
        ),
      ).rejects.toThrow();
      expect(existsSync(at('stopped'))).toBe(false);
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('.attune'))).toEqual([]);
  });

  test('one customer with one order is an audit too', async () => {
    writeFileSync(at('one.csv'), 'customer_id,date,amount\na,2026-01-21,10\n');
    const summary = await run([at('one.csv')], 'tiny');
    expect(summary).toMatchObject({ customers: 1, revenue: 10, asOf: '2026-01-21', bridge: { value: null } });
  });

  test('text that a spreadsheet would run is made safe, and nothing else is touched', async () => {
    const ids = ['=1+1', '@x', '-1', '+4', '00001', '1.5', '9', ':a', 'a=b', "o'neill"];
    writeFileSync(
      at('formula.csv'),
      `customer_id,date,amount\n${ids.map((id, i) => `${id},2026-01-2${i % 9},10`).join('\n')}\n`,
    );
    await run([at('formula.csv')], 'formula');
    const cells = text('formula', 'customers.csv').trim().split('\n').slice(1);
    expect(cells.map((line) => line.split(',')[0]).sort()).toEqual(
      ["'=1+1", "'@x", "'-1", "'+4", '00001', '1.5', '9', ':a', 'a=b', "o'neill"].sort(),
    );
    const warehouse = await openDuckDb(':memory:');
    const rows = await warehouse.rows(
      sql`select customer_id as id from read_parquet(${at('formula', 'customers.parquet')})`,
      { id: 'text' },
    );
    await warehouse.close();
    expect(rows.map(({ id }) => id).sort()).toEqual([...ids].sort());
  });
});
