import type { Database } from './database.ts';

/** What became of a time at which an analysis was due. */
export interface ScheduleDue {
  /** ISO instants in UTC. */
  readonly due: string;
  readonly handledAt: string;
  /** `unchanged`: nothing had changed since the last published run; `no-files`: there was nothing to analyse. */
  readonly outcome: 'started' | 'unchanged' | 'no-files';
  readonly job?: string;
}

export interface ScheduleDues {
  /** Notes one; a due time that is noted already stays as it is. */
  note(due: Omit<ScheduleDue, 'handledAt'>): Promise<void>;
  last(): Promise<ScheduleDue | undefined>;
}

export function scheduleDuesOf(database: Database): ScheduleDues {
  return {
    note: ({ due, outcome, job }) =>
      database.write(async (db) => {
        await db
          .insertInto('schedule_dues')
          .values({ due, outcome, job: job ?? null, handled_at: database.clock().toISOString() })
          .onConflict((on) => on.column('due').doNothing())
          .execute();
      }),
    last: () =>
      database.read(async (db) => {
        const row = await db
          .selectFrom('schedule_dues')
          .selectAll()
          .orderBy('due', 'desc')
          .limit(1)
          .executeTakeFirst();
        return (
          row && {
            due: row.due,
            handledAt: row.handled_at,
            outcome: row.outcome as ScheduleDue['outcome'],
            ...(row.job !== null && { job: row.job }),
          }
        );
      }),
  };
}
