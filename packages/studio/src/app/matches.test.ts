import { expect, test } from 'vitest';
import { matches } from './matches.ts';

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
