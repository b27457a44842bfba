import type { Kysely, Selectable, Updateable } from 'kysely';
import type { Database } from './database.ts';
import { lockForAppending } from './engine.sql.ts';
import { type Json, toJson } from './json.ts';
import type { Tables } from './tables.ts';

/** A file that went into a run. */
export type RunInput = {
  readonly name: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly fingerprint: string;
  readonly bytes: number;
  /** Absent until they are counted. */
  readonly rows?: number;
  /** Set where the file is part of the made-up sample. */
  readonly sample?: true;
};

/** What is known when a run starts. */
interface RunStart {
  readonly id: string;
  readonly inputs: readonly RunInput[];
  /** SHA-256 of the playbook in force, in hexadecimal. */
  readonly playbookHash: string;
  /** The version of its definition. */
  readonly playbookVersion: number;
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
  /** Of published runs: what a list of runs says about it. */
  readonly info?: Json;
  /** Of published runs: which engine holds its tables; absent where they are not kept any more. */
  readonly warehouse?: RunEngine;
}

export type RunEngine = 'duckdb' | 'clickhouse';

/** What is known when a run ends well. `inputs` now have their rows. */
export interface RunEnd {
  readonly asOf: string;
  readonly inputs: readonly RunInput[];
  readonly info: Json;
  readonly warehouse: RunEngine;
}

export interface Runs {
  start(run: RunStart): Promise<Run>;
  /** Ends a run well: from now on it is the latest published one. */
  publish(id: string, result: RunEnd): Promise<Run>;
  /** @param problem one sentence without customers' values */
  fail(id: string, problem: string): Promise<Run>;
  cancel(id: string): Promise<Run>;
  get(id: string): Promise<Run | undefined>;
  /** All runs, the latest start first. */
  list(): Promise<readonly Run[]>;
  /** The run that was published last, whatever the clock said. */
  latestPublished(): Promise<Run | undefined>;
  /** Published runs, the latest first. */
  published(page: { readonly offset: number; readonly limit: number }): Promise<readonly Run[]>;
  countPublished(): Promise<number>;
  /** Runs that have not ended: after a start of the program, those of a killed one. */
  running(): Promise<readonly Run[]>;
  /** Published runs whose tables are kept, the latest first. */
  withTables(): Promise<readonly Run[]>;
  /** Notes that the tables of a run are not kept any more. */
  forgetTables(id: string): Promise<void>;
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
      if (!row) throw notRunning(id);
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
              playbook_version: run.playbookVersion,
            })
            .returningAll()
            .executeTakeFirstOrThrow(),
        ),
      ),
    publish: (id, { asOf, inputs, info, warehouse }) =>
      database.write(async (db) => {
        await lockForAppending(db, database.engine, 'runs');
        const { last } = await db
          .selectFrom('runs')
          .select((of) => of.fn.max('sequence').as('last'))
          .executeTakeFirstOrThrow();
        const row = await db
          .updateTable('runs')
          .set({
            state: 'published',
            as_of: asOf,
            inputs: toJson(inputs.map(inputOf)),
            info: toJson(info),
            warehouse,
            sequence: (last ?? 0) + 1,
            finished_at: database.clock().toISOString(),
          })
          .where('id', '=', id)
          .where('state', '=', 'running')
          .returningAll()
          .executeTakeFirst();
        if (!row) throw notRunning(id);
        return runOf(row);
      }),
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
        const row = await publishedOf(db).limit(1).executeTakeFirst();
        return row && runOf(row);
      }),
    published: ({ offset, limit }) =>
      database.read(async (db) => (await publishedOf(db).offset(offset).limit(limit).execute()).map(runOf)),
    countPublished: () =>
      database.read(async (db) => {
        const { n } = await db
          .selectFrom('runs')
          .select((of) => of.fn.countAll().as('n'))
          .where('state', '=', 'published')
          .executeTakeFirstOrThrow();
        return Number(n);
      }),
    running: () =>
      database.read(async (db) =>
        (await db.selectFrom('runs').selectAll().where('state', '=', 'running').execute()).map(runOf),
      ),
    withTables: () =>
      database.read(async (db) =>
        (await publishedOf(db).where('warehouse', 'is not', null).execute()).map(runOf),
      ),
    forgetTables: (id) =>
      database.write(async (db) => {
        await db.updateTable('runs').set({ warehouse: null }).where('id', '=', id).execute();
      }),
  };
}

function publishedOf(db: Kysely<Tables>) {
  return db.selectFrom('runs').selectAll().where('state', '=', 'published').orderBy('sequence', 'desc');
}

function notRunning(id: string): Error {
  return new Error(`There is no run ${id} that is still running.`);
}

/** Only the named fields, so that nothing else of a caller's object is kept. */
function inputOf({ name, fingerprint, bytes, rows, sample }: RunInput): RunInput {
  return { name, fingerprint, bytes, ...(rows !== undefined && { rows }), ...(sample && { sample }) };
}

function runOf(row: Selectable<Tables['runs']>): Run {
  return {
    id: row.id,
    state: row.state as Run['state'],
    inputs: JSON.parse(row.inputs) as readonly RunInput[],
    playbookHash: row.playbook_hash,
    version: row.version,
    output: row.output,
    // Runs from before there were versions do not say which.
    playbookVersion: row.playbook_version ?? 1,
    startedAt: row.started_at,
    ...(row.finished_at !== null && { finishedAt: row.finished_at }),
    ...(row.as_of !== null && { asOf: row.as_of }),
    ...(row.problem !== null && { problem: row.problem }),
    ...(row.info !== null && { info: JSON.parse(row.info) as Json }),
    ...(row.warehouse !== null && { warehouse: row.warehouse as RunEngine }),
  };
}
