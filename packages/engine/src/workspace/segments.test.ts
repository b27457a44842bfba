import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exploreDemo } from '../../test/explored-demo.ts';
import { AttuneError, type ErrorCode } from '../errors/index.ts';
import { type ExploredRun, findCustomers } from '../explore/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { openDuckDb, openDuckDbReader, type WarehouseReader } from '../warehouse/index.ts';
import { type WorkspaceSegments, workspaceSegments } from './segments.ts';

let home: string;
let tables: WarehouseReader;
let run: ExploredRun;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'attune-segments-run-'));
  const file = join(home, 'run.duckdb');
  const warehouse = await openDuckDb(file);
  const demo = await exploreDemo(warehouse, { customers: 120, files: ['orders.csv'] });
  await warehouse.close();
  tables = await openDuckDbReader(file, { memory: '1GB' });
  run = { ...demo, warehouse: tables };
});
afterAll(async () => {
  await tables.close();
  await rm(home, { recursive: true });
});

let folder: string;
let stores: Store[];
let segments: WorkspaceSegments;
/** What opening the latest run gives. */
let latest: () => Promise<ExploredRun>;

/** The same segments, as another program on the same store has them. */
async function opened(): Promise<WorkspaceSegments> {
  const store = await openStore(join(folder, 'store.sqlite'), () => new Date('2026-07-01T10:00:00Z'));
  stores.push(store);
  return workspaceSegments({ store, runs: { open: () => latest() } });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-segments-'));
  stores = [];
  latest = async () => run;
  segments = await opened();
});
afterEach(async () => {
  for (const store of stores) await store.close();
  await rm(folder, { recursive: true });
});

const loyal = { name: 'loyal', label: 'Loyal', rule: { orders: { $gte: 2 } }, actor: 'ada' };
const code = (code: ErrorCode) => expect.objectContaining({ code });

describe('a saved segment', () => {
  test('keeps the rule, the sentence that it was, and who saved it when', async () => {
    const saved = await segments.save({ ...loyal, version: 0 });
    expect(saved).toEqual({
      name: 'loyal',
      label: 'Loyal',
      rule: loyal.rule,
      inWords: expect.stringMatching(/orders/i),
      version: 1,
      savedAt: '2026-07-01T10:00:00.000Z',
      savedBy: 'ada',
      removed: false,
    });
    expect(await segments.list()).toEqual([saved]);
  });

  test('has versions: who edits an old one is told, and nothing is lost', async () => {
    await segments.save({ ...loyal, version: 0 });
    await segments.save({ ...loyal, label: 'Loyal people', version: 1 });
    const late = segments.save({ ...loyal, label: 'Mine', version: 1 });
    await expect(late).rejects.toEqual(code('edit-conflict'));
    await expect(segments.save({ ...loyal, version: 0 })).rejects.toEqual(code('edit-conflict'));
    await expect(segments.remove({ ...loyal, version: 1 })).rejects.toEqual(code('edit-conflict'));
    const versions = await segments.history('loyal');
    expect(versions.map(({ version, label }) => [version, label])).toEqual([
      [2, 'Loyal people'],
      [1, 'Loyal'],
    ]);
  });

  test('that two programs change at the same moment is changed by one of them', async () => {
    const both = [segments, await opened()];
    await segments.save({ ...loyal, version: 0 });
    const outcomes = await Promise.allSettled([
      both[0]!.save({ ...loyal, label: 'A', version: 1 }),
      both[1]!.remove({ ...loyal, version: 1 }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes).toContainEqual({ status: 'rejected', reason: code('edit-conflict') });
    expect(await segments.history('loyal')).toHaveLength(2);
  });

  test('is put away, with its history, and brought back from that version or as a new one', async () => {
    await segments.save({ ...loyal, version: 0 });
    expect(await segments.remove({ ...loyal, version: 1 })).toMatchObject({ version: 2, removed: true });
    expect(await segments.list()).toEqual([]);
    await expect(segments.remove({ ...loyal, version: 2 })).rejects.toEqual(code('not-found'));
    expect(await segments.save({ ...loyal, version: 2 })).toMatchObject({ version: 3, removed: false });
    await segments.remove({ ...loyal, version: 3 });
    expect(await segments.save({ ...loyal, version: 0 })).toMatchObject({ version: 5, removed: false });
    expect(await segments.history('loyal')).toHaveLength(5);
    await expect(segments.history('nobody')).rejects.toEqual(code('not-found'));
  });

  test('does not take the address of the form for a new one', async () => {
    await expect(segments.save({ ...loyal, name: 'new', version: 0 })).rejects.toMatchObject({
      code: 'request-invalid',
      message: expect.stringContaining('cannot be named "new"'),
      place: { field: 'name' },
    });
  });

  test('with a rule that cannot be read is not saved', async () => {
    const unreadable = segments.save({ ...loyal, rule: { ordres: 2 }, version: 0 });
    await expect(unreadable).rejects.toMatchObject({ code: 'rule-invalid', place: { field: '/ordres' } });
    expect(await segments.list()).toEqual([]);
  });
});

describe('the size of a saved segment', () => {
  test('is withheld where it or its rest would give a small group away', async () => {
    const { rows, total } = await findCustomers(run, { limit: 1 });
    const id = rows[0]?.customer_id;
    const rules = { all: {}, one: { customer_id: id }, rest: { customer_id: { $ne: id } } };
    for (const [name, rule] of Object.entries(rules))
      await segments.save({ ...loyal, name, rule, version: 0 });
    const sizes = async (small: 'told' | 'withheld') =>
      (await segments.counted(small)).map(({ name, customers }) => [name, customers]);
    expect(await sizes('told')).toEqual([
      ['all', total],
      ['one', 1],
      ['rest', total - 1],
    ]);
    expect(await sizes('withheld')).toEqual([
      ['all', total],
      ['one', null],
      ['rest', null],
    ]);
  });

  test('is not known where the rule speaks of what is gone, and says so', async () => {
    const { name, actor } = loyal;
    const body = { label: 'Old', rule: { ordres: 2 }, inWords: 'Old', savedBy: actor, removed: false };
    await stores[0]!.definitions.save({ kind: 'rule', name, body, actor });
    expect(await segments.counted('told')).toMatchObject([
      { customers: null, problem: expect.stringContaining('ordres') },
    ]);
  });

  test('is not known without a run that can be counted in, and says why', async () => {
    await segments.save({ ...loyal, version: 0 });
    expect(await segments.counted('told')).toMatchObject([{ customers: expect.any(Number), problem: null }]);
    for (const [failure, problem] of [
      [new AttuneError('no-run-yet', 'None.', { remedy: 'Analyse.' }), 'Nothing is published yet.'],
      [new AttuneError('run-not-kept', 'Its files are gone.', { remedy: 'Analyse.' }), 'Its files are gone.'],
    ] as const) {
      latest = () => Promise.reject(failure);
      expect(await segments.counted('told')).toMatchObject([{ name: 'loyal', customers: null, problem }]);
    }
    latest = () => Promise.reject(new Error('A bug.'));
    await expect(segments.counted('told')).rejects.toThrow('A bug.');
  });
});
