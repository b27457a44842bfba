import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Credentials, type Served, serve } from '../../test/served.ts';

let served: Served;
let owner: Credentials;
let viewer: Credentials;
beforeAll(async () => {
  served = await serve();
  owner = await served.owner();
  viewer = await served.person(owner, 'viewer');
  await served.publish(owner, 200);
});
afterAll(() => served.close());

type Data = Readonly<Record<string, unknown>>;
const asked = async (path: string, as: Credentials): Promise<Data> => {
  const { status, json, text } = await served.call('GET', path, { as });
  expect(status, text.slice(0, 300)).toBe(200);
  return json as Data;
};

/** Every number of people in an answer: what is called `customers`, wherever it stands. */
function counts(node: unknown): number[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'customers' && typeof value === 'number' ? [value] : counts(value),
  );
}

describe('who may not see customers', () => {
  test('gets an audit without a group of 1 to 9, and who may gets all of it', async () => {
    const [exact, shared] = [
      await asked('/api/runs/latest/audit', owner),
      await asked('/api/runs/latest/audit', viewer),
    ];
    const tooFew = (answer: Data) => {
      const { summary } = answer as { summary: { value: Data; rfm: unknown; patterns: unknown } };
      return counts([summary.value.grid, summary.value.deciles, summary.rfm, summary.patterns]).filter(
        (n) => n > 0 && n < 10,
      );
    };
    expect(tooFew(exact)).not.toEqual([]);
    expect(tooFew(shared)).toEqual([]);
  });

  test('learns where a number comes from, and not how many it counts', async () => {
    const path = '/api/runs/latest/numbers/lifecycle.dormant';
    const [exact, shared] = [await asked(path, owner), await asked(path, viewer)];
    expect(exact.people).toMatchObject({ customers: expect.any(Number) });
    expect(shared).toEqual({ ...exact, people: { ...(exact.people as object), customers: null } });
  });

  test('sees the field of value and growth with its small cells withheld', async () => {
    const path = '/api/runs/latest/grid/density';
    const cells = async (as: Credentials) => (await asked(path, as)).counts as (number | null)[][];
    const [exact, shared] = [await cells(owner), await cells(viewer)];
    expect(shared.map((row) => row.length)).toEqual(exact.map((row) => row.length));
    const isTooFew = (count: number | null) => count !== null && count > 0 && count < 10;
    expect(exact.flat().some(isTooFew)).toBe(true);
    expect(shared.flat().some(isTooFew)).toBe(false);
    expect(shared.flat().filter((count) => count === null).length).not.toBe(1);
  });

  test('sees the size of a saved segment only where it and its rest are large enough', async () => {
    const { rows } = (
      await served.call('POST', '/api/runs/latest/customers', { as: owner, body: { limit: 1 } })
    ).json as { rows: { customer_id: string }[] };
    const one = { customer_id: rows[0]?.customer_id };
    const rules = {
      one,
      'all-but-one': { customer_id: { $ne: one.customer_id } },
      buyers: { past_year_revenue: { $gt: 0 } },
    };
    for (const [name, rule] of Object.entries(rules)) {
      const body = { label: name, rule, version: 0 };
      expect((await served.call('PUT', `/api/segments/${name}`, { as: owner, body })).status).toBe(200);
    }
    const sizes = async (as: Credentials) => {
      const { segments } = (await asked('/api/segments', as)) as {
        segments: { name: string; customers: number | null }[];
      };
      return Object.fromEntries(segments.map(({ name, customers }) => [name, customers]));
    };
    const exact = await sizes(owner);
    expect(exact.one).toBe(1);
    expect(await sizes(viewer)).toEqual({ one: null, 'all-but-one': null, buyers: exact.buyers });
  });

  test('compares runs without small moves or what gives them away', async () => {
    await served.call('PUT', '/api/playbook/files', { as: owner, body: { settings: {} } });
    const path = '/api/runs/latest/compare/latest';
    const [exact, shared] = [await asked(path, owner), await asked(path, viewer)];
    const { runs } = (await asked('/api/runs', viewer)) as { runs: { id: string }[] };
    expect(shared).toMatchObject({ from: { id: runs[0]?.id }, to: { id: runs[0]?.id } });
    const moves = (answer: Data) => answer.moves as { from: string; to: string; customers: number | null }[];
    expect(moves(shared)).toHaveLength(moves(exact).length);
    expect(counts(moves(shared)).filter((n) => n < 10)).toEqual([]);
    const sizes = shared.segments as { before: number | null; after: number | null }[];
    for (const { before, after } of sizes)
      for (const size of [before, after]) expect(size === null || size === 0 || size >= 10).toBe(true);
  });

  test('sees runs with what may be told of them', async () => {
    const { runs } = (await asked('/api/runs', viewer)) as {
      runs: { finding: unknown; customers: unknown }[];
    };
    const { summary } = (await asked('/api/runs/latest/audit', viewer)) as { summary: Data };
    expect(runs[0]).toMatchObject({ finding: summary.finding, customers: summary.customers });
  });
});
