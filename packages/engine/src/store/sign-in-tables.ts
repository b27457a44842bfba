import type { Kysely } from 'kysely';
import { type EngineName, instantType, textType } from './engine.sql.ts';
import { roleCheck } from './schema.sql.ts';

/** What better-auth reads and writes, and what belongs to it. */
export interface SignInTables {
  people: PeopleTable;
  sessions: SessionTable;
  credentials: CredentialTable;
  invitations: InvitationTable;
  new_passwords: NewPasswordTable;
  keys: KeyTable;
  sign_in_tries: SignInTryTable;
}

/** An instant in a table of better-auth: ISO text on SQLite, a timestamp on PostgreSQL. */
type Instant = string | Date;

interface PeopleTable {
  id: string;
  name: string;
  /** In lower case. */
  email: string;
  email_verified: boolean | number;
  image: string | null;
  role: string;
  created_at: Instant;
  updated_at: Instant;
}

interface SessionTable {
  id: string;
  person_id: string;
  token: string;
  expires_at: Instant;
}

/** How somebody proves who they are; only passwords are in use. */
interface CredentialTable {
  id: string;
  person_id: string;
  /** That of the person, again: what better-auth expects beside a password. */
  account_id: string;
  provider_id: string;
  /** As better-auth hashes it. */
  password: string | null;
  created_at: Instant;
  updated_at: Instant;
}

interface InvitationTable {
  /** Becomes the id of the person. */
  id: string;
  name: string;
  /** In lower case. */
  email: string;
  role: string;
  /** SHA-256 of the token, in hexadecimal. */
  token_hash: string;
  created_at: string;
  expires_at: string;
}

/** Who lost a password, and may set a new one with a token. */
interface NewPasswordTable {
  person_id: string;
  /** SHA-256 of the token, in hexadecimal. */
  token_hash: string;
  expires_at: string;
}

interface KeyTable {
  id: string;
  name: string;
  prefix: string;
  /** SHA-256 of the key, in hexadecimal. */
  hash: string;
  /** JSON: names of permissions. */
  scopes: string;
  person_id: string;
  /** The key that made it. */
  parent_id: string | null;
  created_at: string;
  last_used_at: string | null;
  expires_at: string | null;
}

interface SignInTryTable {
  /** A keyed hash of the e-mail address, so that the address of a stranger is not kept. */
  account: string;
  failures: number;
  last_at: string;
  /** Earlier tries are refused. */
  next_at: string;
}

/**
 * The tables that better-auth reads and writes, under our names; its `options` in the server's sign-in room say
 * which is which, and a test there compares them with what it expects. They hold instants in the type it wants.
 */
export async function makePeopleTables(db: Kysely<unknown>, engine: EngineName): Promise<void> {
  const text = textType[engine];
  const instant = instantType[engine];
  await db.schema
    .createTable('people')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('email', text, (column) => column.notNull().unique())
    .addColumn('email_verified', engine === 'postgres' ? 'boolean' : 'integer', (column) => column.notNull())
    .addColumn('image', text)
    .addColumn('role', text, (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('updated_at', instant, (column) => column.notNull())
    .addCheckConstraint('people_role', roleCheck)
    .execute();
  await db.schema
    .createTable('sessions')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('person_id', text, (column) => column.notNull().references('people.id').onDelete('cascade'))
    .addColumn('token', text, (column) => column.notNull().unique())
    .addColumn('expires_at', instant, (column) => column.notNull())
    .addColumn('ip_address', text)
    .addColumn('user_agent', text)
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('updated_at', instant, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('credentials')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('person_id', text, (column) => column.notNull().references('people.id').onDelete('cascade'))
    .addColumn('account_id', text, (column) => column.notNull())
    .addColumn('provider_id', text, (column) => column.notNull())
    .addColumn('access_token', text)
    .addColumn('refresh_token', text)
    .addColumn('id_token', text)
    .addColumn('access_token_expires_at', instant)
    .addColumn('refresh_token_expires_at', instant)
    .addColumn('scope', text)
    .addColumn('password', text)
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('updated_at', instant, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('verifications')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('identifier', text, (column) => column.notNull())
    .addColumn('value', text, (column) => column.notNull())
    .addColumn('expires_at', instant, (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('updated_at', instant, (column) => column.notNull())
    .execute();
  for (const [table, column] of [
    ['sessions', 'person_id'],
    ['credentials', 'person_id'],
    ['verifications', 'identifier'],
  ] as const)
    await db.schema.createIndex(`${table}_${column}_idx`).on(table).column(column).execute();
}

/** Our own: invitations, API keys, and how often somebody failed to sign in. */
export async function makeKeyTables(db: Kysely<unknown>, engine: EngineName): Promise<void> {
  const text = textType[engine];
  await db.schema
    .createTable('invitations')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('email', text, (column) => column.notNull().unique())
    .addColumn('role', text, (column) => column.notNull())
    .addColumn('token_hash', text, (column) => column.notNull().unique())
    .addColumn('created_at', text, (column) => column.notNull())
    .addColumn('expires_at', text, (column) => column.notNull())
    .addCheckConstraint('invitations_role', roleCheck)
    .execute();
  await db.schema
    .createTable('keys')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('prefix', text, (column) => column.notNull())
    .addColumn('hash', text, (column) => column.notNull().unique())
    .addColumn('scopes', text, (column) => column.notNull())
    .addColumn('person_id', text, (column) => column.notNull().references('people.id').onDelete('cascade'))
    .addColumn('parent_id', text, (column) => column.references('keys.id').onDelete('cascade'))
    .addColumn('created_at', text, (column) => column.notNull())
    .addColumn('last_used_at', text)
    .addColumn('expires_at', text)
    .execute();
  await db.schema.createIndex('keys_by_prefix').on('keys').column('prefix').execute();
  await db.schema.createIndex('keys_by_person').on('keys').column('person_id').execute();
  await db.schema
    .createTable('sign_in_tries')
    .addColumn('account', text, (column) => column.primaryKey())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('last_at', text, (column) => column.notNull())
    .addColumn('next_at', text, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('sign_in_tries_by_last').on('sign_in_tries').column('last_at').execute();
}

/** For people who lost their password: one token each, which goes with the person. */
export async function makeNewPasswordTable(db: Kysely<unknown>, engine: EngineName): Promise<void> {
  const text = textType[engine];
  await db.schema
    .createTable('new_passwords')
    .addColumn('person_id', text, (column) => column.primaryKey().references('people.id').onDelete('cascade'))
    .addColumn('token_hash', text, (column) => column.notNull().unique())
    .addColumn('expires_at', text, (column) => column.notNull())
    .execute();
}
