import { expect, test } from 'vitest';
import { bytes } from './bytes.ts';

test.each([
  [0, '0\u00A0B'],
  [999, '999\u00A0B'],
  [1000, '1.0\u00A0kB'],
  [1_440_000, '1.4\u00A0MB'],
  [30_462_359, '30\u00A0MB'],
  [2.5e13, '25\u00A0TB'],
])('%d bytes read as %s', (size, text) => {
  expect(bytes(size)).toBe(text);
});
