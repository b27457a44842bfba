import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type EngineName, identityType, makeAppendOnly, textType } from './engine.sql.ts';
import { jobEndCheck, latestDefinitions, numberPublishedRuns, runStateCheck } from './schema.sql.ts';
import { makeKeyTables, makeNewPasswordTable, makePeopleTables } from './sign-in-tables.ts';

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
    '0004_people': { up: (db: Kysely<unknown>) => makePeopleTables(db, engine) },
    '0005_keys': { up: (db: Kysely<unknown>) => makeKeyTables(db, engine) },
    '0006_jobs': {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable('jobs')
          .addColumn('id', text, (column) => column.primaryKey())
          .addColumn('asked_at', text, (column) => column.notNull())
          .addColumn('started_by', text, (column) => column.notNull())
          .addColumn('files', text, (column) => column.notNull())
          .addColumn('request', text, (column) => column.notNull())
          .addColumn('ended', text)
          .addColumn('ended_at', text)
          .addColumn('problem', text)
          .addCheckConstraint('jobs_ended', jobEndCheck)
          .execute();
        await db.schema.createIndex('jobs_by_time').on('jobs').columns(['asked_at', 'id']).execute();
      },
    },
    '0007_published_runs': {
      async up(db: Kysely<unknown>) {
        for (const [name, type] of [
          ['sequence', 'integer'],
          ['info', text],
          ['playbook_version', 'integer'],
          ['warehouse', text],
        ] as const)
          await db.schema.alterTable('runs').addColumn(name, type).execute();
        await numberPublishedRuns.execute(db);
        await db.schema.createIndex('runs_by_sequence').unique().on('runs').column('sequence').execute();
      },
    },
    '0008_files': {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable('files')
          .addColumn('name', text, (column) => column.primaryKey())
          .addColumn('bytes', 'bigint', (column) => column.notNull())
          .addColumn('modified', 'bigint', (column) => column.notNull())
          .addColumn('sha256', text, (column) => column.notNull())
          .addColumn('added_at', text, (column) => column.notNull())
          .addColumn('sample', 'integer', (column) => column.notNull())
          .execute();
      },
    },
    '0009_schedule': {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable('schedule_dues')
          .addColumn('due', text, (column) => column.primaryKey())
          .addColumn('handled_at', text, (column) => column.notNull())
          .addColumn('outcome', text, (column) => column.notNull())
          .addColumn('job', text)
          .execute();
      },
    },
    '0010_new_passwords': {
      up: (db: Kysely<unknown>) => makeNewPasswordTable(db, engine),
    },
  };
}
