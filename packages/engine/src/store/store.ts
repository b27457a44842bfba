import { type Audit, auditOf } from './audit.ts';
import { type Clock, database, type SignInHandle } from './database.ts';
import { type Definitions, definitionsOf } from './definitions.ts';
import { type KnownFiles, knownFilesOf } from './files.ts';
import { type Jobs, jobsOf } from './jobs.ts';
import { type Keys, keysOf } from './keys.ts';
import { migrate } from './migrate.ts';
import { migrationsFor } from './migrations.ts';
import { type People, peopleOf } from './people.ts';
import { type Runs, runsOf } from './runs.ts';
import { type ScheduleDues, scheduleDuesOf } from './schedule-dues.ts';
import { type SignInTries, signInTriesOf } from './sign-in-tries.ts';

/** Definitions and state of a workspace. Customer data is in the warehouse, never here. */
export interface Store {
  readonly runs: Runs;
  readonly jobs: Jobs;
  readonly files: KnownFiles;
  readonly scheduleDues: ScheduleDues;
  readonly definitions: Definitions;
  readonly audit: Audit;
  readonly people: People;
  readonly keys: Keys;
  readonly signInTries: SignInTries;
  /** What better-auth works with: its tables are ours, but the queries its own. */
  readonly signIn: SignInHandle;
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
    jobs: jobsOf(db),
    files: knownFilesOf(db),
    scheduleDues: scheduleDuesOf(db),
    definitions: definitionsOf(db),
    audit: auditOf(db),
    people: peopleOf(db),
    keys: keysOf(db),
    signInTries: signInTriesOf(db),
    signIn: db.signIn,
    close: () => db.close(),
  };
}
