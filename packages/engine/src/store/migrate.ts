import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { AttuneError } from '../errors/index.ts';
import type { Database } from './database.ts';
import { currentSchema, type EngineName, lockForMigrating, tableExists } from './engine.sql.ts';
import type { Tables } from './tables.ts';

const migrationTableName = 'attune_migration';
const migrationLockTableName = 'attune_migration_lock';

/**
 * Brings a database to the newest schema, in one transaction: a crash leaves the old schema or the new one.
 * Programs that start at the same time wait for each other.
 *
 * @throws AttuneError `store-newer` when a later version of the program has changed the schema already,
 *   `store-unavailable` when the database cannot be used
 */
export async function migrate(
  database: Database,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  const isCurrent = async (db: Kysely<Tables>) => {
    const seen = await executed(db, database.engine);
    const unknown = seen.filter((name) => !(name in migrations));
    if (unknown.length > 0)
      throw new AttuneError(
        'store-newer',
        `The store was written by a newer version of Attune (it has ${unknown.join(', ')}).`,
        { remedy: 'Update Attune, or use another store.', place: { file: database.place } },
      );
    return seen.length === Object.keys(migrations).length;
  };
  if (await database.read(isCurrent)) return;
  await database.write(async (db) => {
    await lockForMigrating(db, database.engine);
    // Another program may have been faster.
    if (await isCurrent(db)) return;
    const schema = await currentSchema(db, database.engine);
    if (schema === null)
      throw new AttuneError(
        'store-unavailable',
        'The store cannot be used: there is no such PostgreSQL schema.',
        {
          remedy: 'Create it, or name another as search_path in the address.',
          place: { file: database.place },
        },
      );
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => ({ ...migrations }) },
      migrationTableName,
      migrationLockTableName,
      ...(database.engine === 'postgres' && { migrationTableSchema: schema }),
    });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
  });
}

/** Names of the migrations that the database has seen; none in a new one. */
async function executed(db: Kysely<Tables>, engine: EngineName): Promise<string[]> {
  if (!(await tableExists(db, engine, migrationTableName))) return [];
  const rows = await db.selectFrom(migrationTableName).select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
}
