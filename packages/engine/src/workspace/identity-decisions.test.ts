import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore, type Store } from '../store/index.ts';
import { type WorkspaceIdentityDecisions, workspaceIdentityDecisions } from './identity-decisions.ts';

let folder: string;
let store: Store;
let decisions: WorkspaceIdentityDecisions;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-identity-'));
  store = await openStore(join(folder, 'store.sqlite'), () => new Date('2026-07-01T10:00:00Z'));
  decisions = workspaceIdentityDecisions(store);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const pair = ['17', '18'] as const;
const inForce = async () => (await decisions.inForce()).map(({ keys, decision }) => [...keys, decision]);

test('a decision counts until it is taken back, whichever of the two is named first', async () => {
  const [first] = await decisions.decide([{ keys: pair, decision: 'apart', version: 0 }], 'user:1');
  expect(first).toMatchObject({ keys: pair, decision: 'apart', version: 1, decidedBy: 'user:1' });
  expect(await inForce()).toEqual([['17', '18', 'apart']]);

  const turned = ['18', '17'] as const;
  const [second] = await decisions.decide([{ keys: turned, decision: 'together', version: 1 }], 'user:2');
  expect(second).toMatchObject({ name: first?.name, keys: pair, version: 2 });
  expect(await inForce()).toEqual([['17', '18', 'together']]);

  await decisions.decide([{ keys: pair, decision: 'open', version: 2 }], 'user:1');
  expect(await inForce()).toEqual([]);
  expect((await decisions.history(turned)).map(({ decision, decidedBy }) => [decision, decidedBy])).toEqual([
    ['open', 'user:1'],
    ['together', 'user:2'],
    ['apart', 'user:1'],
  ]);
});

test('who decides on an older view is told that somebody was there before', async () => {
  await decisions.decide([{ keys: pair, decision: 'apart', version: 0 }], 'user:1');
  const late = decisions.decide([{ keys: pair, decision: 'together', version: 0 }], 'user:2');
  await expect(late).rejects.toMatchObject({ code: 'edit-conflict' });
  expect(await inForce()).toEqual([['17', '18', 'apart']]);
});

test('one identifier is no pair', async () => {
  const twice = decisions.decide([{ keys: ['17', '17'], decision: 'apart', version: 0 }], 'user:1');
  await expect(twice).rejects.toMatchObject({ code: 'request-invalid', place: { field: 'keys' } });
});

test('several are kept together, or none of them', async () => {
  const other = ['17', 'shopify:5'] as const;
  const both = (version: number) =>
    decisions.decide(
      [
        { keys: other, decision: 'together', version: 0 },
        { keys: pair, decision: 'apart', version },
      ],
      'user:1',
    );
  await expect(both(1)).rejects.toMatchObject({ code: 'edit-conflict' });
  expect(await inForce()).toEqual([]);
  expect(await both(0)).toMatchObject([{ keys: other }, { keys: pair }]);
  expect(await inForce()).toHaveLength(2);
});
