import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AttuneError } from '../errors/index.ts';
import { type Clock, openStore, type Store } from '../store/index.ts';
import { claimedStore } from './claimed-store.ts';
import { layout } from './folder.ts';
import { lockFolder } from './lock.ts';

export interface StoreOptions {
  readonly clock: Clock;
  /** A `postgres://` address; default: SQLite in the folder. */
  readonly storeAt?: string;
}

/**
 * Works on the store of a workspace that nothing else has open, and starts nothing: no waiting analysis, no schedule.
 *
 * @throws AttuneError `workspace-busy` when another process has it, such as its server; `workspace-unusable` where
 *   there is no workspace or its store is elsewhere; `store-unavailable`, `store-newer`
 */
export async function withWorkspaceStore<T>(
  at: string,
  { clock, storeAt }: StoreOptions,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const folder = resolve(at);
  if (!existsSync(join(folder, layout.playbook)))
    throw new AttuneError('workspace-unusable', `There is no workspace in the folder ${folder}.`, {
      remedy: 'Name the folder that `attune serve` is started with.',
      place: { file: folder },
    });
  if (storeAt === undefined && !existsSync(join(folder, layout.store)))
    throw new AttuneError('workspace-unusable', 'This workspace has no store of its own.', {
      remedy: 'Name its database, in DATABASE_URL or with --database, as for `attune serve`.',
      place: { file: folder },
    });
  const lock = await lockFolder(folder, async () => {});
  try {
    const claim = storeAt === undefined ? undefined : await claimedStore(storeAt);
    try {
      const store = await openStore(storeAt ?? join(folder, layout.store), clock);
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    } finally {
      await claim?.release();
    }
  } finally {
    await lock.release();
  }
}
