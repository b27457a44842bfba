import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { fetchRemoteBy, refusalOf } from '../../../test/fetch-remote.ts';
import { startS3, type TestS3 } from '../../../test/s3-server.ts';
import { fetchSources } from './fetch-sources.ts';

const fetchRemote = fetchRemoteBy(fetchSources);

const packed = gzipSync('customer_id,date,amount\na,2024-01-01,1\n');
const objects = {
  'exports/': '',
  "exports/2024/a+b (1) ü&%2F'!*.csv": 'a,b\n1,2\n',
  'exports/2024/orders.csv.gz': packed,
  'exports/customers.csv': 'id\n1\n',
  'exports/orders.csv': 'a,b\n1,2\n3,4\n',
  'exports/orders.csv.bak': 'not this',
  'exports/orders.parquet': Buffer.from([0x50, 0x41, 0x52, 0x31, 0, 255]),
  'exports/readme.md': '# Not a table',
  'exports-old/orders.csv': 'not this either',
};

describe('from S3', () => {
  let server: TestS3;

  beforeAll(async () => {
    server = await startS3(objects);
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    for (const [name, value] of Object.entries(server.environment)) vi.stubEnv(name, value);
    server.asked.length = 0;
    server.mishaps.length = 0;
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const refusal = async (address: string) => {
    const found = await refusalOf(fetchRemote([address]));
    expect(found.logged).not.toContain(server.environment.AWS_SECRET_ACCESS_KEY);
    return found;
  };
  const orders = 's3://shop/exports/orders.csv';

  test('a folder stands for all objects in it that can be tables, page by page, as they are', async () => {
    const { files, passedOver } = await fetchRemote(['s3://shop/exports']);
    expect(files.map(({ name }) => name)).toEqual([
      "2024/a+b (1) ü&%2F'!*.csv",
      '2024/orders.csv.gz',
      'customers.csv',
      'orders.csv',
      'orders.parquet',
    ]);
    expect(passedOver).toEqual(['orders.csv.bak', 'readme.md']);
    expect(files[0]!.lines).toEqual(['a,b', '1,2']);
    expect(files[1]!.content).toEqual(packed);
    expect(files[4]!.content).toEqual(objects['exports/orders.parquet']);
    expect(files[3]!.notes).toEqual(['It was fetched from the bucket shop.']);
    expect(server.asked.filter((target) => target.includes('list-type')).length).toBeGreaterThan(3);
  });

  test('an address is one object, a folder, or a beginning', async () => {
    const names = async (address: string) => (await fetchRemote([address])).files.map(({ name }) => name);
    expect(await names(orders)).toEqual(['orders.csv']);
    expect(await names('s3://shop/exports/2024/')).toHaveLength(2);
    expect(await names('s3://shop/exports/or*')).toEqual(['orders.csv', 'orders.parquet']);
    expect(await names('s3://shop')).toContain('exports-old/orders.csv');
  });

  test('the playbook names what is fetched, and says how it is read', async () => {
    const stated = { name: 'shop', address: 's3://shop/exports/2024/', dateOrder: 'day-first' } as const;
    const ignored = { name: 'not', address: 's3://shop/nothing/', kind: 'ignore' } as const;
    const { files, playbook } = await fetchRemote([], [stated, ignored, { match: '*.gz', decimal: ',' }]);
    expect(files.map(({ name }) => name)).toEqual(["shop/a+b (1) ü&%2F'!*.csv", 'shop/orders.csv.gz']);
    expect(playbook.sources[1]).toEqual({
      match: 'shop/orders.csv.gz',
      dateOrder: 'day-first',
      decimal: ',',
      columns: {},
    });
  });

  test('two addresses that give the same name are told apart in the playbook', async () => {
    const { code, remedy } = await refusalOf(fetchRemote([orders, 's3://shop/exports-old/']));
    expect(code).toBe('usage');
    expect(remedy).toContain('playbook');
  });

  test.each(['busy', 'cut listing', 'cut object', 'short object', 'wrong bytes'] as const)(
    'after one mishap (%s) the object comes whole',
    async (mishap) => {
      server.mishaps.push(mishap);
      const { files } = await fetchRemote([orders]);
      expect(files[0]!.content.toString()).toBe(objects['exports/orders.csv']);
      expect(server.mishaps).toEqual([]);
    },
  );

  test.each([
    ['denied', 'source-denied', /AccessDenied/, /s3:GetObject/],
    ['replaced', 'input-unreadable', /replaced while it was fetched/, /again/],
    ['other region', 'usage', /another region than eu-test-1/, /AWS_REGION=us-west-2/],
  ] as const)('%s is said, with a remedy', async (mishap, code, message, remedy) => {
    server.mishaps.push(mishap);
    expect(await refusal(orders)).toMatchObject({
      code,
      message: expect.stringMatching(message),
      remedy: expect.stringMatching(remedy),
    });
  });

  test('an object that never comes whole is refused', async () => {
    server.mishaps.push(...Array<'cut object'>(5).fill('cut object'));
    const { code, message } = await refusal(orders);
    expect(code).toBe('input-unreadable');
    expect(message).toMatch(/did not come whole/);
  }, 20_000);

  test('what is not there is named', async () => {
    expect(await refusal('s3://shop/nothing/')).toMatchObject({
      code: 'input-missing',
      message: 'The bucket shop has no object nothing/.',
    });
    expect(await refusal('s3://stop/exports/')).toMatchObject({
      code: 'input-missing',
      message: 's3://stop/exports/: there is no such bucket.',
    });
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://nowhere.invalid');
    expect(await refusal(orders)).toMatchObject({ code: 'source-unreachable' });
  });

  test('keys that are missing, wrong or expired are named by their variables', async () => {
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'wrong');
    expect(await refusalOf(fetchRemote([orders]))).toMatchObject({
      code: 'source-denied',
      message: expect.stringContaining('SignatureDoesNotMatch'),
      remedy: expect.stringContaining('AWS_SECRET_ACCESS_KEY'),
    });
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', '');
    expect((await refusalOf(fetchRemote([orders]))).code).toBe('source-denied');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'x');
    vi.stubEnv('AWS_ENDPOINT_URL', 'minio:9000');
    expect(await refusalOf(fetchRemote([orders]))).toMatchObject({
      code: 'usage',
      message: 'AWS_ENDPOINT_URL is no address that can be used.',
    });
  });

  test('a cancel ends it between tries', async () => {
    server.mishaps.push(...Array<'busy'>(5).fill('busy'));
    const stop = new AbortController();
    const slow = fetchRemote([orders], [], stop.signal);
    setTimeout(() => stop.abort(), 300);
    await expect(slow).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});
