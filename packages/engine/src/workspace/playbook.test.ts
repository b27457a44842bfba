import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parsePlaybook, writePlaybook } from '../playbook/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { withFileSettings } from './file-settings.ts';
import { type WorkspacePlaybook, workspacePlaybook } from './playbook.ts';

describe('the playbook of a workspace', () => {
  let folder: string;
  let store: Store;
  let playbook: WorkspacePlaybook;
  const path = () => join(folder, 'attune.yaml');
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attune-playbook-'));
    store = await openStore(join(folder, 'store.sqlite'), () => new Date('2026-07-01T10:00:00Z'));
    await writeFile(path(), 'value: revenue\n');
    playbook = workspacePlaybook(folder, store);
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  const trail = async () =>
    (await store.audit.entries('playbook/attune.yaml')).map(({ actor, action }) => [actor, action]);

  test('each change is a version, whether it was made here or in the file', async () => {
    expect(await playbook.get()).toMatchObject({ text: 'value: revenue\n', version: 1 });
    const saved = await playbook.save({ text: 'value: margin\n', version: 1, actor: 'ada' });
    expect(saved).toMatchObject({ version: 2, playbook: { value: 'margin' } });
    expect(await readFile(path(), 'utf8')).toBe('value: margin\n');
    await writeFile(path(), 'value: outcome # by hand\n');
    expect(await playbook.get()).toMatchObject({ version: 3, playbook: { value: 'outcome' } });
    expect(await playbook.version(2)).toMatchObject({ value: 'margin' });
    expect(await trail()).toEqual([
      ['attune.yaml', 'create'],
      ['ada', 'change'],
      ['attune.yaml', 'change'],
    ]);
  });

  test('of two who edit the same version the second is told', async () => {
    const { version } = await playbook.get();
    const both = await Promise.allSettled([
      playbook.save({ text: 'value: margin\n', version, actor: 'ada' }),
      playbook.save({ text: 'value: outcome\n', version, actor: 'ben' }),
    ]);
    expect(both).toMatchObject([{ status: 'fulfilled' }, { reason: { code: 'edit-conflict', exitCode: 2 } }]);
    await writeFile(path(), 'value: revenue # by hand\n');
    await expect(playbook.save({ text: 'value: outcome\n', version: 2, actor: 'ben' })).rejects.toMatchObject(
      { code: 'edit-conflict' },
    );
    expect(await readFile(path(), 'utf8')).toContain('by hand');
  });

  test('a malformed text is refused with its place, and changes nothing', async () => {
    await playbook.get();
    const error = await playbook
      .save({ text: 'currency: EUR\nvalue: gold\n', version: 1, actor: 'ada' })
      .catch((error) => error);
    expect(error).toMatchObject({
      code: 'playbook-invalid',
      place: { file: 'attune.yaml', row: 2, field: 'value' },
    });
    expect(await readFile(path(), 'utf8')).toBe('value: revenue\n');
    expect(await trail()).toHaveLength(1);
    await expect(
      playbook.saveFileSettings({ settings: { 'a.csv': { currency: 'euro' } }, actor: 'ada' }),
    ).rejects.toMatchObject({ code: 'playbook-invalid' });
    expect(await readFile(path(), 'utf8')).toBe('value: revenue\n');
  });

  test('an address is refused, in the file too: it would be fetched with what the server may', async () => {
    const text = 'sources:\n  - name: orders\n    address: postgres://db.example/shop?table=orders\n';
    const refused = {
      code: 'playbook-invalid',
      message: 'A workspace reads no addresses, and orders is one.',
    };
    await expect(
      playbook.save({ text, version: (await playbook.get()).version, actor: 'eve' }),
    ).rejects.toMatchObject(refused);
    expect(await readFile(path(), 'utf8')).toBe('value: revenue\n');
    await writeFile(path(), text);
    await expect(playbook.get()).rejects.toMatchObject(refused);
  });

  test('answers about files are a change by who gave them', async () => {
    const { version } = await playbook.saveFileSettings({
      settings: { 'orders.csv': { dateOrder: 'day-first' }, 'empty.csv': {} },
      actor: 'ada',
    });
    expect(version).toBe(2);
    expect((await playbook.get()).playbook.sources).toEqual([
      { match: 'orders.csv', columns: {}, dateOrder: 'day-first' },
    ]);
    const again = await playbook.saveFileSettings({
      settings: { 'orders.csv': { dateOrder: 'day-first' } },
      actor: 'ada',
    });
    expect(again.version).toBe(2);
  });
});

describe('answers about files in the text of a playbook', () => {
  const sources = (text: string) => parsePlaybook(text, 'attune.yaml').sources;

  test('the default playbook keeps every one of its comments', () => {
    const before = writePlaybook({ business: { name: 'Shop' } });
    const after = withFileSettings(before, {
      'orders.csv': { decimal: ',', columns: { customer_id: 'Nr' } },
    });
    const comments = (text: string) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line.startsWith('#'));
    expect(comments(after)).toEqual(comments(before));
    expect(sources(after)).toEqual([{ match: 'orders.csv', decimal: ',', columns: { customer_id: 'Nr' } }]);
    const { sources: _, ...rest } = parsePlaybook(after, 'attune.yaml');
    const { sources: __, ...restBefore } = parsePlaybook(before, 'attune.yaml');
    expect(rest).toEqual(restBefore);
  });

  test('a new entry comes first and takes over what a pattern said; comments stay at theirs', () => {
    const before = `# All our files
sources:
  # From the till
  - match: orders*.csv # every month
    encoding: latin-1
    columns: { customer_id: Nr, at: Datum }
`;
    const after = withFileSettings(before, { 'orders-06.csv': { columns: { at: 'Tag' }, currency: 'EUR' } });
    expect(sources(after)).toEqual([
      {
        match: 'orders-06.csv',
        encoding: 'latin-1',
        columns: { customer_id: 'Nr', at: 'Tag' },
        currency: 'EUR',
      },
      { match: 'orders*.csv', encoding: 'latin-1', columns: { customer_id: 'Nr', at: 'Datum' } },
    ]);
    for (const comment of ['# All our files', '# From the till', '# every month'])
      expect(after).toContain(comment);
  });

  test('an entry for exactly this file is completed in its place', () => {
    const before = `sources:
  # our orders
  - match: Orders.csv
    kind: transactions
    dateOrder: month-first # American
  - match: '*'
    kind: ignore
`;
    const after = withFileSettings(before, { 'orders.csv': { dateOrder: 'day-first' } });
    expect(sources(after)).toEqual([
      { match: 'Orders.csv', kind: 'transactions', columns: {}, dateOrder: 'day-first' },
      { match: '*', kind: 'ignore', columns: {} },
    ]);
    expect(after).toContain('# our orders');
  });

  test.each([
    ['nothing', ''],
    ['only comments', '# mine\n'],
    ['an empty list', 'sources: []\nvalue: margin\n'],
    ['a null', 'sources:\nvalue: margin\n'],
    ['a list on one line', 'sources: [{ match: b.csv, kind: ignore }]\n'],
    ['one line in all', '{ value: margin }\n'],
  ])('%s to begin with', (_, before) => {
    const name = `year's "best": [2026] #1.csv`;
    const after = withFileSettings(before, { [name]: { kind: 'costs' } });
    expect(sources(after)[0]).toEqual({ match: name, kind: 'costs', columns: {} });
    for (const part of ['# mine', 'value: margin', 'b.csv'])
      if (before.includes(part)) expect(after).toContain(part);
  });
});
