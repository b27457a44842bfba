import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleCalls } from '../../test/example-calls.ts';
import { type Credentials, type Served, serve } from '../../test/served.ts';
import { problem } from '../contract/parts.ts';

let served: Served;
let owner: Credentials;
beforeAll(async () => {
  served = await serve();
  owner = await served.owner();
  await served.publish(owner, 200);
});
afterAll(() => served.close());

const octets = { 'content-type': 'application/octet-stream' };
const rule = { orders: { $gte: 2 } };

test('every operation that reads answers as its schema says', async () => {
  const found = await served.call('POST', '/api/runs/latest/customers', { as: owner, body: { limit: 1 } });
  const { rows } = found.json as { rows: { customer_id: string }[] };
  const calls = exampleCalls(rows[0]?.customer_id ?? '');
  for (const name of [
    'getSession',
    'listFiles',
    'getPlaybook',
    'listJobs',
    'getSchedule',
    'listRuns',
    'compareRuns',
    'listRejected',
    'downloadResult',
    'getAudit',
    'getNumber',
    'getCatalogue',
    'getGridDensity',
    'listSegments',
    'getCustomer',
    'getTimeline',
    'listPurposes',
    'listLists',
    'listPeople',
    'listKeys',
    'listChanges',
  ] as const) {
    // The server of these tests checks each reply, and fails where one differs.
    const { status, text } = await served.call('GET', calls[name].path, { as: owner });
    expect([name, status, status === 200 ? '' : text]).toEqual([name, 200, '']);
  }
});

describe('files', () => {
  const upload = (name: string, body: string, query = '') =>
    served.call('POST', `/api/files?name=${encodeURIComponent(name)}${query}`, {
      as: owner,
      body,
      headers: octets,
    });

  test('are added, replaced only when asked, and removed', async () => {
    expect((await upload('extra.csv', 'a\n1\n')).status).toBe(201);
    const again = await upload('extra.csv', 'a\n2\n');
    expect([again.status, problem.parse(again.json).error.code]).toEqual([409, 'file-exists']);
    expect((await upload('extra.csv', 'a\n2\n', '&replace=true')).status).toBe(201);
    expect((await served.call('DELETE', '/api/files/extra.csv', { as: owner })).json).toEqual({
      removed: 'extra.csv',
    });
    expect((await served.call('DELETE', '/api/files/extra.csv', { as: owner })).status).toBe(404);
  });

  test.each([
    '../outside.csv',
    '..\\outside.csv',
    '/etc/outside.csv',
    'a/b.csv',
    '.hidden',
    'CON',
    'x\u202ey.csv',
  ])('named %j stay inside, or are refused', async (name) => {
    const { status, json } = await upload(name, 'a\n1\n');
    if (status === 201) {
      const [file] = (json as { files: { name: string }[] }).files;
      expect(file?.name).not.toMatch(/[/\\\u202e]|^\./);
      await served.call('DELETE', `/api/files/${encodeURIComponent(file?.name ?? '')}`, { as: owner });
    } else expect(status).toBe(422);
  });

  test('cannot be removed from outside the workspace', async () => {
    for (const name of ['..%2fattune.yaml', '..%2fstore.sqlite', '%2fetc%2fhosts', '..'])
      expect((await served.call('DELETE', `/api/files/${name}`, { as: owner })).status).toBe(404);
    expect((await served.call('GET', '/api/playbook', { as: owner })).status).toBe(200);
  });
});

describe('segments', () => {
  const save = (version: number, label = 'Loyal') =>
    served.call('PUT', '/api/segments/loyal', { as: owner, body: { label, rule, version } });

  test('show who saved them by name, version by version', async () => {
    expect((await save(0)).status).toBe(200);
    expect((await save(1, 'Loyal people')).status).toBe(200);
    const { versions } = (await served.call('GET', '/api/segments/loyal/history', { as: owner })).json as {
      versions: object[];
    };
    const one = { savedBy: 'Olga Owner', rule, removed: false };
    expect(versions).toMatchObject([
      { ...one, version: 2, label: 'Loyal people' },
      { ...one, version: 1, label: 'Loyal' },
    ]);
  });

  test('of two who save at the same moment one is told', async () => {
    const answers = await Promise.all([save(2, 'A'), save(2, 'B')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = answers.find(({ status }) => status === 409);
    expect(problem.parse(late?.json).error.code).toBe('edit-conflict');
  });

  test('are put away and brought back', async () => {
    const away = await served.call('DELETE', '/api/segments/loyal?version=3', { as: owner });
    expect(away.json).toEqual({ removed: 'loyal', version: 4 });
    expect((await served.call('GET', '/api/segments', { as: owner })).json).toEqual({ segments: [] });
    expect((await served.call('DELETE', '/api/segments/loyal?version=4', { as: owner })).status).toBe(404);
    expect((await save(4)).status).toBe(200);
  });

  test.each([
    ['new', rule, 400, 'request-invalid'],
    ['x', { ordres: 2 }, 422, 'rule-invalid'],
  ])('named %s with the rule %j are refused', async (name, asked, status, code) => {
    const body = { label: 'X', rule: asked, version: 0 };
    const answer = await served.call('PUT', `/api/segments/${name}`, { as: owner, body });
    expect([answer.status, problem.parse(answer.json).error.code]).toEqual([status, code]);
  });
});

describe('lists', () => {
  test('are made for a purpose, kept, and downloaded by their label', async () => {
    const body = { label: 'Spring, "2026"', rule, use: 'analysis', purpose: 'a look at prices' };
    const made = await served.call('POST', '/api/lists', { as: owner, body });
    expect(made.status).toBe(201);
    const { list } = made.json as { list: { id: string; matched: number; createdBy: string } };
    expect(list.createdBy).toBe('Olga Owner');
    const file = await served.call('GET', `/api/lists/${list.id}/file`, { as: owner });
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="Spring_ _2026_.csv"; filename*=UTF-8''Spring%2C%20%222026%22.csv`,
    );
    expect(file.text.trim().split('\r\n')).toHaveLength(list.matched + 1);
    const { lists } = (await served.call('GET', '/api/lists', { as: owner })).json as { lists: unknown[] };
    expect(lists).toHaveLength(1);
    const { changes } = (await served.call('GET', '/api/changes', { as: owner })).json as {
      changes: { subject: string; actor: string }[];
    };
    expect(changes).toContainEqual(
      expect.objectContaining({ subject: `list/${list.id}`, actor: 'Olga Owner' }),
    );
  });

  test('for contact need a purpose that somebody consented to', async () => {
    const body = { label: 'X', rule, use: 'contact', purpose: 'spam' };
    const { status, json } = await served.call('POST', '/api/lists', { as: owner, body });
    expect([status, problem.parse(json).error.code]).toEqual([422, 'purpose-unknown']);
  });
});

describe('the report of a run', () => {
  test('is shown in a sandbox, other files are saved', async () => {
    const report = await served.call('GET', '/api/runs/latest/files/report.html', { as: owner });
    expect(report.headers.get('content-security-policy')).toMatch(/^sandbox allow-scripts/);
    expect(report.headers.get('content-disposition')).toMatch(/^inline/);
    const customers = await served.call('GET', '/api/runs/latest/files/customers.csv', { as: owner });
    expect(customers.headers.get('content-disposition')).toMatch(/^attachment; filename="customers\.csv"/);
    expect(Number(customers.headers.get('content-length'))).toBe(Buffer.byteLength(customers.text));
  });
});

describe('rejected rows', () => {
  test('are shown page by page, of one file or reason', async () => {
    const ask = async (query: string) =>
      (await served.call('GET', `/api/runs/latest/rejected${query}`, { as: owner })).json as {
        total: number;
        rows: { row: number; code: string }[];
      };
    const all = await ask('?limit=500');
    expect(all.rows).toHaveLength(all.total);
    expect(all.total).toBeGreaterThan(1);
    expect(await ask('?offset=1&limit=1')).toEqual({ total: all.total, rows: [all.rows[1]] });
    const code = all.rows[0]!.code;
    const some = await ask(`?code=${code}&limit=500`);
    expect(some.rows).toEqual(all.rows.filter((row) => row.code === code));
    expect(await ask('?file=none.csv')).toEqual({ total: 0, rows: [] });
  });
});
