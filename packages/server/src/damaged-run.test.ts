import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, type Served, serve } from '../test/served.ts';

let served: Served;
let owner: Credentials;
let viewer: Credentials;
/** Each of these damages a run that nobody has looked at yet: so nothing of it is in memory. */
async function publishAndDamage(file: string, bytes: number): Promise<string> {
  const run = await served.publish(owner, 200);
  truncateSync(join(served.folder, 'workspace', 'runs', run, file), bytes);
  return run;
}

beforeAll(async () => {
  served = await serve();
  owner = await served.owner();
  viewer = await served.person(owner, 'viewer');
  await served.publish(owner, 200);
  const body = { label: 'Buyers', rule: { orders: { $gt: 1 } }, version: 0 };
  await served.call('PUT', '/api/segments/buyers', { as: owner, body });
});
afterAll(() => served.close());

const get = async (path: string, as: Credentials = {}) => {
  const { status, json } = await served.call('GET', path, { as });
  return { status, ...(json as Record<string, unknown>) };
};

test('damaged tables: what needs them says so, and so do readiness and log; all else answers', async () => {
  await publishAndDamage('warehouse.duckdb', 5_000);
  expect(await get('/readyz')).toEqual({ status: 'not ready', code: 'warehouse-unavailable' });
  const line = served
    .log()
    .split('\n')
    .findLast((text) => text.includes('not ready'));
  expect(JSON.parse(line ?? '')).toMatchObject({ level: 50, fault: { code: 'warehouse-unavailable' } });
  expect(await get('/api/runs/latest/purposes', owner)).toMatchObject({
    status: 503,
    error: { code: 'warehouse-unavailable' },
  });
  expect(await get('/api/runs/latest/audit', viewer)).toMatchObject({ status: 200 });
  for (const as of [owner, viewer])
    expect(await get('/api/segments', as)).toMatchObject({
      status: 200,
      segments: [{ name: 'buyers', customers: null, problem: expect.stringContaining('cannot be opened') }],
    });
});

test('a damaged summary: the run says so, and the list of runs still comes', async () => {
  const run = await publishAndDamage('summary.json', 2_000);
  for (const as of [owner, viewer]) {
    expect(await get(`/api/runs/${run}/audit`, as)).toMatchObject({
      status: 410,
      error: { code: 'run-not-kept', message: expect.stringContaining('damaged') },
    });
    expect(await get('/api/segments', as)).toMatchObject({ status: 200, segments: [{ customers: null }] });
  }
  const { runs } = (await get('/api/runs', viewer)) as unknown as { runs: Record<string, unknown>[] };
  expect(runs[0]).toMatchObject({ id: run, finding: null, customers: null, revenue: null });
  expect(runs[2]?.customers).toEqual(expect.any(Number));
});
