import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** What is known of a file beside what its folder says. It holds while size and time of change are these. */
export interface KnownFile {
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** In hexadecimal. */
  readonly sha256: string;
  /** ISO instant in UTC. */
  readonly addedAt: string;
  /** Whether it belongs to the made-up sample. */
  readonly sample: boolean;
}

export interface KnownFiles {
  /** Replaces what was known of a file of this name. */
  remember(file: KnownFile): Promise<void>;
  forget(name: string): Promise<void>;
  all(): Promise<readonly KnownFile[]>;
}

export function knownFilesOf(database: Database): KnownFiles {
  return {
    remember: ({ name, bytes, modified, sha256, addedAt, sample }) =>
      database.write(async (db) => {
        const known = { bytes, modified, sha256, added_at: addedAt, sample: sample ? 1 : 0 };
        await db
          .insertInto('files')
          .values({ name, ...known })
          .onConflict((on) => on.column('name').doUpdateSet(known))
          .execute();
      }),
    forget: (name) =>
      database.write(async (db) => {
        await db.deleteFrom('files').where('name', '=', name).execute();
      }),
    all: () => database.read(async (db) => (await db.selectFrom('files').selectAll().execute()).map(fileOf)),
  };
}

function fileOf(row: Selectable<Tables['files']>): KnownFile {
  return {
    name: row.name,
    // PostgreSQL gives a bigint as text.
    bytes: Number(row.bytes),
    modified: Number(row.modified),
    sha256: row.sha256,
    addedAt: row.added_at,
    sample: row.sample !== 0,
  };
}
