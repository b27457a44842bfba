import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { literalTexts } from './literal-texts.ts';

const root = join(import.meta.dirname, '../src');

test.each([
  ['<p>Hello there</p>', 'Hello there'],
  ['<p>\n  Hello there\n</p>', 'Hello there'],
  ['<p>{count} customers</p>', 'customers'],
  ["<p>{isOne ? one : 'many'}</p>", 'many'],
  ["<>{isOne && 'one'}</>", 'one'],
  ['<Button title="Save">{x}</Button>', 'Save'],
  ['<Button aria-label={`Save`} />', 'Save'],
])('finds the text in %s', (source, text) => {
  expect(literalTexts(source)).toEqual([expect.objectContaining({ text })]);
});

test.each([
  '<p>{strings.a}</p>',
  '<p>·</p>',
  '<Table<Row> columns={columns} />',
  '/* <p>Only spoken of</p> */',
  '<p className="muted" data-kind="number" />',
  "<Button onClick={() => go('there')} />",
])('finds nothing in %s', (source) => {
  expect(literalTexts(source)).toEqual([]);
});

test('every word of the studio stands in the catalogue', () => {
  const found = globSync('**/*.tsx', { cwd: root }).flatMap((file) =>
    literalTexts(readFileSync(join(root, file), 'utf8')).map(({ line, text }) => `${file}:${line} ${text}`),
  );
  expect(found).toEqual([]);
});
