import { type Audit, auditOf } from './audit.ts';
import { type Clock, database } from './database.ts';
import { type Definitions, definitionsOf } from './definitions.ts';
import { migrate } from './migrate.ts';
import { migrationsFor } from './migrations.ts';
import { type Runs, runsOf } from './runs.ts';

/** Definitions and state of a workspace. Customer data is in the warehouse, never here. */
export interface Store {
  readonly runs: Runs;
  readonly definitions: Definitions;
  readonly audit: Audit;
  close(): Promise<void>;
}

/**
 * Opens a store, and brings it to the newest schema first.
 *
 * @param location a file for SQLite (its folder must exist), or a `postgres://` address
 * @param clock gives the time that is written beside each change
 * @throws AttuneError `store-unavailable` (with the place, without the password) or `store-newer`; later, every
 *   call may throw `store-unavailable`
 */
export async function openStore(location: string, clock: Clock): Promise<Store> {
  const db = database(location, clock);
  try {
    await migrate(db, migrationsFor(db.engine));
  } catch (error) {
    await db.close();
    throw error;
  }
  return {
    runs: runsOf(db),
    definitions: definitionsOf(db),
    audit: auditOf(db),
    close: () => db.close(),
  };
}
