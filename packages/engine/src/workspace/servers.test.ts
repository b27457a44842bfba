import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines } from '../../test/on-engines.ts';
import { postgresPrograms, startPostgres, type TestPostgres } from '../../test/postgres.ts';
import { startClickHouse } from '../../test/start-clickhouse.ts';
import { generateDemo } from '../demo/index.ts';
import { inRunDatabase, openClickHouse, sql } from '../warehouse/index.ts';
import { type Job, openWorkspace, type Workspace } from './index.ts';

let home: string;
let data: string;
const clock = () => new Date();
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'attune-servers-'));
  data = join(home, 'data');
  await generateDemo({ customers: 150, seed: 3, out: data });
  await rm(join(data, 'truth'), { recursive: true });
});
afterAll(() => rm(home, { recursive: true }));

async function analysed({ jobs }: Workspace): Promise<Job> {
  for (let job = await jobs.start({ actor: 'ada' }); ; job = await jobs.get(job.id)) {
    if (job.state !== 'waiting' && job.state !== 'running') return job;
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

describe.skipIf(!postgresPrograms)('a workspace whose store is on PostgreSQL', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  test('two machines that share a store do not both get it; another store of that server is free', async () => {
    const storeAt = await server.freshSchema();
    const first = await openWorkspace(join(home, 'machine-1'), { clock, storeAt });
    await first.announce('http://10.0.0.1:4400');
    await expect(openWorkspace(join(home, 'machine-2'), { clock, storeAt })).rejects.toMatchObject({
      code: 'workspace-busy',
      message: expect.stringMatching(new RegExp(`attune ${process.pid} on .+ at http://10.0.0.1:4400`)),
    });
    const other = await openWorkspace(join(home, 'machine-3'), {
      clock,
      storeAt: await server.freshSchema(),
    });
    await other.close();
    await first.close();
    const second = await openWorkspace(join(home, 'machine-2'), { clock, storeAt });
    await second.close();
  });

  test('an analysis is published; one whose claim on the store is lost is not begun', async () => {
    const storeAt = await server.freshSchema();
    const workspace = await openWorkspace(join(home, 'remote-store'), { clock, storeAt });
    await cp(data, join(workspace.folder, 'files'), { recursive: true });
    expect(await analysed(workspace)).toMatchObject({ state: 'published' });
    expect((await workspace.runs.open('latest')).latest).toBe(true);
    expect((await workspace.runs.list({ offset: 0, limit: 5 })).total).toBe(1);

    const admin = new Client({ connectionString: storeAt });
    await admin.connect();
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'attune %'`,
    );
    await admin.end();
    expect(await analysed(workspace)).toMatchObject({
      state: 'failed',
      problem: { code: 'store-unavailable' },
    });
    await workspace.close();
  });

  test('a server that is not there is told, and the folder is let go', async () => {
    const folder = join(home, 'nowhere');
    const storeAt = 'postgres://ada:s3cr3t@127.0.0.1:1/attune';
    const error = await openWorkspace(folder, { clock, storeAt }).catch((error) => error);
    expect(error).toMatchObject({ code: 'store-unavailable' });
    expect(JSON.stringify([error.message, error.place])).not.toContain('s3cr3t');
    await (await openWorkspace(folder, { clock })).close();
  });
});

test.skipIf(!engines.includes('clickhouse'))(
  'a workspace on ClickHouse keeps the database of each run, and drops that of a dead one',
  async () => {
    const clickhouse = await startClickHouse();
    const folder = join(home, 'remote-warehouse');
    const open = () => openWorkspace(folder, { clock, warehouse: clickhouse.url });
    try {
      const workspace = await open();
      await cp(data, join(folder, 'files'), { recursive: true });
      const job = await analysed(workspace);
      expect(job).toMatchObject({ state: 'published' });
      const run = await workspace.runs.open('latest');
      const count = sql`select count(*) as n from customer_facts`;
      expect(run.warehouse.dialect.name).toBe('clickhouse');
      expect(await run.warehouse.rows(count, { n: 'count' })).toEqual([{ n: run.summary.customers }]);
      await expect(run.warehouse.drop('customer_facts')).rejects.toThrow('only read');

      // As a killed process would leave it.
      const dead = '20260701095900-abc123';
      await workspace.store.jobs.ask({ id: dead, startedBy: 'ada', files: [], request: {} });
      const start = { inputs: [], playbookHash: 'x', playbookVersion: 1, version: '0.1.0', output: '' };
      await workspace.store.runs.start({ id: dead, ...start });
      await workspace.close();
      const shared = await openClickHouse(clickhouse.url);
      const databases = async () =>
        (
          await shared.rows(sql`select name from system.databases where startsWith(name, 'attune_')`, {
            name: 'text',
          })
        ).map(({ name }) => name);
      const ofDead = { address: clickhouse.url, id: dead, keep: true };
      await inRunDatabase(ofDead, undefined, async () => {});
      expect(await databases()).toHaveLength(2);
      const again = await open();
      expect(await databases()).toEqual([`attune_${job.id.replace('-', '_')}`]);
      expect(await (await again.runs.open('latest')).warehouse.has('membership')).toBe(true);
      await again.close();
      await shared.close();

      // Without the address of the server the run says where its tables are.
      const without = await openWorkspace(folder, { clock });
      const asked = (await without.runs.open('latest')).warehouse.has('membership');
      await expect(asked).rejects.toMatchObject({ code: 'warehouse-unavailable' });
      await without.close();
    } finally {
      await clickhouse.stop();
    }
  },
  120_000,
);
