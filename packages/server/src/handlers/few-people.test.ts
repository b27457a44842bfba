import { isUnknown } from '@attune/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, type Served, serve } from '../../test/served.ts';

let served: Served;
let owner: Credentials;
let viewer: Credentials;

/** A shop of eight, each with amounts that nobody else has. */
function orders(): string {
  const lines = ['order_id,customer_id,date,amount,currency'];
  for (let who = 0; who < 8; who++)
    for (let i = 0; i < 4; i++)
      lines.push(
        `o-${who}-${i},c-${who},${i > 1 ? 2026 : 2025}-0${1 + ((who + i) % 5)}-1${i},${(who + 1) * 111 + i}.37,EUR`,
      );
  return `${lines.join('\n')}\n`;
}

beforeAll(async () => {
  served = await serve();
  owner = await served.owner();
  viewer = await served.person(owner, 'viewer');
  const headers = { 'content-type': 'application/octet-stream' };
  await served.call('POST', '/api/files?name=orders.csv', { as: owner, body: orders(), headers });
  await served.analyse(owner);
});
afterAll(() => served.close());

type Json = Readonly<Record<string, unknown>>;
const summaryOf = async (as: Credentials) =>
  ((await served.call('GET', '/api/runs/latest/audit', { as })).json as { summary: Json }).summary;

/** Every amount of money in what one summary tells and the other withholds. */
function withheldAmounts(exact: unknown, shared: unknown): string[] {
  if (exact !== null && (shared === null || (isUnknown(shared) && !isUnknown(exact))))
    return (JSON.stringify(exact).match(/\d+\.\d+/g) ?? []).filter((amount) => Number(amount) > 100);
  if (typeof shared !== 'object' || shared === null) return [];
  return Object.entries(shared).flatMap(([name, inner]) => withheldAmounts((exact as Json)[name], inner));
}

test('where few people bought, no reply to a viewer holds an amount that the audit withholds', async () => {
  const [exact, shared] = [await summaryOf(owner), await summaryOf(viewer)];
  // Months and total of the reconciliation are money of everybody, and told: see docs/decisions/0012-small-cells.md.
  const told = JSON.stringify(shared.reconciliation);
  const amounts = new Set(withheldAmounts(exact, shared).filter((amount) => !told.includes(amount)));
  expect(amounts.size).toBeGreaterThan(15);
  const { value } = exact as { value: { concentration: Json; grid: { cell: string }[] } };
  const numbers = [
    ...Object.keys(value.concentration).map((name) => `value.concentration.${name}`),
    'value.concentration.share60.share',
    'value.gridAxes.valueCut',
    'value.deciles.1',
    ...value.grid.map(({ cell }) => `value.grid.${cell}`),
    ...Object.keys(exact.lifecycle as Json).map((state) => `lifecycle.${state}`),
  ];
  const paths = [
    '/api/runs',
    '/api/jobs',
    '/api/segments',
    '/api/runs/latest/audit',
    '/api/runs/latest/grid/density',
    '/api/runs/latest/compare/latest',
    ...numbers.map((path) => `/api/runs/latest/numbers/${path}`),
  ];
  let answered = 0;
  for (const path of paths) {
    const { text, status } = await served.call('GET', path, { as: viewer });
    if (status === 200) answered += 1;
    const found = (text.match(/\d[\d,]*\.\d+/g) ?? []).map((amount) => amount.replaceAll(',', ''));
    expect(
      found.filter((amount) => amounts.has(amount)),
      path,
    ).toEqual([]);
  }
  expect(answered).toBeGreaterThan(10);
});

test('the field of value and growth is withheld as a whole, and says so', async () => {
  const path = '/api/runs/latest/grid/density';
  expect((await served.call('GET', path, { as: owner })).status).toBe(200);
  expect(await served.call('GET', path, { as: viewer })).toMatchObject({
    status: 403,
    json: { error: { code: 'too-few-people' } },
  });
});

test('where a number is told that comes from a rule, the rule is told; where it is withheld, it is not', async () => {
  const people = async (path: string, as: Credentials) => {
    const { json } = await served.call('GET', `/api/runs/latest/numbers/${path}`, { as });
    return (json as { people: Json | null }).people;
  };
  expect(await people('value.concentration.share60', owner)).toMatchObject({ customers: expect.any(Number) });
  expect(await people('value.concentration.share60', viewer)).toBeNull();
  expect(await people('rows.read', viewer)).toBeNull();
});
