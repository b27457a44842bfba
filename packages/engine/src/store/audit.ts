import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import { type Json, toJson } from './json.ts';
import type { Tables } from './tables.ts';

/** One change: who did what to what, and what it was before and after. */
interface AuditEntry {
  readonly id: number;
  /** ISO instant in UTC. */
  readonly at: string;
  readonly actor: string;
  readonly action: 'create' | 'change';
  /** `kind/name` of a definition. */
  readonly subject: string;
  /** Absent where there was nothing before. */
  readonly before?: Json;
  readonly after?: Json;
}

export interface Audit {
  /** All changes, or those of one subject; the oldest first. */
  entries(subject?: string): Promise<readonly AuditEntry[]>;
}

export function auditOf(database: Database): Audit {
  return {
    entries: (subject) =>
      database.read(async (db) => {
        const all = db.selectFrom('audit').selectAll().orderBy('id');
        const rows = await (subject === undefined ? all : all.where('subject', '=', subject)).execute();
        return rows.map(({ before, after, ...row }) => ({
          ...row,
          // PostgreSQL gives a bigint as text.
          id: Number(row.id),
          action: row.action as AuditEntry['action'],
          ...(before !== null && { before: JSON.parse(before) as Json }),
          ...(after !== null && { after: JSON.parse(after) as Json }),
        }));
      }),
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
