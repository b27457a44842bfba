import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../../test/fetch-remote.ts';
import { singleSelect } from './single-select.ts';

describe('a query', () => {
  test.each([
    'select 1',
    "  SELECT a FROM b WHERE c = ';into' -- into x;\n",
    'with a as (select 1) select * from a /* ; into */',
    '(select 1) union all (select 2)',
    'select "into", `into` from t',
    "select 'it''s; into' from t",
  ])('that selects is taken: %s', (query) => {
    expect(singleSelect(`${query};`, 'mysql', 'orders')).toBe(query.trimStart());
  });

  test('ends its texts as its database does', async () => {
    expect(singleSelect("select '\\', $x$ ; into $x$", 'postgres', 'orders')).toContain('$x$');
    expect(singleSelect("select 'a\\'; into'", 'mysql', 'orders')).toContain('into');
    await expect(refusal("select '\\'; drop table t", 'postgres')).resolves.toMatch(/more than one/);
  });

  test.each([
    ['delete from orders', /does not begin with SELECT/],
    ['select 1; drop table orders', /more than one statement/],
    ["select * into outfile '/tmp/x' from orders", /INTO/],
    ['select 1 /*! into @a */', /INTO|comment/],
    ['select 1 /*!40000 , sleep(1) */', /comment/],
    ['explain analyze delete from t', /does not begin with SELECT/],
    ['', /does not begin with SELECT/],
  ])('that does more is refused: %s', async (query, why) => {
    await expect(refusal(query, 'mysql')).resolves.toMatch(why);
  });
});

async function refusal(query: string, kind: 'mysql' | 'postgres'): Promise<string> {
  const { code, message } = await refusalOf((async () => singleSelect(query, kind, 'orders'))());
  expect(code).toBe('playbook-invalid');
  return message;
}
