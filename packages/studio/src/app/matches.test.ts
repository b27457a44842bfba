import { expect, test } from 'vitest';
import { matches, matching } from './matches.ts';

test.each([
  ['seg ne', ['New segment'], true],
  ['go seg', ['Go to Segments'], true],
  ['dark', ['Switch to dark', 'theme'], true],
  ['theme', ['Switch to dark', 'theme'], true],
  ['egment', ['Go to Segments'], false],
  ['cafe', ['Café customers'], true],
  ['2026-06', ['2026-06-30'], true],
  ['', ['anything'], true],
])('%s in %o: %s', (query, texts, expected) => {
  expect(matches(query, texts)).toBe(expected);
});

test('a name comes before a thing that only goes by other words as well', () => {
  const commands = [
    { name: 'Go to Data', keywords: ['files', 'upload'] },
    { name: 'See the upload again' },
    { name: 'Upload files', keywords: ['add'] },
    { name: 'Sign out' },
  ];
  const found = (query: string) => matching(query, commands).map(({ name }) => name);
  expect(found('upload')).toEqual(['Upload files', 'See the upload again', 'Go to Data']);
  expect(found('')).toEqual(commands.map(({ name }) => name));
});
