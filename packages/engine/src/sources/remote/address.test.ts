import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../../test/fetch-remote.ts';
import { parsePlaybook } from '../../playbook/index.ts';
import { isAddress, remoteSource } from './address.ts';

const refusal = (address: string, stated = {}) => refusalOf((async () => remoteSource(address, stated))());

describe('an address', () => {
  test('is told from a path', () => {
    expect(['s3://b/x', 'postgres://h/d', 'https://x.y/z.csv'].every(isAddress)).toBe(true);
    expect(['orders.csv', './a:b', 'C:\\data\\orders.csv', '/srv/x'].some(isAddress)).toBe(false);
  });

  test('of a database names server, table and what it is called', () => {
    const source = remoteSource(
      'postgresql://r:p%40ss@db.example:5433/shop?table=Orders&schema=sales&sslmode=verify-full',
    );
    expect(source).toMatchObject({
      kind: 'postgres',
      what: { table: 'Orders', schema: 'sales' },
      name: 'Orders (postgres)',
    });
    expect(String((source as { url: URL }).url)).toBe(
      'postgresql://r:p%40ss@db.example:5433/shop?sslmode=verify-full',
    );
    expect(remoteSource('mariadb://r@h/d', { name: 'orders', query: 'select 1' })).toMatchObject({
      kind: 'mysql',
      what: { query: 'select 1' },
      name: 'orders (mysql)',
    });
  });

  test('of a bucket takes a key letter by letter', () => {
    expect(remoteSource('s3://shop/ex ports/50%/a?b#c.csv')).toEqual({
      kind: 's3',
      bucket: 'shop',
      key: 'ex ports/50%/a?b#c.csv',
      name: undefined,
    });
    expect(remoteSource('s3://shop')).toMatchObject({ bucket: 'shop', key: '' });
  });

  test.each([
    ['ftp://host/orders.csv', {}, /ftp:\/\/ are not read/],
    ['postgres://r:secret@h/d', {}, /does not say which table/],
    ['postgres://r:secret@h:port/d?table=x', {}, /cannot be read/],
    ['postgres://r:sec%ret@h/d?table=x', {}, /cannot be read/],
    ['mysql://r:secret@h/d?table=x', { query: 'select 1' }, /there is a query beside it/],
    ['mysql://r:secret@h/d?table=x&charset=latin1', {}, /the parameter charset/],
    ['s3://AKIA:secret@/x', {}, /name of a bucket/],
  ])('such as %s is refused without being shown', async (address, stated, sentence) => {
    const { code, message, remedy, logged } = await refusal(address, stated);
    expect(code).toBe('usage');
    expect(message).toMatch(sentence);
    expect(remedy).toMatch(/:\/\//);
    expect(logged).not.toContain('secret');
  });
});

describe('in the playbook', () => {
  test('the example of the documents is read', () => {
    const page = readFileSync(
      new URL('../../../../../docs/how-to/read-from-databases.md', import.meta.url),
      'utf8',
    );
    const [, example] = /```yaml\n([\s\S]*?)```/.exec(page)!;
    const { sources } = parsePlaybook(example!, 'attune.yaml');
    expect(sources.map((source) => remoteSource(source.address!, source).name)).toEqual([
      'orders (postgres)',
      'people (mysql)',
      'history',
    ]);
  });

  const sources = (lines: string) =>
    refusalOf((async () => parsePlaybook(`sources:\n${lines}`, 'attune.yaml'))());

  test('an address has a name, and may have a query', () => {
    const { sources: read } = parsePlaybook(
      'sources:\n  - name: orders\n    address: postgres://r@h/d\n    query: select 1\n  - match: x*\n',
      'attune.yaml',
    );
    expect(read).toEqual([
      { name: 'orders', address: 'postgres://r@h/d', query: 'select 1', columns: {} },
      { match: 'x*', columns: {} },
    ]);
  });

  test.each([
    ['  - kind: transactions', /either match, for files, or address/],
    ['  - match: x\n    address: s3://b/x\n    name: y', /either match, for files, or address/],
    ['  - address: s3://b/x', /a name beside its address/],
    ['  - match: x\n    name: y', /a name beside its address/],
    ['  - name: y\n    address: s3://b/x\n    query: select 1', /a query only beside/],
    ['  - name: y\n    address: https://b/x', /must begin with postgres/],
    ['  - name: y\n    address: postgres://r:secret@h/d?table=x', /must hold no password/],
    ['  - name: y\n    address: postgres://h/d?table=x&user=r&password=secret', /must hold no password/],
    ['  - {name: y, address: s3://b/x}\n  - {name: y, address: s3://b/z}', /y is there twice/],
  ])('%s is refused', async (lines, sentence) => {
    const { code, message, logged } = await sources(lines);
    expect(code).toBe('playbook-invalid');
    expect(message).toMatch(sentence);
    expect(logged).not.toContain('secret');
  });
});
