import { recordChange } from './audit.ts';
import type { Database } from './database.ts';
import { type Json, toJson } from './json.ts';

/** Work that somebody asked for. Once it has begun there is a run of the same id, which says how it goes. */
export interface StoredJob {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'published' | 'failed' | 'cancelled';
  readonly startedBy: string;
  /** ISO instants in UTC: when it was asked for, and when it ended. */
  readonly askedAt: string;
  readonly finishedAt?: string;
  /** Names. */
  readonly files: readonly string[];
  readonly request: Json;
  readonly problem?: Json;
}

export interface Jobs {
  /** Adds a waiting job, with its audit entry. */
  ask(job: {
    readonly id: string;
    readonly startedBy: string;
    readonly files: readonly string[];
    readonly request: Json;
  }): Promise<StoredJob>;
  /** The files that it found when it began. */
  setFiles(id: string, files: readonly string[]): Promise<void>;
  /**
   * Ends a job that is not published, and its run where it has one. A job that has ended already stays as it is.
   *
   * @param end.message one sentence without customers' values
   */
  end(
    id: string,
    end:
      | { readonly state: 'cancelled'; readonly actor?: string }
      | { readonly state: 'failed'; readonly message: string; readonly problem: Json },
  ): Promise<StoredJob>;
  get(id: string): Promise<StoredJob | undefined>;
  /** The latest first. */
  list(page: { readonly offset: number; readonly limit: number }): Promise<readonly StoredJob[]>;
  count(): Promise<number>;
  /** Those that wait, the oldest first. */
  waiting(): Promise<readonly StoredJob[]>;
}

export function jobsOf(database: Database): Jobs {
  const get = (id: string) =>
    database.read(async (db) => {
      const row = await joined(db).where('jobs.id', '=', id).executeTakeFirst();
      return row && jobOf(row);
    });
  const mustGet = async (id: string) => {
    const job = await get(id);
    if (!job) throw new Error(`There is no job ${id}.`);
    return job;
  };

  return {
    async ask({ id, startedBy, files, request }) {
      await database.write(async (db) => {
        const at = database.clock().toISOString();
        await db
          .insertInto('jobs')
          .values({ id, asked_at: at, started_by: startedBy, files: toJson(files), request: toJson(request) })
          .execute();
        await recordChange(db, {
          at,
          actor: startedBy,
          action: 'start',
          subject: `analysis/${id}`,
          after: { files, request },
        });
      });
      return mustGet(id);
    },
    setFiles: (id, files) =>
      database.write(async (db) => {
        await db
          .updateTable('jobs')
          .set({ files: toJson(files) })
          .where('id', '=', id)
          .execute();
      }),
    async end(id, end) {
      await database.write(async (db) => {
        const at = database.clock().toISOString();
        const failure = end.state === 'failed' ? end : undefined;
        const run = await db
          .updateTable('runs')
          .set({ state: end.state, finished_at: at, problem: failure?.message ?? null })
          .where('id', '=', id)
          .where('state', '=', 'running')
          .executeTakeFirst();
        const hasRun = await db.selectFrom('runs').select('id').where('id', '=', id).executeTakeFirst();
        if (hasRun && run.numUpdatedRows === 0n) return;
        const job = await db
          .updateTable('jobs')
          .set({ ended: end.state, ended_at: at, problem: failure ? toJson(failure.problem) : null })
          .where('id', '=', id)
          .where('ended', 'is', null)
          .executeTakeFirst();
        if (job.numUpdatedRows > 0n && end.state === 'cancelled' && end.actor !== undefined)
          await recordChange(db, { at, actor: end.actor, action: 'cancel', subject: `analysis/${id}` });
      });
      return mustGet(id);
    },
    get,
    list: ({ offset, limit }) =>
      database.read(async (db) => {
        const page = joined(db).orderBy('jobs.asked_at', 'desc').orderBy('jobs.id', 'desc');
        return (await page.offset(offset).limit(limit).execute()).map(jobOf);
      }),
    count: () =>
      database.read(async (db) => {
        const { n } = await db
          .selectFrom('jobs')
          .select((of) => of.fn.countAll().as('n'))
          .executeTakeFirstOrThrow();
        return Number(n);
      }),
    waiting: () =>
      database.read(async (db) => {
        const rows = await joined(db)
          .where('jobs.ended', 'is', null)
          .where('runs.id', 'is', null)
          .orderBy('jobs.asked_at')
          .orderBy('jobs.id')
          .execute();
        return rows.map(jobOf);
      }),
  };
}

function joined(db: Parameters<Parameters<Database['read']>[0]>[0]) {
  return db
    .selectFrom('jobs')
    .leftJoin('runs', 'runs.id', 'jobs.id')
    .selectAll('jobs')
    .select(['runs.state as run_state', 'runs.finished_at as run_finished_at']);
}

type JoinedRow = Awaited<ReturnType<ReturnType<typeof joined>['execute']>>[number];

function jobOf(row: JoinedRow): StoredJob {
  const finishedAt = row.run_finished_at ?? row.ended_at;
  return {
    id: row.id,
    state: (row.run_state ?? row.ended ?? 'waiting') as StoredJob['state'],
    startedBy: row.started_by,
    askedAt: row.asked_at,
    ...(finishedAt !== null && { finishedAt }),
    files: JSON.parse(row.files) as readonly string[],
    request: JSON.parse(row.request) as Json,
    ...(row.problem !== null && { problem: JSON.parse(row.problem) as Json }),
  };
}
