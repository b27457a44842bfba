import { gunzipSync, gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { postgresPrograms, startPostgres, type TestPostgres } from '../../../test/postgres.ts';
import { readFiles } from '../../../test/read-files.ts';
import { startS3, type TestS3 } from '../../../test/s3-server.ts';
import { playbookSchema } from '../../playbook/index.ts';
import { previewSources } from '../preview/preview-sources.ts';

const packed = gzipSync(
  'order_id,customer_id,date,amount\n1,a,2024-01-05,10.50\n2,b,2024-02-06,oops\n3,c,epoch,5\n',
);

describe('what is fetched from S3', () => {
  let server: TestS3;
  beforeAll(async () => {
    server = await startS3({
      'shop/2024/orders.csv.gz': packed,
      'shop/customers.csv': 'customer_id,country,birth_year\na,DE,1980\nb,FR,1990\n',
      'shop/old.rar': 'Rar!',
    });
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    for (const [name, value] of Object.entries(server.environment)) vi.stubEnv(name, value);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('is recognised, counted and rejected as files are, and leaves its secrets behind', async () => {
    const { report, orders, rejected } = await readFiles(
      { 'more.csv': 'order_id,customer_id,date,amount\n3,c,2024-03-07,7\n' },
      { addresses: ['s3://shop/shop/'], maxRejected: 1 },
    );
    expect(report.files.map(({ name, kind, rows }) => [name, kind, rows.read, rows.accepted])).toEqual([
      ['2024/orders.csv.gz', 'transactions', 3, 1],
      ['customers.csv', 'customers', 2, 2],
      ['more.csv', 'transactions', 1, 1],
    ]);
    expect(report.files[0]!.notes).toContain('It was fetched from the bucket shop.');
    expect(report.leftOut).toEqual([{ name: 'old.rar', why: expect.stringContaining('format') }]);
    expect(orders.map(({ customer, amount }) => [customer, amount])).toEqual([
      ['a', 10.5],
      ['c', 7],
    ]);
    expect(rejected).toHaveLength(2);
    expect(rejected[0]).toMatch(/^2024\/orders\.csv\.gz,3,/);
    expect(JSON.stringify(report)).not.toContain(server.environment.AWS_SECRET_ACCESS_KEY);
    expect(gunzipSync(packed).toString()).toContain('oops');
  });

  test('is shown beforehand as it will be read, and answers about it count', async () => {
    const playbook = playbookSchema.parse({
      limits: { maxRejected: 1 },
      sources: [{ name: 'shop', address: 's3://shop/shop/' }],
    });
    const name = 'shop/2024/orders.csv.gz';
    const preview = await previewSources([], playbook, { [name]: { currency: 'EUR' } });
    expect(preview).toMatchObject({ ready: true, problem: null });
    expect(preview.files.map((file) => [file.name, file.state, file.kind])).toEqual([
      [name, 'ready', 'transactions'],
      ['shop/customers.csv', 'ready', 'customers'],
      ['shop/old.rar', 'ignored', null],
    ]);
    expect(preview.files[0]!.questions).toEqual([]);
    vi.stubEnv('AWS_ACCESS_KEY_ID', '');
    expect((await previewSources([], playbook)).problem?.code).toBe('source-denied');
  });
});

describe.skipIf(!postgresPrograms)('what is fetched from a database', () => {
  let server: TestPostgres;
  let address: string;
  beforeAll(async () => {
    server = await startPostgres();
    address = await server.freshSchema();
    const admin = new Client({ connectionString: address });
    await admin.connect();
    await admin.query(`
      create table orders (order_id int primary key, customer_id text, at timestamptz, amount numeric(10, 3), note text);
      insert into orders values (2, 'b', '2024-02-06 23:30:00+00', 2.500, 'one; two; three'), (1, 'a', '2024-01-05 10:00+00', 1.234, 'a, "b"'),
        (3, 'c', 'infinity', 1, null);
      create table clients (client_no text, country text, birth_year int);
      insert into clients values ('a', 'DE', 1980), ('b', 'FR', 1990);
    `);
    await admin.end();
  });
  afterAll(() => server?.stop());

  test('is read as it was written: thousandths are no thousands, a moment is one, and null is none', async () => {
    const playbook = {
      timeZone: 'Europe/Berlin',
      sources: [
        {
          name: 'people',
          address,
          query: 'select client_no as id, country, birth_year from clients order by 1',
          kind: 'customers' as const,
          columns: { customer_id: 'id' },
        },
      ],
    };
    const read = () => readFiles({}, { addresses: [`${address}&table=orders`], playbook, maxRejected: 1 });
    const { report, orders, rejected } = await read();
    expect(report.files.map(({ name, kind, rows }) => [name, kind, rows])).toEqual([
      ['orders (postgres)', 'transactions', { read: 3, accepted: 2, duplicates: 0, rejected: 1 }],
      ['people (postgres)', 'customers', { read: 2, accepted: 2, duplicates: 0, rejected: 0 }],
    ]);
    expect(report.files[0]!.format).toMatchObject({ type: 'csv', delimiter: ',', decimal: '.' });
    expect(orders.map(({ customer, day, amount }) => [customer, day, amount])).toEqual([
      ['a', '2024-01-05', 1.234],
      ['b', '2024-02-07', 2.5],
    ]);
    expect(rejected[0]).toContain('orders (postgres),4,');
    const again = await read();
    expect(again.report.files.map(({ sha256 }) => sha256)).toEqual(report.files.map(({ sha256 }) => sha256));
  });
});
