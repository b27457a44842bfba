import { expect, it } from 'vitest';
import { sqlWords } from './sql-words.ts';

const kinds = (sql: string) =>
  sqlWords(sql)
    .filter(({ kind }) => kind !== 'plain')
    .map(({ text, kind }) => ({ text, kind }));

it('loses nothing', () => {
  const sql = `-- who\nselect "from", 'it''s' from t /* all\nof them */ where x > 1;`;
  expect(
    sqlWords(sql)
      .map(({ text }) => text)
      .join(''),
  ).toBe(sql);
});

it('tells keywords, text and remarks apart', () => {
  expect(kinds(`SELECT a FROM t WHERE b = 'and' -- or`)).toEqual([
    { text: 'SELECT', kind: 'keyword' },
    { text: 'FROM', kind: 'keyword' },
    { text: 'WHERE', kind: 'keyword' },
    { text: "'and'", kind: 'string' },
    { text: '-- or', kind: 'comment' },
  ]);
});

it('leaves names alone', () => {
  expect(kinds('order_id, selected')).toEqual([]);
  expect(kinds('"order"')).toEqual([]);
});
