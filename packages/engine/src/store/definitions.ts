import type { Kysely, Selectable } from 'kysely';
import { AttuneError } from '../errors/index.ts';
import { recordChange } from './audit.ts';
import type { Clock, Database } from './database.ts';
import { lockForAppending } from './engine.sql.ts';
import { type Json, toJson } from './json.ts';
import type { Tables } from './tables.ts';

type DefinitionKind = 'playbook' | 'rule' | 'schedule' | 'list' | 'identity';

/** One version of something people define. Versions are never changed or deleted: a new one is added. */
export interface Definition {
  readonly kind: DefinitionKind;
  readonly name: string;
  /** 1, 2, 3, … */
  readonly version: number;
  readonly body: Json;
  /** ISO instant in UTC. */
  readonly createdAt: string;
}

export interface DefinitionChange {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly body: Json;
  readonly actor: string;
  readonly expected?: number;
}

export interface Definitions {
  /**
   * Adds a version, and the audit entry of the change in the same transaction. A body that is the same as the
   * latest one adds nothing; the latest version is returned.
   *
   * @param change.actor who asks for it, as the audit trail shall name them
   * @param change.expected the version that was edited, 0 for none; default: whichever is the latest
   * @throws AttuneError `edit-conflict` where another than the expected is the latest
   */
  save(change: DefinitionChange): Promise<Definition>;
  /** All of several such changes, or none of them. */
  saveAll(changes: readonly DefinitionChange[]): Promise<readonly Definition[]>;
  latest(kind: DefinitionKind, name: string): Promise<Definition | undefined>;
  version(kind: DefinitionKind, name: string, version: number): Promise<Definition | undefined>;
  /** The latest version of every definition of a kind, by name (by code point). */
  list(kind: DefinitionKind): Promise<readonly Definition[]>;
  /** All versions, the oldest first. */
  history(kind: DefinitionKind, name: string): Promise<readonly Definition[]>;
}

export function definitionsOf(database: Database): Definitions {
  return {
    save: (change) =>
      database.write(async (db) => {
        await lockForAppending(db, database.engine, 'definitions');
        return saveIn(db, database.clock, change);
      }),

    saveAll: (changes) =>
      database.write(async (db) => {
        await lockForAppending(db, database.engine, 'definitions');
        const saved: Definition[] = [];
        for (const change of changes) saved.push(await saveIn(db, database.clock, change));
        return saved;
      }),

    latest: (kind, name) =>
      database.read(async (db) => {
        const row = await db
          .selectFrom('latest_definitions')
          .selectAll()
          .where('kind', '=', kind)
          .where('name', '=', name)
          .executeTakeFirst();
        return row && definitionOf(row);
      }),

    version: (kind, name, version) =>
      database.read(async (db) => {
        const row = await db
          .selectFrom('definitions')
          .selectAll()
          .where('kind', '=', kind)
          .where('name', '=', name)
          .where('version', '=', version)
          .executeTakeFirst();
        return row && definitionOf(row);
      }),

    list: (kind) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('latest_definitions')
          .selectAll()
          .where('kind', '=', kind)
          .orderBy('name')
          .execute();
        return rows.map(definitionOf);
      }),

    history: (kind, name) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('definitions')
          .selectAll()
          .where('kind', '=', kind)
          .where('name', '=', name)
          .orderBy('version')
          .execute();
        return rows.map(definitionOf);
      }),
  };
}

async function saveIn(
  db: Kysely<Tables>,
  clock: Clock,
  { kind, name, body, actor, expected }: DefinitionChange,
): Promise<Definition> {
  const before = await db
    .selectFrom('latest_definitions')
    .selectAll()
    .where('kind', '=', kind)
    .where('name', '=', name)
    .executeTakeFirst();
  if (expected !== undefined && expected !== (before?.version ?? 0)) throw conflict(kind, name);
  const text = toJson(body);
  if (before?.body === text) return definitionOf(before);

  const at = clock().toISOString();
  const row = { kind, name, version: (before?.version ?? 0) + 1, body: text, created_at: at };
  await db.insertInto('definitions').values(row).execute();
  await recordChange(db, {
    at,
    actor,
    action: before ? 'change' : 'create',
    subject: `${kind}/${name}`,
    ...(before && { before: JSON.parse(before.body) as Json }),
    after: body,
  });
  return definitionOf(row);
}

/** As the people who edit them say. */
const nouns: Readonly<Record<DefinitionKind, string>> = {
  playbook: 'playbook',
  rule: 'segment',
  schedule: 'schedule',
  list: 'list',
  identity: 'answer',
};

function conflict(kind: DefinitionKind, name: string): AttuneError {
  return new AttuneError('edit-conflict', `Somebody has changed this ${nouns[kind]} since you opened it.`, {
    remedy: 'Open it again, look at what changed, and make your change there.',
    place: { field: name },
  });
}

function definitionOf(row: Selectable<Tables['definitions']>): Definition {
  return {
    kind: row.kind as DefinitionKind,
    name: row.name,
    version: row.version,
    body: JSON.parse(row.body) as Json,
    createdAt: row.created_at,
  };
}
