import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExampleCall, exampleCalls } from '../test/example-calls.ts';
import { type Credentials, type Served, serve } from '../test/served.ts';
import { type Operation, type Permission, permissions, roles } from './contract/operation.ts';
import { type OperationName, operations } from './contract/operations.ts';

let served: Served;
let calls: Readonly<Record<OperationName, ExampleCall>>;
/** Everybody who could call, with what they may do. */
const callers = new Map<
  string,
  { as: Credentials; kind: 'nobody' | 'person' | 'key'; may: readonly Permission[] }
>();

beforeAll(async () => {
  served = await serve();
  const owner = await served.owner();
  callers.set('nobody', { as: {}, kind: 'nobody', may: [] });
  callers.set('owner', { as: owner, kind: 'person', may: roles.owner });
  for (const role of ['viewer', 'editor'] as const)
    callers.set(role, { as: await served.person(owner, role), kind: 'person', may: roles[role] });
  for (const scope of permissions)
    callers.set(`key: ${scope}`, { as: (await served.key(owner, [scope])).as, kind: 'key', may: [scope] });
  await served.publish(owner);
  const found = await served.call('POST', '/api/runs/latest/customers', { as: owner, body: { limit: 1 } });
  const { rows } = found.json as { rows: { customer_id: string }[] };
  calls = exampleCalls(rows[0]?.customer_id ?? '');
});
afterAll(() => served.close());

/** What the contract says of a caller: let in, or the status of the refusal. */
function expected(
  { access, alsoNeeds }: Operation,
  { kind, may }: { kind: string; may: readonly Permission[] },
) {
  if (access === 'open') return 'in';
  if (kind === 'nobody') return 401;
  if (access === 'signed-in') return 'in';
  if (access === 'person') return kind === 'person' ? 'in' : 403;
  return may.includes(access) && (!alsoNeeds || may.includes(alsoNeeds)) ? 'in' : 403;
}

const names = Object.keys(operations) as OperationName[];
// These end the session or change the people of all other tests; sign-in has tests of its own.
const gentle = names.filter((name) => !['signOut', 'changePassword', 'setUp'].includes(name));

describe('every operation lets in whom the contract names', () => {
  test.each(gentle)('%s', async (name) => {
    const operation: Operation = operations[name];
    const { path, ...sent } = calls[name];
    for (const [who, caller] of callers) {
      const wanted = expected(operation, caller);
      const { status, text } = await served.call(operation.method, path, { as: caller.as, ...sent });
      if (wanted === 'in') {
        // Who may make keys may still not make one that may do more than they do: that is another refusal.
        expect(text, who).not.toMatch(/Nobody is signed in|This needs the permission|Only a person/);
        expect(status, `${who}: ${text}`).toBeLessThan(500);
      } else expect([who, status]).toEqual([who, wanted]);
    }
  });
});

describe('a refusal comes before anything that was sent is looked at', () => {
  const guarded = names.filter((name) => operations[name].access !== 'open');

  test.each(guarded)('%s', async (name) => {
    const operation: Operation = operations[name];
    const path = calls[name].path.split('?')[0];
    const sent = { body: '{"broken', headers: { 'content-type': 'text/nonsense' } };
    const body = operation.method === 'GET' ? {} : sent;
    const { status } = await served.call(operation.method, `${path}?unknown=1&unknown=2`, body);
    expect(status).toBe(401);
    if (operation.access === 'signed-in' || operation.access === 'person') return;
    const other = permissions.find((permission) => permission !== operation.access)!;
    const { as } = callers.get(`key: ${other}`)!;
    const forbidden = await served.call(operation.method, `${path}?unknown=1`, { as, ...body });
    expect(forbidden.status).toBe(403);
  });
});

test('whoever saves segments, and so reads their sizes, may see customers anyway', async () => {
  const owner = callers.get('owner')!;
  const body = { label: 'All but one', rule: { customer_id: { $ne: 'x' } }, version: 0 };
  const save = async (scopes: readonly Permission[]) => {
    const { as } = await served.key(owner.as, scopes);
    return (await served.call('PUT', '/api/segments/all-but-one', { as, body })).status;
  };
  expect(await save(['read', 'segments'])).toBe(403);
  expect(await save(['segments', 'customers'])).toBe(200);
});

describe('a key that is revoked, made up or no key at all', () => {
  test('opens nothing', async () => {
    const owner = callers.get('owner')!;
    const { id, as } = await served.key(owner.as, ['read']);
    expect((await served.call('GET', '/api/runs', { as })).status).toBe(200);
    await served.call('DELETE', `/api/keys/${id}`, { as: owner.as });
    for (const authorization of [
      as.authorization!,
      'Bearer attune_sk_000000000000',
      'Bearer',
      'Basic b2xnYTp4',
    ])
      expect((await served.call('GET', '/api/runs', { as: { authorization } })).status).toBe(401);
  });

  test('does not fall back on the cookie beside it', async () => {
    const { as } = callers.get('owner')!;
    const both = { ...as, authorization: 'Bearer attune_sk_000000000000' };
    expect((await served.call('GET', '/api/runs', { as: both })).status).toBe(401);
  });
});

test('who is not signed in does not learn which addresses there are', async () => {
  const { as } = callers.get('viewer')!;
  for (const path of ['/api/none', '/api', '/api/', '/api/runs/latest', '/api/people/x/y']) {
    expect((await served.call('GET', path)).status).toBe(401);
    expect((await served.call('GET', path, { as })).status).toBe(404);
  }
  expect((await served.call('PUT', '/api/runs')).status).toBe(401);
});

test('the open addresses are open', async () => {
  for (const path of [
    '/',
    '/healthz',
    '/readyz',
    '/metrics',
    '/openapi.json',
    '/docs',
    '/api/session',
    '/audit',
  ])
    expect([path, (await served.call('GET', path)).status]).toEqual([path, 200]);
});
