import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import { recordChange } from './audit.ts';
import type { Database } from './database.ts';
import { lockForAppending } from './engine.sql.ts';
import type { PersonRole } from './people.ts';
import type { SignInTables } from './sign-in-tables.ts';
import type { Tables } from './tables.ts';

/** An API key, without its secret. */
export interface Key {
  readonly id: string;
  readonly name: string;
  /** The first characters of the secret, by which it can be recognised and looked up; not always unique. */
  readonly prefix: string;
  readonly scopes: readonly string[];
  /** To whom it belongs: who made it, or to whom the key belongs that made it. */
  readonly person: { readonly id: string; readonly name: string; readonly role: PersonRole };
  /** ISO instants in UTC. */
  readonly createdAt: string;
  readonly lastUsedAt?: string;
  readonly expiresAt?: string;
}

/** A key as it is looked up for a check. */
export interface KeyWithHash extends Key {
  /** SHA-256 of the secret, in hexadecimal. */
  readonly hash: string;
}

/** Who makes a key: a person, or a key, which then is its parent. */
export interface KeyMaker {
  readonly kind: 'person' | 'key';
  readonly id: string;
}

/**
 * API keys. Making and removing one writes its audit entry, under `key/<id>`, in the same transaction.
 * A key goes with its person, and with the key that made it.
 */
export interface Keys {
  /** All, the oldest first, those that have expired too. */
  list(): Promise<readonly Key[]>;
  /**
   * A key that a key makes lasts no longer than that one.
   *
   * @returns undefined where the maker is gone
   */
  add(key: {
    readonly name: string;
    readonly prefix: string;
    readonly hash: string;
    readonly scopes: readonly string[];
    readonly expiresAt?: string;
    readonly maker: KeyMaker;
    readonly actor: string;
  }): Promise<Key | undefined>;
  /** The keys that begin like this and have not expired. */
  beginning(prefix: string): Promise<readonly KeyWithHash[]>;
  /** Notes that a key was used, unless it was noted less than a minute ago. */
  used(key: Key): Promise<void>;
  /** Removes a key and those it made; false where there is none. */
  remove(id: string, actor: string): Promise<boolean>;
}

const minute = 60_000;

export function keysOf(database: Database): Keys {
  return {
    list: () =>
      database.read(async (db) =>
        (await keyRows(db).orderBy('keys.created_at').orderBy('keys.id').execute()).map(keyOf),
      ),

    add: ({ name, prefix, hash, scopes, expiresAt, maker, actor }) =>
      database.write(async (db) => {
        // Locked, so that the maker is not removed before the key is there to be removed with them.
        await lockForAppending(db, database.engine, 'people');
        const at = database.clock().toISOString();
        const parent =
          maker.kind === 'key'
            ? await db.selectFrom('keys').selectAll().where('id', '=', maker.id).executeTakeFirst()
            : undefined;
        const personId = maker.kind === 'key' ? parent?.person_id : maker.id;
        if (personId === undefined) return undefined;
        const person = await db
          .selectFrom('people')
          .select('id')
          .where('id', '=', personId)
          .executeTakeFirst();
        if (!person) return undefined;
        const id = randomUUID();
        const expiry = earliest(expiresAt, parent?.expires_at ?? undefined);
        await db
          .insertInto('keys')
          .values({
            id,
            name,
            prefix,
            hash,
            scopes: JSON.stringify(scopes),
            person_id: personId,
            parent_id: parent?.id ?? null,
            created_at: at,
            last_used_at: null,
            expires_at: expiry ?? null,
          })
          .execute();
        await recordChange(db, {
          at,
          actor,
          action: 'create',
          subject: `key/${id}`,
          after: { name, prefix, scopes, expiresAt: expiry ?? null },
        });
        return keyOf(await keyRows(db).where('keys.id', '=', id).executeTakeFirstOrThrow());
      }),

    beginning: (prefix) =>
      database.read(async (db) => {
        const rows = await keyRows(db).where('keys.prefix', '=', prefix).execute();
        const now = database.clock().toISOString();
        return rows
          .filter(({ expires_at }) => expires_at === null || expires_at > now)
          .map((row) => ({ ...keyOf(row), hash: row.hash }));
      }),

    used: async ({ id, lastUsedAt }) => {
      const now = database.clock();
      const noted = new Date(now.getTime() - minute).toISOString();
      if (lastUsedAt !== undefined && lastUsedAt > noted) return;
      await database.write(async (db) => {
        await db.updateTable('keys').set({ last_used_at: now.toISOString() }).where('id', '=', id).execute();
      });
    },

    remove: (id, actor) =>
      database.write(async (db) => {
        await lockForAppending(db, database.engine, 'people');
        const row = await db.selectFrom('keys').selectAll().where('id', '=', id).executeTakeFirst();
        if (!row) return false;
        const all = await db.selectFrom('keys').selectAll().where('person_id', '=', row.person_id).execute();
        await removeKeys(db, withDescendants(row, all), database.clock().toISOString(), actor);
        return true;
      }),
  };
}

/** Removes the keys of a person, in the transaction in which the person goes. */
export async function removeKeysOf(
  db: Kysely<Tables>,
  personId: string,
  at: string,
  actor: string,
): Promise<void> {
  const keys = await db
    .selectFrom('keys')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  await removeKeys(db, keys, at, actor);
}

type KeyRow = Selectable<SignInTables['keys']>;

async function removeKeys(
  db: Kysely<Tables>,
  keys: readonly KeyRow[],
  at: string,
  actor: string,
): Promise<void> {
  for (const { id, name, prefix, scopes } of keys) {
    await db.deleteFrom('keys').where('id', '=', id).execute();
    await recordChange(db, {
      at,
      actor,
      action: 'remove',
      subject: `key/${id}`,
      before: { name, prefix, scopes: JSON.parse(scopes) as string[] },
    });
  }
}

function withDescendants(key: KeyRow, all: readonly KeyRow[]): readonly KeyRow[] {
  const children = all.filter(({ parent_id }) => parent_id === key.id);
  return [key, ...children.flatMap((child) => withDescendants(child, all))];
}

function keyRows(db: Kysely<Tables>) {
  return db
    .selectFrom('keys')
    .innerJoin('people', 'people.id', 'keys.person_id')
    .selectAll('keys')
    .select(['people.name as person_name', 'people.role as person_role']);
}

function keyOf(row: KeyRow & { readonly person_name: string; readonly person_role: string }): Key {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: JSON.parse(row.scopes) as string[],
    person: { id: row.person_id, name: row.person_name, role: row.person_role as PersonRole },
    createdAt: row.created_at,
    ...(row.last_used_at !== null && { lastUsedAt: row.last_used_at }),
    ...(row.expires_at !== null && { expiresAt: row.expires_at }),
  };
}

function earliest(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}
