import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exploreDemo } from '../../test/explored-demo.ts';
import { openStore, type Store } from '../store/index.ts';
import { openDuckDb, type Warehouse } from '../warehouse/index.ts';
import { type WorkspaceLists, workspaceLists } from './lists.ts';

let home: string;
let folder: string;
let store: Store;
let warehouse: Warehouse;
let lists: WorkspaceLists;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'attune-lists-'));
  folder = join(home, 'lists');
  let seconds = 0;
  const clock = () => new Date(Date.UTC(2026, 6, 1, 10, 0, seconds++));
  store = await openStore(join(home, 'store.sqlite'), clock);
  warehouse = await openDuckDb(':memory:');
  const explored = await exploreDemo(warehouse, { customers: 120, files: ['orders.csv', 'consents.csv'] });
  const run = { ...explored, id: '20260701100000-abcdef' };
  lists = workspaceLists(folder, { store, runs: { open: async () => run }, clock });
});
afterEach(async () => {
  await store.close();
  await warehouse.close();
  await rm(home, { recursive: true });
});

const prices = {
  run: 'latest',
  label: 'Prices',
  rule: { orders: { $gte: 2 } },
  use: 'analysis',
  purpose: 'a look at prices',
  actor: 'ada',
} as const;

test('a list is kept with what it is for, and its file', async () => {
  const made = await lists.make(prices);
  expect(made).toEqual({
    id: expect.stringMatching(/^20260701100000-[0-9a-f]{16}$/),
    label: 'Prices',
    run: '20260701100000-abcdef',
    asOf: expect.any(String),
    use: 'analysis',
    purpose: 'a look at prices',
    inWords: expect.stringMatching(/orders/i),
    createdAt: '2026-07-01T10:00:00.000Z',
    createdBy: 'ada',
    matched: expect.any(Number),
    exported: made.matched,
    withheld: [],
  });
  const { label, path } = await lists.file(made.id);
  expect(label).toBe('Prices');
  expect(readFileSync(path, 'utf8').trim().split('\r\n')).toHaveLength(made.matched + 1);
  expect((await stat(folder)).mode & 0o077).toBe(0);
  expect(await store.audit.entries(`list/${made.id}`)).toMatchObject([{ actor: 'ada', action: 'create' }]);
  await expect(lists.file('20260701100000-0000')).rejects.toMatchObject({ code: 'not-found' });
});

test('lists are told page by page, the latest first', async () => {
  for (const label of ['a', 'b', 'c']) await lists.make({ ...prices, label });
  const page = await lists.list({ offset: 1, limit: 1 });
  expect(page).toMatchObject({ total: 3, lists: [{ label: 'b' }] });
  expect((await lists.list({ offset: 0, limit: 9 })).lists.map(({ label }) => label)).toEqual([
    'c',
    'b',
    'a',
  ]);
});

test('a list that is refused is not kept', async () => {
  const spam = lists.make({ ...prices, use: 'contact', purpose: 'spam' });
  await expect(spam).rejects.toMatchObject({ code: 'purpose-unknown' });
  expect(await lists.list({ offset: 0, limit: 9 })).toEqual({ lists: [], total: 0 });
  expect(await readdir(folder)).toEqual([]);
});
