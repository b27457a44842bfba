import { expect, test } from 'vitest';
import { isSingleKey, keysOf, matchStroke, type Press, strokeOf } from './shortcut.ts';

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

test.each([
  [press('k', { ctrlKey: true }), 'mod+k'],
  [press('k', { metaKey: true }), 'mod+k'],
  [press('Z', { ctrlKey: true, shiftKey: true }), 'mod+shift+z'],
  [press('?', { shiftKey: true }), '?'],
  [press('G'), 'g'],
  [press('Escape'), 'Escape'],
  [press('a', { altKey: true }), 'alt+a'],
])('%o reads as %s', (pressed, stroke) => {
  expect(strokeOf(pressed)).toBe(stroke);
});

const shortcuts = ['mod+k', '?', 'g a', 'g d'];

test('a shortcut of two keys waits for the second', () => {
  expect(matchStroke('g', undefined, shortcuts)).toBe('waiting');
  expect(matchStroke('d', 'g', shortcuts)).toEqual({ shortcut: 'g d' });
});

test('a second key that belongs to no pair counts as a first one', () => {
  expect(matchStroke('?', 'g', shortcuts)).toEqual({ shortcut: '?' });
  expect(matchStroke('g', 'g', shortcuts)).toBe('waiting');
  expect(matchStroke('x', 'g', shortcuts)).toBeUndefined();
});

test('keys are named as on the keyboard', () => {
  expect(keysOf('mod+shift+z', false)).toEqual([['Ctrl', 'Shift', 'Z']]);
  expect(keysOf('mod+k', true)).toEqual([['⌘', 'K']]);
  expect(keysOf('g a', false)).toEqual([['G'], ['A']]);
});

test('only shortcuts with Control or Command are no single keys', () => {
  expect(shortcuts.filter(isSingleKey)).toEqual(['?', 'g a', 'g d']);
});
