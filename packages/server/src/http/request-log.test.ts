import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, type Served, serve } from '../../test/served.ts';
import { faultForLog } from './request-log.ts';

let served: Served;
let owner: Credentials;
beforeAll(async () => {
  served = await serve();
  owner = await served.owner();
});
afterAll(() => served.close());

interface Line {
  readonly reqId?: string;
  readonly method?: string;
  readonly route?: string;
  readonly status?: number;
  readonly code?: string;
}

const lines = (): Line[] =>
  served
    .log()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

test('a request is one line of JSON: its id, the pattern of its route, the outcome', async () => {
  const { headers } = await served.call('GET', '/api/jobs/some-job?x=1', { as: owner });
  const line = lines().find(({ reqId }) => reqId === headers.get('x-request-id'));
  expect(line).toEqual({
    level: 30,
    time: expect.any(Number),
    reqId: expect.any(String),
    method: 'GET',
    route: '/api/jobs/:job',
    status: 400,
    ms: expect.any(Number),
    code: 'request-invalid',
    msg: 'request',
  });
});

test('nothing of anybody stands in the log or in the metrics, wherever it was sent', async () => {
  const planted = ['C0000042', 'planted@example.org', 'Planted Name', 'planted-secret', 'planted file.csv'];
  const [customer, email, name, secret, file] = planted as [string, string, string, string, string];
  const as = { authorization: `Bearer ${secret}` };
  await served.publish(owner, 200);
  for (const path of [
    `/api/runs/latest/customers/${customer}`,
    `/api/runs/latest/customers/${customer}/timeline?limit=0`,
    `/api/jobs?${email}=1`,
    `/api/${encodeURIComponent(email)}`,
    `/${encodeURIComponent(email)}.js`,
    `/audit?who=${customer}`,
    `/api/%zz${customer}`,
  ])
    await served.call('GET', path, { as: owner, headers: { referer: email, 'user-agent': name } });
  await served.call('GET', '/api/runs', { as });
  await served.call('POST', '/api/sign-in', { body: { email, password: secret } });
  await served.call('POST', '/api/people', { as: owner, body: { name, email, role: 'viewer' } });
  await served.call('DELETE', `/api/files/${encodeURIComponent(file)}`, { as: owner });
  const rule = { customer_id: customer };
  await served.call('POST', '/api/runs/latest/rules/check', { as: owner, body: { rule } });
  await served.call('POST', '/api/runs/latest/rules/check', { as: owner, body: { rule: { [email]: 1 } } });
  await served.call('POST', '/api/runs/latest/customers', {
    as: owner,
    body: { search: customer, sort: email },
  });
  await served.call('POST', '/api/lists', {
    as: owner,
    body: { label: name, rule, use: 'analysis', purpose: email },
  });
  const metrics = (await served.call('GET', '/metrics')).text;
  const said = served.log() + metrics;
  expect(said).toContain('/api/runs/:run/customers/:customer');
  for (const word of [...planted, 'olga', '127.0.0.1:', '"ip"', 'remoteAddress', encodeURIComponent(email)])
    expect(said.replaceAll(/"msg":"Server listening[^"]*"/g, '').toLowerCase()).not.toContain(
      word.toLowerCase(),
    );
});

test('the metrics tell requests by route and status, jobs by state, and the age of the run', async () => {
  const { text, headers } = await served.call('GET', '/metrics');
  expect(headers.get('content-type')).toMatch(/^text\/plain/);
  expect(text).toMatch(
    /attune_http_request_seconds_count\{method="GET",route="\/api\/runs\/:run\/customers\/:customer",status="(200|404)"\} 1/,
  );
  expect(text).toContain('attune_jobs{state="published"} 1');
  expect(text).toMatch(/attune_run_age_seconds \d/);
  expect(text).toMatch(/attune_nodejs_eventloop_lag_seconds \d/);
  expect(text).toMatch(/attune_uptime_seconds \d/);
});

test('of a fault the log holds the way to it, and no line of its message', () => {
  const error = new TypeError('No such value:\n    at planted@example.org\n');
  const told = faultForLog(new Error('outer\n  at C0000042', { cause: error }));
  expect(JSON.stringify(told)).not.toMatch(/planted|C0000042/);
  expect(told).toMatchObject({ cause: { name: 'TypeError' } });
  expect('at' in told && told.at).toContainEqual(expect.stringContaining('request-log.test'));
});
