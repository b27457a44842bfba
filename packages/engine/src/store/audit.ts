import type { Kysely, Selectable } from 'kysely';
import type { Database } from './database.ts';
import { type Json, toJson } from './json.ts';
import type { Tables } from './tables.ts';

/** What can be done to something; `skip` is for what was due and had no reason to happen. */
export type AuditAction = 'create' | 'change' | 'remove' | 'start' | 'cancel' | 'skip';

/** One change: who did what to what, and what it was before and after. */
export interface AuditEntry {
  readonly id: number;
  /** ISO instant in UTC. */
  readonly at: string;
  readonly actor: string;
  readonly action: AuditAction;
  /** `kind/name`: of a definition, a file, an analysis. */
  readonly subject: string;
  /** Absent where there was nothing before. */
  readonly before?: Json;
  readonly after?: Json;
}

export interface Audit {
  /** All changes, or those of one subject; the oldest first. */
  entries(subject?: string): Promise<readonly AuditEntry[]>;
  /**
   * One page of the trail, the latest first.
   *
   * @param page.before only entries with a smaller id: the last id of the page before
   * @param page.subject only entries of this subject
   */
  page(page: {
    readonly before?: number;
    readonly limit: number;
    readonly subject?: string;
  }): Promise<readonly AuditEntry[]>;
  /** Writes the entry of a change that lies outside the store; its time is the store's. */
  record(entry: Omit<AuditEntry, 'id' | 'at'>): Promise<void>;
}

export function auditOf(database: Database): Audit {
  return {
    entries: (subject) =>
      database.read(async (db) => {
        const all = db.selectFrom('audit').selectAll().orderBy('id');
        const rows = await (subject === undefined ? all : all.where('subject', '=', subject)).execute();
        return rows.map(entryOf);
      }),
    page: ({ before, limit, subject }) =>
      database.read(async (db) => {
        let page = db.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit);
        if (before !== undefined) page = page.where('id', '<', before);
        if (subject !== undefined) page = page.where('subject', '=', subject);
        return (await page.execute()).map(entryOf);
      }),
    record: (entry) =>
      database.write((db) => recordChange(db, { ...entry, at: database.clock().toISOString() })),
  };
}

function entryOf({ before, after, ...row }: Selectable<Tables['audit']>): AuditEntry {
  return {
    ...row,
    // PostgreSQL gives a bigint as text.
    id: Number(row.id),
    action: row.action as AuditAction,
    ...(before !== null && { before: JSON.parse(before) as Json }),
    ...(after !== null && { after: JSON.parse(after) as Json }),
  };
}

/** Writes the entry of a change, in the transaction of the change. */
export async function recordChange(db: Kysely<Tables>, entry: Omit<AuditEntry, 'id'>): Promise<void> {
  const { before, after, ...row } = entry;
  await db
    .insertInto('audit')
    .values({
      ...row,
      before: before === undefined ? null : toJson(before),
      after: after === undefined ? null : toJson(after),
    })
    .execute();
}
