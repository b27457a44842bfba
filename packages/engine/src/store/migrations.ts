import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type EngineName, identityType, makeAppendOnly, textType } from './engine.sql.ts';
import { latestDefinitions, runStateCheck } from './schema.sql.ts';

/**
 * Every change of the schema, in order of name. What is released is never edited: a later change is a new entry.
 * The same set runs on both engines.
 */
export function migrationsFor(engine: EngineName): Readonly<Record<string, Migration>> {
  const text = textType[engine];
  return {
    '0001_runs': {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable('runs')
          .addColumn('id', text, (column) => column.primaryKey())
          .addColumn('as_of', text)
          .addColumn('started_at', text, (column) => column.notNull())
          .addColumn('finished_at', text)
          .addColumn('state', text, (column) => column.notNull())
          .addColumn('inputs', text, (column) => column.notNull())
          .addColumn('playbook_hash', text, (column) => column.notNull())
          .addColumn('version', text, (column) => column.notNull())
          .addColumn('output', text, (column) => column.notNull())
          .addColumn('problem', text)
          .addCheckConstraint('runs_state', runStateCheck)
          .execute();
        await db.schema.createIndex('runs_by_start').on('runs').columns(['started_at', 'id']).execute();
      },
    },
    '0002_definitions': {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable('definitions')
          .addColumn('kind', text, (column) => column.notNull())
          .addColumn('name', text, (column) => column.notNull())
          .addColumn('version', 'integer', (column) => column.notNull())
          .addColumn('body', text, (column) => column.notNull())
          .addColumn('created_at', text, (column) => column.notNull())
          .addPrimaryKeyConstraint('definitions_key', ['kind', 'name', 'version'])
          .execute();
        await makeAppendOnly(db, engine, 'definitions', ['kind', 'name', 'version']);
        await latestDefinitions.execute(db);
      },
    },
    '0003_audit': {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable('audit')
          .addColumn('id', identityType[engine])
          .addColumn('at', text, (column) => column.notNull())
          .addColumn('actor', text, (column) => column.notNull())
          .addColumn('action', text, (column) => column.notNull())
          .addColumn('subject', text, (column) => column.notNull())
          .addColumn('before', text)
          .addColumn('after', text)
          .execute();
        await db.schema.createIndex('audit_by_subject').on('audit').columns(['subject', 'id']).execute();
        await makeAppendOnly(db, engine, 'audit', ['id']);
      },
    },
  };
}
