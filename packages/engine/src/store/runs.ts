import type { Selectable, Updateable } from 'kysely';
import type { Database } from './database.ts';
import { toJson } from './json.ts';
import type { Tables } from './tables.ts';

/** A file that went into a run. */
export type RunInput = {
  readonly name: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly fingerprint: string;
  readonly bytes: number;
  /** Absent until they are counted. */
  readonly rows?: number;
};

/** What is known when a run starts. */
interface RunStart {
  readonly id: string;
  readonly inputs: readonly RunInput[];
  /** SHA-256 of the playbook in force, in hexadecimal. */
  readonly playbookHash: string;
  /** The version of the program. */
  readonly version: string;
  /** The folder of its output. */
  readonly output: string;
}

export interface Run extends RunStart {
  readonly state: 'running' | 'published' | 'failed' | 'cancelled';
  /** ISO instants in UTC. */
  readonly startedAt: string;
  readonly finishedAt?: string;
  /** The day the analysis speaks of, `2026-06-30`; known once the data is read. */
  readonly asOf?: string;
  /** Why it failed. */
  readonly problem?: string;
}

export interface Runs {
  start(run: RunStart): Promise<Run>;
  /** Ends a run well. `inputs` now have their rows. */
  publish(id: string, result: { readonly asOf: string; readonly inputs: readonly RunInput[] }): Promise<Run>;
  /** @param problem one sentence without customers' values */
  fail(id: string, problem: string): Promise<Run>;
  cancel(id: string): Promise<Run>;
  get(id: string): Promise<Run | undefined>;
  /** All runs, the latest start first. */
  list(): Promise<readonly Run[]>;
  latestPublished(): Promise<Run | undefined>;
}

/** A run ends once: ending one that is not running is a bug of the caller, and throws. */
export function runsOf(database: Database): Runs {
  const end = (id: string, change: Updateable<Tables['runs']>) =>
    database.write(async (db) => {
      const row = await db
        .updateTable('runs')
        .set({ ...change, finished_at: database.clock().toISOString() })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .returningAll()
        .executeTakeFirst();
      if (!row) throw new Error(`There is no run ${id} that is still running.`);
      return runOf(row);
    });

  return {
    start: (run) =>
      database.write(async (db) =>
        runOf(
          await db
            .insertInto('runs')
            .values({
              id: run.id,
              started_at: database.clock().toISOString(),
              state: 'running',
              inputs: toJson(run.inputs.map(inputOf)),
              playbook_hash: run.playbookHash,
              version: run.version,
              output: run.output,
            })
            .returningAll()
            .executeTakeFirstOrThrow(),
        ),
      ),
    publish: (id, { asOf, inputs }) =>
      end(id, { state: 'published', as_of: asOf, inputs: toJson(inputs.map(inputOf)) }),
    fail: (id, problem) => end(id, { state: 'failed', problem }),
    cancel: (id) => end(id, { state: 'cancelled' }),

    get: (id) =>
      database.read(async (db) => {
        const row = await db.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst();
        return row && runOf(row);
      }),
    list: () =>
      database.read(async (db) => {
        const newest = db.selectFrom('runs').selectAll().orderBy('started_at', 'desc').orderBy('id', 'desc');
        return (await newest.execute()).map(runOf);
      }),
    latestPublished: () =>
      database.read(async (db) => {
        const row = await db
          .selectFrom('runs')
          .selectAll()
          .where('state', '=', 'published')
          .orderBy('finished_at', 'desc')
          .orderBy('id', 'desc')
          .limit(1)
          .executeTakeFirst();
        return row && runOf(row);
      }),
  };
}

/** Only the named fields, so that nothing else of a caller's object is kept. */
function inputOf({ name, fingerprint, bytes, rows }: RunInput): RunInput {
  return { name, fingerprint, bytes, ...(rows !== undefined && { rows }) };
}

function runOf(row: Selectable<Tables['runs']>): Run {
  return {
    id: row.id,
    state: row.state as Run['state'],
    inputs: JSON.parse(row.inputs) as readonly RunInput[],
    playbookHash: row.playbook_hash,
    version: row.version,
    output: row.output,
    startedAt: row.started_at,
    ...(row.finished_at !== null && { finishedAt: row.finished_at }),
    ...(row.as_of !== null && { asOf: row.as_of }),
    ...(row.problem !== null && { problem: row.problem }),
  };
}
