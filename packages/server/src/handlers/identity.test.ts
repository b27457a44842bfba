import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, type Served, serve } from '../../test/served.ts';

let served: Served;
let owner: Credentials;
let viewer: Credentials;

/** Twelve customers with orders; 17 also as a guest, by her address; 18 and 19 share one. */
const orders = [
  'order_id,customer_id,ordered_at,amount',
  ...Array.from(
    { length: 48 },
    (_, i) => `o${i},${10 + (i % 12)},2026-0${1 + (i % 6)}-1${i % 9},${20 + i}.00`,
  ),
].join('\n');
const guests = [
  'order_id,email,phone,ordered_at,amount',
  'g1,anna@shop.de,+43 660 123456,2026-03-02,30.00',
  'g2,family@shop.de,,2026-04-02,40.00',
].join('\n');
const cards = ['customer_id,email', '17,anna@shop.de', '18,family@shop.de', '19,family@shop.de'].join('\n');

beforeAll(async () => {
  served = await serve();
  owner = await served.owner();
  viewer = await served.person(owner, 'viewer');
  for (const [name, body] of Object.entries({
    'orders.csv': orders,
    'guests.csv': guests,
    'cards.csv': cards,
  })) {
    const headers = { 'content-type': 'application/octet-stream' };
    const { status, text } = await served.call('POST', `/api/files?name=${name}`, {
      as: owner,
      body,
      headers,
    });
    expect(status, text).toBe(201);
  }
  await served.analyse(owner);
});
afterAll(() => served.close());

const asked = async (path: string) => {
  const { status, json, text } = await served.call('GET', path, { as: owner });
  expect(status, text).toBe(200);
  return json as { total: number } & Record<string, unknown>;
};
const decide = (decisions: unknown, as = owner) =>
  served.call('POST', '/api/identity/decisions', { as, body: { decisions } });
const question = () => asked('/api/runs/latest/identity/questions');

test('a merge is shown with its reason, and a customer with the identifiers that made one', async () => {
  const { merges } = await asked('/api/runs/latest/identity/merges?rule=email');
  expect(merges).toMatchObject([
    {
      identifier: { kind: 'email', text: 'anna@shop.de' },
      customer: { key: '17' },
      via: { key: '17' },
      source: 'cards.csv',
      parting: { said: null },
    },
  ]);
  const { merges: own } = await asked('/api/runs/latest/customers/17/identity');
  expect(own).toMatchObject([{ rule: 'email' }, { rule: 'phone', identifier: { text: '+43660123456' } }]);
  const { json } = await served.call('POST', '/api/runs/latest/customers', {
    as: owner,
    body: { search: 'anna@shop.de' },
  });
  expect(json).toMatchObject({ total: 1, rows: [{ customer_id: '17' }] });
});

test('a question is answered, taken back, and counts from the next analysis on', async () => {
  const before = await question();
  expect(before).toMatchObject({
    total: 1,
    answered: 0,
    questions: [
      {
        sentence:
          'Customers 18 and 19 use the same e-mail address, family@shop.de, in cards.csv. Are they one person?',
        pairs: [{ keys: ['18', '19'], version: 0 }],
      },
    ],
  });
  const pair = { keys: ['18', '19'] };
  const one = await decide([{ ...pair, decision: 'together', version: 0 }]);
  expect(one.json).toMatchObject({
    decisions: [{ ...pair, version: 1, decidedBy: 'Olga Owner' }],
    counts: 'with the next analysis',
  });
  expect(await question()).toMatchObject({ total: 0, answered: 1 });
  expect(await asked('/api/runs/latest/identity/decisions')).toMatchObject({
    total: 1,
    decisions: [{ decision: 'together', counts: 'with the next analysis' }],
  });

  await served.analyse(owner);
  expect(await asked('/api/runs/latest/customers/18/identity')).toMatchObject({ total: 2 });
  expect(await asked('/api/runs/latest/identity/decisions')).toMatchObject({
    decisions: [{ counts: 'already' }],
  });
  expect(await asked('/api/runs/latest/identity/merges?rule=decision')).toMatchObject({
    merges: [
      { source: null, parting: { keys: ['19', '18'], said: { version: 1, decidedBy: 'Olga Owner' } } },
    ],
  });
  const late = await decide([{ ...pair, decision: 'apart', version: 0 }]);
  expect([late.status, late.json]).toMatchObject([409, { error: { code: 'edit-conflict' } }]);
  expect((await decide([{ ...pair, decision: 'open', version: 1 }])).status).toBe(200);
  expect(await asked('/api/runs/latest/identity/decisions')).toMatchObject({ total: 0 });
});

test('who may not see customers learns nothing of one, and decides nothing', async () => {
  for (const path of ['merges', 'questions', 'decisions']) {
    const { status } = await served.call('GET', `/api/runs/latest/identity/${path}`, { as: viewer });
    expect(status).toBe(403);
  }
  expect((await decide([{ keys: ['18', '19'], decision: 'apart', version: 2 }], viewer)).status).toBe(403);
  const { status, text } = await served.call('GET', '/api/runs/latest/audit', { as: viewer });
  expect(status).toBe(200);
  expect(text).not.toContain('@shop.de');
});
