import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExampleCall, exampleCalls } from '../test/example-calls.ts';
import { type Answer, type Credentials, type Served, serve } from '../test/served.ts';
import { type Operation, permissions } from './contract/operation.ts';
import { type OperationName, operations } from './contract/operations.ts';
import { problem } from './contract/parts.ts';

const seed = 20261123;

let served: Served;
let calls: Readonly<Record<OperationName, ExampleCall>>;
let owner: Credentials;
let everything: Credentials;
let reader: Credentials;

beforeAll(async () => {
  served = await serve();
  owner = await served.owner();
  everything = (await served.key(owner, permissions)).as;
  reader = (await served.key(owner, ['read'])).as;
  await served.publish(owner, 200);
  const found = await served.call('POST', '/api/runs/latest/customers', { as: owner, body: { limit: 1 } });
  const { rows } = found.json as { rows: { customer_id: string }[] };
  calls = exampleCalls(rows[0]?.customer_id ?? '');
});
afterAll(() => served.close());

const names = Object.keys(operations) as OperationName[];
/** Passwords cost a moment each time they are checked, by intent; a preview reads every file. */
const slow: ReadonlySet<OperationName> = new Set(['signIn', 'join', 'changePassword', 'previewFiles']);

/** Whatever is sent, the answer is a refusal in our words, or what was asked for: never a fault, never a way in. */
function requireDecent(sent: string, { status, text, json, headers }: Answer): void {
  expect(status, `${sent} → ${text.slice(0, 300)}`).toBeLessThan(500);
  expect(headers.get('x-content-type-options'), sent).toBe('nosniff');
  expect(headers.get('content-security-policy'), sent).toBeTruthy();
  if (status < 400) return;
  expect(problem.strict().safeParse(json).error, `${sent} → ${status} ${text.slice(0, 300)}`).toBeUndefined();
  expect(text, sent).not.toMatch(/\.(ts|js):\d+|node_modules|\n\s+at /);
}

function callerOf({ access }: Operation): Credentials {
  return access === 'person' ? owner : everything;
}

const badParts = [
  '..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e',
  '..%5c..%5cstore.sqlite',
  '%00',
  'a%00.csv',
  '%ff%fe',
  '%ED%A0%80',
  '%zz',
  '%',
  '__proto__',
  'constructor',
  'toString',
  '%20',
  "'%20or%201=1%20--",
  '%F0%9F%92%A9',
  '%E2%80%AE',
  'x'.repeat(300),
  'x'.repeat(3000),
  'CON',
  '.',
  '*',
  '{run}',
  '-1',
  '1e999',
];

describe('bad parts of an address', () => {
  test.each(names)('%s', async (name) => {
    const operation: Operation = operations[name];
    const { path: _, ...sent } = calls[name];
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, part]) => part ?? '');
    const example = calls[name].path.split('?')[0]!.split('/');
    for (const part of inPath)
      for (const bad of badParts) {
        const path = operation.path
          .split('/')
          .map((piece, i) => (piece === `{${part}}` ? bad : example[i]))
          .join('/');
        const answer = await served.call(operation.method, path, { as: callerOf(operation), ...sent });
        requireDecent(`${operation.method} ${path}`, answer);
      }
    if (slow.has(name)) return;
    for (const query of [
      '?x=1',
      '?limit=-1',
      '?limit=1e9&offset=NaN',
      '?offset=%00',
      '?limit[]=1',
      '?limit=1&limit=2',
      '?__proto__=1',
      `?${'a=1&'.repeat(2000)}`,
      '?name=..%2fx',
      '?version=x',
      '?%ff=1',
      '??',
      '?name=%ed%a0%80',
    ]) {
      const path = `${calls[name].path.split('?')[0]}${query}`;
      const answer = await served.call(operation.method, path, { as: callerOf(operation), ...sent });
      requireDecent(`${operation.method} ${path}`, answer);
      expect(answer.status, path).toBeGreaterThanOrEqual(400);
    }
  });
});

const deep = (depth: number): unknown => (depth === 0 ? 1 : [deep(depth - 1)]);
const badValues: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  2 ** 53,
  '',
  'x',
  ' ',
  'x'.repeat(5000),
  'a\u0000b',
  '\ud800',
  '\u202e\u0007',
  '<script>alert(1)</script>',
  '=1+1',
  '../../etc/passwd',
  [],
  [null],
  {},
  { $gte: 1 },
  { $or: 5 },
  { $and: [{ $or: [{}] }] },
  { orders: { $regex: '((((' } },
  { orders: { $gte: { $gte: 1 } } },
  { revenue: { $gte: 1e308 } },
  { first_purchase: { $gte: '9999-12-31' } },
  { first_purchase: { $gte: '0000-00-00' } },
  { nothing: 1 },
  deep(50),
];

/** An example with one thing wrong at a random place: another value, one too many, one too few. */
function spoilt(example: unknown): fc.Arbitrary<unknown> {
  const places = placesOf(example);
  return fc
    .record({
      place: fc.constantFrom(...places),
      how: fc.constantFrom('replace', 'add', 'remove'),
      value: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...badValues) },
        { weight: 1, arbitrary: fc.json({ maxDepth: 3 }).map((text) => JSON.parse(text) as unknown) },
      ),
      name: fc.constantFrom('extra', 'Label', 'rul', '', '$where', 'a'.repeat(400)),
    })
    .map(({ place, how, value, name }) => changedAt(example, place, how, value, name));
}

function placesOf(value: unknown, here: readonly string[] = []): readonly string[][] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, held]) => placesOf(held, [...here, key]))
      : [];
  return [[...here], ...inner];
}

function changedAt(
  example: unknown,
  place: readonly string[],
  how: string,
  value: unknown,
  name: string,
): unknown {
  const copy = structuredClone(example);
  if (place.length === 0) return how === 'replace' ? value : { ...(copy as object), [name]: value };
  let holder = copy as Record<string, unknown>;
  for (const key of place.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  const last = place.at(-1)!;
  if (how === 'remove') delete holder[last];
  else if (how === 'add' && typeof holder[last] === 'object')
    holder[last] = { ...holder[last], [name]: value };
  else holder[last] = value;
  return copy;
}

describe('bad bodies', () => {
  const withBody = names.filter((name) => {
    const { body } = operations[name] as Operation;
    return body !== undefined && body !== 'stream';
  });

  /** What would start real work, which is not what is looked for here. */
  const work: Readonly<Record<string, (body: unknown) => boolean>> = {
    startJob: (body) => JSON.stringify(body) === '{}',
    addSample: (body) => typeof body === 'object' && body !== null && !('customers' in body),
  };

  test.each(withBody)('%s: one thing wrong, at any place', async (name) => {
    const operation: Operation = operations[name];
    const { path, body } = calls[name];
    await fc.assert(
      fc.asyncProperty(spoilt(body), async (bad) => {
        const sent = `${name} ${JSON.stringify(bad).slice(0, 200)}`;
        fc.pre(!(name in work) || !work[name]!(bad));
        requireDecent(
          sent,
          await served.call(operation.method, path, { as: callerOf(operation), body: bad }),
        );
        if (operation.access === 'open' || operation.access === 'read' || operation.access === 'person')
          return;
        const refused = await served.call(operation.method, path, { as: reader, body: bad });
        expect(refused.status, sent).toBe(403);
      }),
      { seed, numRuns: slow.has(name) ? 8 : 30 },
    );
  });

  const json = { 'content-type': 'application/json' };
  const broken: readonly (readonly [string, string, Readonly<Record<string, string>>, number])[] = [
    ['nothing', '', json, 400],
    ['the beginning of an object', '{"rule":{"orders"', json, 400],
    ['the beginning of a list', '[1,2', json, 400],
    ['two values', '{}{}', json, 400],
    ['a comment', '{/*x*/}', json, 400],
    ['not a number', '{"customers":NaN}', json, 400],
    ['a prototype', '{"__proto__":{"admin":true}}', json, 400],
    ['a constructor', '{"constructor":{"prototype":{"admin":true}}}', json, 400],
    ['an escaped prototype', '{"__pr\\u006fto__":1}', json, 400],
    ['a NUL', '{"label":"a\\u0000"}', json, 400],
    ['half a character', '{"label":"\\ud800"}', json, 400],
    ['a hundred thousand lists', '['.repeat(100_000), json, 400],
    ['a hundred nested objects', `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`, json, 400],
    ['two megabytes', `{"label":"${'x'.repeat(2_000_000)}"}`, json, 413],
    ['a form', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['text', '{}', { 'content-type': 'text/plain' }, 415],
    ['a type with a tail', '{}', { 'content-type': 'application/json; x=y' }, 415],
    ['a type with a tab', '{}', { 'content-type': 'application/json\tx' }, 415],
    ['another character set', '{}', { 'content-type': 'application/json; charset=utf-16' }, 415],
  ];

  test.each(broken)('%s', async (_, body, headers, status) => {
    for (const name of withBody) {
      const operation: Operation = operations[name];
      const answer = await served.call(operation.method, calls[name].path, {
        as: callerOf(operation),
        body,
        headers,
      });
      requireDecent(`${name} ${body.slice(0, 80)}`, answer);
      expect([name, answer.status]).toEqual([name, status]);
    }
  });

  test('bytes that are not UTF-8', async () => {
    const response = await fetch(`${served.server.address}/api/runs/latest/rules/check`, {
      method: 'POST',
      headers: { ...everything, ...json },
      body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    });
    expect(response.status).toBe(400);
    expect(problem.parse(await response.json()).error.code).toBe('body-malformed');
  });

  test('a body where none belongs', async () => {
    const answer = await served.call('POST', '/api/jobs/x/cancel', { as: everything, body: { a: 1 } });
    expect(answer.status).toBe(400);
  });
});

test('what is wrong is named with its place, and with the name that was probably meant', async () => {
  const body = { lable: 'A', use: 'contract', purpose: '' };
  const { json } = await served.call('POST', '/api/lists', { as: everything, body });
  const { details } = problem.parse(json).error;
  expect(details?.map(({ path }) => path)).toEqual([
    'body.lable',
    'body.label',
    'body.rule',
    'body.use',
    'body.purpose',
  ]);
  expect(details?.[0]?.message).toBe('There is no such field here. Did you mean label?');
});
