import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { postgresPrograms, startPostgres, type TestPostgres } from '../../test/postgres.ts';
import { AttuneError } from '../errors/index.ts';
import { type Database, database } from './database.ts';
import { migrate } from './migrate.ts';
import { migrationsFor } from './migrations.ts';
import { openStore, type Store } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'attune-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const freshFile = async () => join(folder, `store-${++files}.sqlite`);

/** A clock that moves on by a second with every look. */
function ticking() {
  let seconds = 0;
  return () => new Date(Date.UTC(2026, 5, 30, 12, 0, seconds++));
}

const inputs = [{ name: 'orders.csv', fingerprint: 'ab12', bytes: 120 }];
const runStart = { inputs, playbookHash: 'cd34', version: '0.1.0', output: 'out', playbookVersion: 1 };
const published = { info: { customers: 7 }, warehouse: 'duckdb' } as const;

/** What holds on every engine. */
function contract(freshLocation: () => Promise<string>) {
  let location: string;
  const opened: { close(): Promise<void> }[] = [];
  const open = async (): Promise<Store> => {
    const store = await openStore(location, ticking());
    opened.push(store);
    return store;
  };
  const bare = (): Database => {
    const db = database(location, ticking());
    opened.push(db);
    return db;
  };
  const fresh = async (): Promise<Store> => {
    location = await freshLocation();
    return open();
  };
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });

  describe('runs', () => {
    test('a run starts, is published, and is found again', async () => {
      const store = await fresh();
      expect(await store.runs.start({ id: 'r1', ...runStart })).toEqual({
        id: 'r1',
        ...runStart,
        state: 'running',
        startedAt: '2026-06-30T12:00:00.000Z',
      });
      const counted = [{ name: 'orders.csv', fingerprint: 'ab12', bytes: 120, rows: 7 }];
      const run = await store.runs.publish('r1', { asOf: '2026-06-30', inputs: counted, ...published });
      expect(run).toEqual({
        ...published,
        id: 'r1',
        ...runStart,
        inputs: counted,
        state: 'published',
        asOf: '2026-06-30',
        startedAt: '2026-06-30T12:00:00.000Z',
        finishedAt: '2026-06-30T12:00:01.000Z',
      });
      const again = await open();
      expect(await again.runs.get('r1')).toEqual(run);
      expect(await again.runs.latestPublished()).toEqual(run);
    });

    test('the latest start comes first; the latest published run may be an older one', async () => {
      const { runs } = await fresh();
      for (const id of ['a', 'b', 'c', 'd']) await runs.start({ id, ...runStart });
      await runs.publish('b', { asOf: '2026-06-30', inputs, ...published });
      await runs.publish('a', { asOf: '2026-06-29', inputs, ...published });
      await runs.fail('c', 'The disk is full.');
      await runs.cancel('d');
      expect((await runs.list()).map(({ id, state, problem }) => [id, state, problem])).toEqual([
        ['d', 'cancelled', undefined],
        ['c', 'failed', 'The disk is full.'],
        ['b', 'published', undefined],
        ['a', 'published', undefined],
      ]);
      expect((await runs.latestPublished())?.id).toBe('a');
    });

    test('a run ends once, and an unknown run never', async () => {
      const { runs } = await fresh();
      await runs.start({ id: 'r1', ...runStart });
      await runs.cancel('r1');
      await expect(runs.fail('r1', 'Late.')).rejects.toThrow('no run r1 that is still running');
      await expect(runs.cancel('r2')).rejects.toThrow('no run r2');
      expect(await runs.get('r1')).toMatchObject({ state: 'cancelled' });
      expect(await runs.get('r2')).toBeUndefined();
      expect(await runs.latestPublished()).toBeUndefined();
    });

    test('an id is used once', async () => {
      const { runs } = await fresh();
      await runs.start({ id: 'r1', ...runStart });
      await expect(runs.start({ id: 'r1', ...runStart })).rejects.toThrow(/unique/i);
    });
  });

  describe('jobs', () => {
    const asked = { startedBy: 'ada', files: ['orders.csv'], request: { asOf: '2026-06-30' } };

    test('a job waits, then its run says how it goes', async () => {
      const { jobs, runs, audit } = await fresh();
      expect(await jobs.ask({ id: 'j1', ...asked })).toEqual({
        id: 'j1',
        ...asked,
        state: 'waiting',
        askedAt: '2026-06-30T12:00:00.000Z',
      });
      await jobs.ask({ id: 'j2', ...asked });
      expect((await jobs.waiting()).map(({ id }) => id)).toEqual(['j1', 'j2']);
      await runs.start({ id: 'j1', ...runStart });
      expect((await jobs.waiting()).map(({ id }) => id)).toEqual(['j2']);
      expect((await jobs.get('j1'))?.state).toBe('running');
      const { finishedAt } = await runs.publish('j1', { asOf: '2026-06-30', inputs, ...published });
      expect(await jobs.get('j1')).toMatchObject({ state: 'published', finishedAt });
      expect((await jobs.list({ offset: 0, limit: 1 })).map(({ id }) => id)).toEqual(['j2']);
      expect(await jobs.count()).toBe(2);
      expect(await audit.entries('analysis/j1')).toMatchObject([{ actor: 'ada', action: 'start' }]);
    });

    test('a job ends once: the first end counts', async () => {
      const { jobs, runs, audit } = await fresh();
      const failure = { state: 'failed', message: 'The disk is full.', problem: { code: 'x' } } as const;
      for (const id of ['j1', 'j2', 'j3']) await jobs.ask({ id, ...asked });
      await runs.start({ id: 'j2', ...runStart });
      await runs.start({ id: 'j3', ...runStart });
      expect((await jobs.end('j1', { state: 'cancelled', actor: 'ben' })).state).toBe('cancelled');
      expect(await jobs.end('j1', failure)).toMatchObject({ state: 'cancelled' });
      expect(await jobs.end('j2', failure)).toMatchObject({ state: 'failed', problem: { code: 'x' } });
      expect((await runs.get('j2'))?.problem).toBe('The disk is full.');
      await runs.publish('j3', { asOf: '2026-06-30', inputs, ...published });
      expect((await jobs.end('j3', failure)).state).toBe('published');
      expect(await runs.running()).toEqual([]);
      expect((await audit.entries('analysis/j1')).map(({ action }) => action)).toEqual(['start', 'cancel']);
    });
  });

  test('published runs are told in their order, with those whose tables are kept', async () => {
    const { runs } = await fresh();
    for (const id of ['c', 'a', 'b']) {
      await runs.start({ id, ...runStart });
      await runs.publish(id, { asOf: '2026-06-30', inputs, ...published });
    }
    await runs.start({ id: 'd', ...runStart });
    await runs.forgetTables('a');
    const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);
    expect(ids(await runs.published({ offset: 0, limit: 2 }))).toEqual(['b', 'a']);
    expect(ids(await runs.withTables())).toEqual(['b', 'c']);
    expect(ids(await runs.running())).toEqual(['d']);
    expect(await runs.countPublished()).toBe(3);
  });

  test('what is known of files, and what was due, is kept', async () => {
    const { files, scheduleDues } = await fresh();
    const known = { name: 'a.csv', bytes: 5e9, modified: 1.8e12, sha256: 'ab', addedAt: 'x', sample: true };
    await files.remember(known);
    await files.remember({ ...known, sample: false });
    await files.remember({ ...known, name: 'b.csv' });
    await files.forget('b.csv');
    expect(await files.all()).toEqual([{ ...known, sample: false }]);

    expect(await scheduleDues.last()).toBeUndefined();
    await scheduleDues.note({ due: '2026-07-01T06:00:00.000Z', outcome: 'unchanged' });
    await scheduleDues.note({ due: '2026-07-02T06:00:00.000Z', outcome: 'started', job: 'j1' });
    await scheduleDues.note({ due: '2026-07-02T06:00:00.000Z', outcome: 'unchanged' });
    expect(await scheduleDues.last()).toMatchObject({ outcome: 'started', job: 'j1' });
  });

  test('the audit trail is read page by page, the latest first', async () => {
    const { audit } = await fresh();
    for (const name of ['a', 'b', 'c', 'd'])
      await audit.record({ actor: 'ada', action: 'remove', subject: `file/${name}`, before: { bytes: 1 } });
    const [d, c] = await audit.page({ limit: 2 });
    expect([d?.subject, c?.subject]).toEqual(['file/d', 'file/c']);
    const rest = await audit.page({ before: c?.id ?? 0, limit: 9 });
    expect(rest.map(({ subject }) => subject)).toEqual(['file/b', 'file/a']);
    expect(await audit.page({ limit: 9, subject: 'file/b' })).toEqual([rest[0]]);
  });

  describe('definitions', () => {
    const playbook = { kind: 'playbook', name: 'main', actor: 'ada' } as const;

    test('each change is a version with its audit entry; the same body is no change', async () => {
      const { definitions, audit } = await fresh();
      const first = { value: 'revenue', rates: { USD: 0.92 }, text: 'ä \u0000 \ud83d\ude00' };
      const second = { ...first, value: 'margin' };
      expect(await definitions.save({ ...playbook, body: first })).toEqual({
        kind: 'playbook',
        name: 'main',
        version: 1,
        body: first,
        createdAt: '2026-06-30T12:00:00.000Z',
      });
      await definitions.save({ ...playbook, body: first });
      await definitions.save({ ...playbook, body: second, actor: 'ben' });
      await definitions.save({ kind: 'rule', name: 'main', body: null, actor: 'ada' });

      expect(await definitions.latest('playbook', 'main')).toMatchObject({ version: 2, body: second });
      expect((await definitions.history('playbook', 'main')).map(({ body }) => body)).toEqual([
        first,
        second,
      ]);
      expect(await definitions.latest('rule', 'other')).toBeUndefined();
      expect(await audit.entries()).toMatchObject([
        { actor: 'ada', action: 'create', subject: 'playbook/main', after: first },
        { actor: 'ben', action: 'change', subject: 'playbook/main', before: first, after: second },
        { actor: 'ada', action: 'create', subject: 'rule/main', after: null },
      ]);
      const [entry, ...others] = await audit.entries('rule/main');
      expect(others).toEqual([]);
      expect(entry).toEqual({
        id: expect.any(Number),
        at: '2026-06-30T12:00:02.000Z',
        actor: 'ada',
        action: 'create',
        subject: 'rule/main',
        after: null,
      });
    });

    test('are listed by name, by code point', async () => {
      const { definitions } = await fresh();
      for (const name of ['b', 'ä', 'B', 'a'])
        await definitions.save({ kind: 'rule', name, body: name, actor: 'ada' });
      await definitions.save({ kind: 'rule', name: 'a', body: 2, actor: 'ada' });
      const list = await definitions.list('rule');
      expect(list.map(({ name, version }) => [name, version])).toEqual([
        ['B', 1],
        ['a', 2],
        ['b', 1],
        ['ä', 1],
      ]);
      expect(await definitions.list('playbook')).toEqual([]);
    });

    test('a change whose audit entry fails does not happen', async () => {
      const { definitions, audit } = await fresh();
      await bare().write(async (db) => {
        await sql`alter table audit rename to audit_away`.execute(db);
      });
      await expect(definitions.save({ ...playbook, body: 1 })).rejects.toThrow();
      await bare().write(async (db) => {
        await sql`alter table audit_away rename to audit`.execute(db);
      });
      expect(await definitions.history('playbook', 'main')).toEqual([]);
      expect(await audit.entries()).toEqual([]);
    });

    test('a number that JSON cannot hold is refused, not turned into null', async () => {
      const { definitions } = await fresh();
      await expect(definitions.save({ ...playbook, body: { share: Number.NaN } })).rejects.toThrow(
        'share is NaN',
      );
    });

    test('two programs that save at the same time both add their version', async () => {
      const stores = [await fresh(), await open()];
      const bodies = Array.from({ length: 20 }, (_, i) => i);
      await Promise.all(bodies.map((body) => stores[body % 2]!.definitions.save({ ...playbook, body })));
      const history = await stores[0]!.definitions.history('playbook', 'main');
      expect(history.map(({ version }) => version)).toEqual(bodies.map((i) => i + 1));
      expect(history.map(({ body }) => body).toSorted((a, b) => Number(a) - Number(b))).toEqual(bodies);
    });
  });

  describe('a change that rests on a version', () => {
    const rule = { kind: 'rule', name: 'loyal', actor: 'ada' } as const;

    test('is refused where another is the latest, and then adds nothing', async () => {
      const { definitions, audit } = await fresh();
      const conflict = { code: 'edit-conflict', place: { field: 'loyal' } };
      await expect(definitions.save({ ...rule, body: 1, expected: 1 })).rejects.toMatchObject(conflict);
      expect(await definitions.save({ ...rule, body: 1, expected: 0 })).toMatchObject({ version: 1 });
      expect(await definitions.save({ ...rule, body: 2, expected: 1 })).toMatchObject({ version: 2 });
      // Also where it says what the latest one says: who sent it has not seen that one.
      for (const expected of [0, 1, 3])
        await expect(definitions.save({ ...rule, body: 2, expected })).rejects.toMatchObject(conflict);
      expect(await definitions.save({ ...rule, body: 2, expected: 2 })).toMatchObject({ version: 2 });
      expect(await definitions.save({ ...rule, body: 3 })).toMatchObject({ version: 3 });
      expect(await audit.entries('rule/loyal')).toHaveLength(3);
    });

    test('happens once when several programs make it at the same time', async () => {
      const stores = [await fresh(), await open()];
      for (let expected = 0; expected < 5; expected++) {
        const outcomes = await Promise.allSettled(
          Array.from({ length: 6 }, (_, i) =>
            stores[i % 2]!.definitions.save({ ...rule, body: [expected, i], expected }),
          ),
        );
        const refused = outcomes.filter(({ status }) => status === 'rejected');
        expect(refused).toHaveLength(5);
        for (const outcome of refused) expect(outcome).toMatchObject({ reason: { code: 'edit-conflict' } });
      }
      expect(await stores[0]!.definitions.history('rule', 'loyal')).toHaveLength(5);
    });
  });

  test.each([
    ['update', 'audit', sql`update audit set actor = 'eve'`],
    ['delete', 'audit', sql`delete from audit`],
    ['update', 'definitions', sql`update definitions set body = '2'`],
    ['delete', 'definitions', sql`delete from definitions where version = 1`],
  ])('the database itself refuses to %s in %s', async (_, table, statement) => {
    const store = await fresh();
    await store.definitions.save({ kind: 'rule', name: 'a', body: 1, actor: 'ada' });
    await expect(bare().write((db) => statement.execute(db))).rejects.toThrow(
      `table ${table} is append-only`,
    );
    expect(await store.audit.entries()).toHaveLength(1);
    expect(await store.definitions.latest('rule', 'a')).toMatchObject({ body: 1 });
  });

  describe('the schema', () => {
    const tableNames = async () =>
      (await bare().read(async (db) => ofSchema(await db.introspection.getTables(), location)))
        .map(({ name }) => name)
        .filter((name) => !name.startsWith('attune_migration'));

    test('is made once', async () => {
      await fresh();
      const before = await tableNames();
      await open();
      expect(await tableNames()).toEqual(before);
      expect(before).toEqual(
        expect.arrayContaining(['audit', 'definitions', 'files', 'jobs', 'latest_definitions', 'runs']),
      );
    });

    test('of a newer program is refused, and left as it is', async () => {
      const store = await fresh();
      await store.runs.start({ id: 'r1', ...runStart });
      const newer: Record<string, Migration> = {
        '9999_later': { up: (db) => db.schema.createTable('later').addColumn('id', 'integer').execute() },
      };
      const db = bare();
      await migrate(db, { ...migrationsFor(db.engine), ...newer });
      await expect(open()).rejects.toMatchObject({
        code: 'store-newer',
        message: expect.stringContaining('9999_later'),
        remedy: expect.stringMatching(/Update Attune/),
      });
      expect(await store.runs.get('r1')).toBeDefined();
    });

    test('is the old one after a change that fails half-way', async () => {
      const store = await fresh();
      const before = await tableNames();
      const db = bare();
      const broken: Record<string, Migration> = {
        '9998_fine': { up: (db) => db.schema.createTable('fine').addColumn('id', 'integer').execute() },
        '9999_broken': {
          up: async (db) => {
            await db.schema.createTable('half').addColumn('id', 'integer').execute();
            throw new Error('Cut.');
          },
        },
      };
      await expect(migrate(db, { ...migrationsFor(db.engine), ...broken })).rejects.toThrow('Cut.');
      expect(await tableNames()).toEqual(before);
      await open();
      await store.runs.start({ id: 'r1', ...runStart });
    });

    test('is the old one after a crash half-way', async () => {
      location = await freshLocation();
      const module = (name: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, name)).href);
      const program = `
        import { database } from ${module('database.ts')};
        import { migrate } from ${module('migrate.ts')};
        import { migrationsFor } from ${module('migrations.ts')};
        const db = database(${JSON.stringify(location)}, () => new Date(0));
        await migrate(db, { ...migrationsFor(db.engine), '9999_crash': { up: async (db) => {
          await db.schema.createTable('half').addColumn('id', 'integer').execute();
          process.kill(process.pid, 'SIGKILL');
        } } });`;
      expect(await exitOf(program)).toBe('SIGKILL');
      expect(await tableNames()).toEqual([]);
      const store = await open();
      await store.runs.start({ id: 'r1', ...runStart });
    });

    test('that fails in the database keeps its reason', async () => {
      await fresh();
      const db = bare();
      const wrong: Record<string, Migration> = {
        '9999_wrong': { up: (db) => db.schema.dropTable('nothing').execute() },
      };
      await expect(migrate(db, { ...migrationsFor(db.engine), ...wrong })).rejects.toThrow(/nothing/);
    });

    test('is made once when one program opens the store several times at once', async () => {
      location = await freshLocation();
      const [first, ...others] = await Promise.all([open(), open(), open()]);
      await first?.runs.start({ id: 'r1', ...runStart });
      for (const other of others) expect(await other.runs.get('r1')).toBeDefined();
    });

    test('is made by one of several programs that start at the same time', async () => {
      location = await freshLocation();
      const module = JSON.stringify(pathToFileURL(join(import.meta.dirname, 'store.ts')).href);
      const program = (i: number) => `
        import { openStore } from ${module};
        const store = await openStore(${JSON.stringify(location)}, () => new Date(0));
        await store.definitions.save({ kind: 'rule', name: 'shared', body: ${i}, actor: 'ada' });
        await store.close();`;
      expect(await Promise.all([1, 2, 3].map((i) => exitOf(program(i))))).toEqual([0, 0, 0]);
      const store = await open();
      expect(await store.definitions.history('rule', 'shared')).toHaveLength(3);
    });
  });
}

/** PostgreSQL lists the tables of all schemas; ours is the one in the address. */
function ofSchema<T extends { schema?: string }>(tables: readonly T[], location: string): T[] {
  return tables.filter(
    ({ schema }) => schema === undefined || location.endsWith(encodeURIComponent(`=${schema}`)),
  );
}

/** Runs a module in a process of its own: its exit code, or the signal that ended it. */
async function exitOf(program: string): Promise<number | string> {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code, signal] = await once(child, 'exit');
  return code ?? signal;
}

async function errorOf(work: Promise<unknown>): Promise<AttuneError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AttuneError)) throw error ?? new Error('No error.');
  return error;
}

describe('the store on SQLite', () => {
  contract(freshFile);

  test('syncs every commit, through a write-ahead log, with foreign keys checked', async () => {
    const path = await freshFile();
    const db = database(path, ticking());
    const pragma = async (name: string) =>
      (await db.read((handle) => sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(handle))).rows[0];
    expect({ ...(await pragma('journal_mode')) }).toEqual({ journal_mode: 'wal' });
    expect({ ...(await pragma('synchronous')) }).toEqual({ synchronous: 2 });
    expect({ ...(await pragma('foreign_keys')) }).toEqual({ foreign_keys: 1 });
    await db.close();
  });

  test('"insert or replace" does not get round the append-only tables', async () => {
    const path = await freshFile();
    const store = await openStore(path, ticking());
    await store.definitions.save({ kind: 'rule', name: 'a', body: 1, actor: 'ada' });
    const other = new DatabaseSync(path);
    expect(() =>
      other.exec(
        "insert or replace into audit select id, at, 'eve', action, subject, before, after from audit",
      ),
    ).toThrow('table audit is append-only');
    expect(() => other.exec("insert or replace into definitions values ('rule', 'a', 1, '2', '')")).toThrow(
      'table definitions is append-only',
    );
    other.close();
    await store.close();
  });

  test('a folder that does not exist', async () => {
    const path = join(folder, 'nowhere', 'store.sqlite');
    expect(await errorOf(openStore(path, ticking()))).toMatchObject({
      code: 'store-unavailable',
      message: 'The store cannot be used: the file cannot be opened.',
      remedy: expect.stringContaining('folder exists'),
      place: { file: path },
    });
  });

  test('a file that is something else', async () => {
    const path = await freshFile();
    writeFileSync(path, 'customer_id,date,amount\n'.repeat(100));
    expect(await errorOf(openStore(path, ticking()))).toMatchObject({
      code: 'store-unavailable',
      message: 'The store cannot be used: it is not a SQLite file.',
    });
  });

  test.skipIf(process.getuid?.() === 0)('a file that cannot be written', async () => {
    const path = await freshFile();
    await (await openStore(path, ticking())).close();
    chmodSync(path, 0o400);
    const store = openStore(path, ticking()).then((opened) => opened.runs.start({ id: 'r1', ...runStart }));
    expect(await errorOf(store)).toMatchObject({ code: 'store-unavailable' });
  });

  test('another program keeps it locked', async () => {
    const path = await freshFile();
    const store = await openStore(path, ticking());
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    const error = await errorOf(store.runs.start({ id: 'r1', ...runStart }));
    expect(error).toMatchObject({ code: 'store-unavailable', place: { file: path } });
    expect(error.message).toBe('The store cannot be used: another program keeps it locked.');
    other.exec('rollback');
    await store.runs.start({ id: 'r1', ...runStart });
    other.close();
    await store.close();
  });
});

test('a full disk is called so, and nothing of what did not fit is there', async () => {
  const db = database(await freshFile(), ticking());
  await migrate(db, migrationsFor('sqlite'));
  const pages = await sql<{ page_count: number }>`pragma page_count`.execute(db.signIn.db);
  await sql`pragma max_page_count = ${sql.lit((pages.rows[0]?.page_count ?? 0) + 1)}`.execute(db.signIn.db);
  const entry = { actor: 'a', action: 'create', at: '2026-06-30T12:00:00Z', before: null };
  const fill = db.write(async (trx) => {
    for (let i = 0; i < 50; i++)
      await trx
        .insertInto('audit')
        .values({ ...entry, subject: `s${i}`, after: 'x'.repeat(9_000) })
        .execute();
  });
  expect(await errorOf(fill)).toMatchObject({
    code: 'store-unavailable',
    message: 'The store cannot be used: the disk is full.',
  });
  expect(await db.read((all) => all.selectFrom('audit').selectAll().execute())).toEqual([]);
  await db.close();
});

test('a failure with which SQLite has rolled back by itself, as on a full disk, is told as it is', async () => {
  const db = database(await freshFile(), ticking());
  await migrate(db, migrationsFor('sqlite'));
  const refuse = sql`create trigger full before insert on files begin select raise(rollback, 'no room'); end`;
  await refuse.execute(db.signIn.db);
  const file = { name: 'a.csv', bytes: 1, modified: 1, sha256: 'ab', added_at: 'x', sample: 0 };
  const entry = { actor: 'a', action: 'create', at: 'x', subject: 's', before: null, after: null };
  const write = db.write(async (trx) => {
    await trx.insertInto('audit').values(entry).execute();
    await trx.insertInto('files').values(file).execute();
  });
  await expect(write).rejects.toThrow('no room');
  expect(await db.read((all) => all.selectFrom('audit').selectAll().execute())).toEqual([]);
  await db.close();
});

describe.skipIf(!postgresPrograms)('the store on PostgreSQL', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  contract(() => server.freshSchema());

  test('the database refuses to truncate the audit trail', async () => {
    const location = await server.freshSchema();
    await (await openStore(location, ticking())).close();
    const db = database(location, ticking());
    await expect(db.write((trx) => sql`truncate audit`.execute(trx))).rejects.toThrow(
      'table audit is append-only',
    );
    await db.close();
  });

  test('a schema that does not exist', async () => {
    const location = (await server.freshSchema()).replace(/attune_\d+$/, 'nowhere');
    expect(await errorOf(openStore(location, ticking()))).toMatchObject({
      code: 'store-unavailable',
      message: 'The store cannot be used: there is no such PostgreSQL schema.',
    });
  });

  test('a database that does not exist', async () => {
    const location = (await server.freshSchema()).replace('/postgres?', '/nowhere?');
    expect(await errorOf(openStore(location, ticking()))).toMatchObject({
      code: 'store-unavailable',
      message: 'The store cannot be used: there is no such PostgreSQL database.',
    });
  });
});

describe('a PostgreSQL server that is not there', () => {
  test('is named without its password', async () => {
    const error = await errorOf(
      openStore('postgres://ada:s3cr3t@127.0.0.1:1/attune?password=s3cr3t', ticking()),
    );
    expect(error).toMatchObject({
      code: 'store-unavailable',
      message: 'The store cannot be used: the PostgreSQL server does not answer (ECONNREFUSED).',
      place: { file: 'postgres://ada@127.0.0.1:1/attune?password=…' },
    });
  });

  test('nor is an address that cannot be read', async () => {
    const error = await errorOf(openStore('postgres://ada:p@ss@[/x', ticking()));
    expect(error).toMatchObject({ code: 'store-unavailable', place: { file: 'postgres://ada@[/x' } });
  });
});
