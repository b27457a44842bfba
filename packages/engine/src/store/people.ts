import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import { recordChange } from './audit.ts';
import type { Database } from './database.ts';
import { type EngineName, lockForAppending } from './engine.sql.ts';
import { removeKeysOf } from './keys.ts';
import type { SignInTables } from './sign-in-tables.ts';
import type { Tables } from './tables.ts';

export type PersonRole = 'viewer' | 'editor' | 'owner';

/** Somebody who joined, or who is invited; the id stays the same. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly role: PersonRole;
  readonly state: 'active' | 'invited';
  /** ISO instant in UTC: of joining, or of the invitation. */
  readonly createdAt: string;
}

/**
 * People and invitations. Each change writes its audit entry in its own transaction, under `person/<id>`, without
 * name, address, password or token: the trail cannot be erased, and a person must be able to be.
 * What does not happen for a reason that a caller can name is a returned word.
 */
export interface People {
  /** Whether anybody has joined. */
  known(): Promise<boolean>;
  /** Makes the first person, the owner. Once: of two at the same moment, the other learns that it is `known`. */
  addFirst(person: {
    readonly name: string;
    readonly email: string;
    readonly passwordHash: string;
  }): Promise<Person | 'known'>;
  /** All, in the order in which they came. */
  list(): Promise<readonly Person[]>;
  /**
   * Invites somebody; a new invitation to the same address takes the place of the old one, under the same id.
   *
   * @param invitation.tokenHash SHA-256 in hexadecimal
   * @param invitation.expiresAt ISO instant in UTC
   */
  invite(invitation: {
    readonly name: string;
    readonly email: string;
    readonly role: PersonRole;
    readonly tokenHash: string;
    readonly expiresAt: string;
    readonly actor: string;
  }): Promise<Person | 'known'>;
  /**
   * Lets somebody who joined, and lost the password, set a new one with a token. Every session of theirs ends; the old
   * password goes when the new one is set. Only the latest token counts.
   *
   * @param request.tokenHash SHA-256 in hexadecimal
   * @param request.expiresAt ISO instant in UTC
   */
  letBackIn(
    email: string,
    request: { readonly tokenHash: string; readonly expiresAt: string; readonly actor: string },
  ): Promise<Person | 'unknown'>;
  /** Whom a token lets in; undefined for one that is unknown, used or too old. */
  invited(tokenHash: string): Promise<Person | undefined>;
  /** Uses a token up: whom it invites has joined, and who is let back in has a new password. */
  join(tokenHash: string, passwordHash: string): Promise<Person | undefined>;
  changeRole(id: string, role: PersonRole, actor: string): Promise<Person | 'unknown' | 'last-owner'>;
  /** Removes a person with their sessions and keys, or an invitation. */
  remove(id: string, actor: string): Promise<'removed' | 'unknown' | 'last-owner'>;
  /** Sets the password, and ends every session of the person; false where there is no such person. */
  changePassword(id: string, passwordHash: string): Promise<boolean>;
  /** When the password of this address was set, as an ISO instant in UTC; undefined where there is none. */
  passwordSetAt(email: string): Promise<string | undefined>;
  /** Ends one session by its token. */
  endSession(token: string): Promise<void>;
}

export function peopleOf(database: Database): People {
  const change = <T>(work: (db: Kysely<Tables>, at: string) => Promise<T>): Promise<T> =>
    database.write(async (db) => {
      // One change of people at a time: what it rests on (the number of owners, a free address) stays true.
      await lockForAppending(db, database.engine, 'people');
      return work(db, database.clock().toISOString());
    });

  return {
    known: () => database.read(anybody),

    addFirst: ({ name, email, passwordHash }) =>
      change(async (db, at) => {
        if (await anybody(db)) return 'known';
        const invitation = { id: randomUUID(), name, email: email.toLowerCase(), role: 'owner' };
        const person = await insert(db, database.engine, invitation, passwordHash, at);
        await recordPerson(db, at, `person:${person.id}`, 'create', person.id, { after: person });
        return person;
      }),

    list: () =>
      database.read(async (db) => {
        const people = await db.selectFrom('people').selectAll().execute();
        const invitations = await db.selectFrom('invitations').selectAll().execute();
        return [...people.map(personOf), ...invitations.map(invitedOf)].toSorted(
          (a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id),
        );
      }),

    invite: ({ name, email: address, role, tokenHash, expiresAt, actor }) =>
      change(async (db, at) => {
        const email = address.toLowerCase();
        const joined = await db
          .selectFrom('people')
          .select('id')
          .where('email', '=', email)
          .executeTakeFirst();
        if (joined) return 'known';
        const before = await db
          .deleteFrom('invitations')
          .where('email', '=', email)
          .returningAll()
          .executeTakeFirst();
        const row = {
          id: before?.id ?? randomUUID(),
          name,
          email,
          role,
          token_hash: tokenHash,
          created_at: at,
          expires_at: expiresAt,
        };
        await db.insertInto('invitations').values(row).execute();
        const person = invitedOf(row);
        await recordPerson(db, at, actor, before ? 'change' : 'create', person.id, {
          ...(before && { before: invitedOf(before) }),
          after: person,
        });
        return person;
      }),

    letBackIn: (email, { tokenHash, expiresAt, actor }) =>
      change(async (db, at) => {
        const row = await db
          .selectFrom('people')
          .selectAll()
          .where('email', '=', email.toLowerCase())
          .executeTakeFirst();
        if (!row) return 'unknown';
        await db.deleteFrom('sessions').where('person_id', '=', row.id).execute();
        await db.deleteFrom('new_passwords').where('person_id', '=', row.id).execute();
        await db
          .insertInto('new_passwords')
          .values({ person_id: row.id, token_hash: tokenHash, expires_at: expiresAt })
          .execute();
        await recordChange(db, {
          at,
          actor,
          action: 'change',
          subject: `person/${row.id}`,
          after: { password: 'may be set anew', until: expiresAt },
        });
        return personOf(row);
      }),

    invited: (tokenHash) =>
      database.read(async (db) => {
        const back = await db
          .selectFrom('new_passwords')
          .innerJoin('people', 'people.id', 'new_passwords.person_id')
          .selectAll('people')
          .where('token_hash', '=', tokenHash)
          .where('expires_at', '>', database.clock().toISOString())
          .executeTakeFirst();
        if (back) return personOf(back);
        const row = await db
          .selectFrom('invitations')
          .selectAll()
          .where('token_hash', '=', tokenHash)
          .where('expires_at', '>', database.clock().toISOString())
          .executeTakeFirst();
        return row && invitedOf(row);
      }),

    join: (tokenHash, passwordHash) =>
      change(async (db, at) => {
        const back = await db
          .deleteFrom('new_passwords')
          .where('token_hash', '=', tokenHash)
          .where('expires_at', '>', at)
          .returning('person_id')
          .executeTakeFirst();
        if (back) {
          await setPassword(db, back.person_id, passwordHash, at);
          return find(db, back.person_id);
        }
        const row = await db
          .deleteFrom('invitations')
          .where('token_hash', '=', tokenHash)
          .where('expires_at', '>', at)
          .returningAll()
          .executeTakeFirst();
        if (!row) return undefined;
        const person = await insert(db, database.engine, row, passwordHash, at);
        await recordPerson(db, at, `person:${person.id}`, 'change', person.id, {
          before: invitedOf(row),
          after: person,
        });
        return person;
      }),

    changeRole: (id, role, actor) =>
      change(async (db, at) => {
        const before = await find(db, id);
        if (!before) return 'unknown';
        if (before.role === role) return before;
        if (role !== 'owner' && (await isLastOwner(db, before))) return 'last-owner';
        if (before.state === 'active')
          await db.updateTable('people').set({ role, updated_at: at }).where('id', '=', id).execute();
        else await db.updateTable('invitations').set({ role }).where('id', '=', id).execute();
        const after = { ...before, role };
        await recordPerson(db, at, actor, 'change', id, { before, after });
        return after;
      }),

    remove: (id, actor) =>
      change(async (db, at) => {
        const before = await find(db, id);
        if (!before) return 'unknown';
        if (await isLastOwner(db, before)) return 'last-owner';
        if (before.state === 'active') {
          await removeKeysOf(db, id, at, actor);
          // Sessions and credentials go with the person.
          await db.deleteFrom('people').where('id', '=', id).execute();
        } else await db.deleteFrom('invitations').where('id', '=', id).execute();
        await recordPerson(db, at, actor, 'remove', id, { before });
        return 'removed';
      }),

    changePassword: (id, passwordHash) => change((db, at) => setPassword(db, id, passwordHash, at)),

    passwordSetAt: (email) =>
      database.read(async (db) => {
        const row = await db
          .selectFrom('credentials')
          .innerJoin('people', 'people.id', 'credentials.person_id')
          .select('credentials.updated_at as at')
          .where('people.email', '=', email.toLowerCase())
          .where('provider_id', '=', passwordProvider)
          .executeTakeFirst();
        return row && new Date(row.at).toISOString();
      }),

    endSession: (token) =>
      database.write(async (db) => {
        await db.deleteFrom('sessions').where('token', '=', token).execute();
      }),
  };
}

/** What better-auth calls sign-in by e-mail address and password. */
const passwordProvider = 'credential';

async function anybody(db: Kysely<Tables>): Promise<boolean> {
  return (await db.selectFrom('people').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Sets a password, and ends what an older one opened: sessions, and a token for another new one. */
async function setPassword(
  db: Kysely<Tables>,
  id: string,
  passwordHash: string,
  at: string,
): Promise<boolean> {
  const changed = await db
    .updateTable('credentials')
    .set({ password: passwordHash, updated_at: at })
    .where('person_id', '=', id)
    .where('provider_id', '=', passwordProvider)
    .returning('id')
    .executeTakeFirst();
  if (!changed) return false;
  await db.deleteFrom('sessions').where('person_id', '=', id).execute();
  await db.deleteFrom('new_passwords').where('person_id', '=', id).execute();
  await recordChange(db, {
    at,
    actor: `person:${id}`,
    action: 'change',
    subject: `person/${id}`,
    after: { password: 'changed' },
  });
  return true;
}

async function find(db: Kysely<Tables>, id: string): Promise<Person | undefined> {
  const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
  if (row) return personOf(row);
  const invitation = await db.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirst();
  return invitation && invitedOf(invitation);
}

/** Somebody who is only invited as an owner may never come, and does not count. */
async function isLastOwner(db: Kysely<Tables>, { id, role, state }: Person): Promise<boolean> {
  if (role !== 'owner' || state !== 'active') return false;
  const other = await db
    .selectFrom('people')
    .select('id')
    .where('role', '=', 'owner')
    .where('id', '!=', id)
    .limit(1)
    .executeTakeFirst();
  return other === undefined;
}

async function insert(
  db: Kysely<Tables>,
  engine: EngineName,
  { id, name, email, role }: Pick<Selectable<SignInTables['people']>, 'id' | 'name' | 'email' | 'role'>,
  passwordHash: string,
  at: string,
): Promise<Person> {
  const times = { created_at: at, updated_at: at };
  const row = {
    id,
    name,
    email,
    role,
    image: null,
    email_verified: engine === 'postgres' ? false : 0,
    ...times,
  };
  await db.insertInto('people').values(row).execute();
  await db
    .insertInto('credentials')
    .values({
      id: randomUUID(),
      person_id: id,
      account_id: id,
      provider_id: passwordProvider,
      password: passwordHash,
      ...times,
    })
    .execute();
  return personOf(row);
}

function recordPerson(
  db: Kysely<Tables>,
  at: string,
  actor: string,
  action: 'create' | 'change' | 'remove',
  id: string,
  { before, after }: { readonly before?: Person; readonly after?: Person },
): Promise<void> {
  const shown = ({ role, state }: Person) => ({ role, state });
  return recordChange(db, {
    at,
    actor,
    action,
    subject: `person/${id}`,
    ...(before && { before: shown(before) }),
    ...(after && { after: shown(after) }),
  });
}

function personOf({ id, name, email, role, created_at }: Selectable<SignInTables['people']>): Person {
  return {
    id,
    name,
    email,
    role: role as PersonRole,
    state: 'active',
    createdAt: new Date(created_at).toISOString(),
  };
}

function invitedOf({ id, name, email, role, created_at }: Selectable<SignInTables['invitations']>): Person {
  return { id, name, email, role: role as PersonRole, state: 'invited', createdAt: created_at };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
