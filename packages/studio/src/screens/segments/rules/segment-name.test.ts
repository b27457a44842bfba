import { expect, test } from 'vitest';
import { segmentName } from './segment-name.ts';

test.each([
  ['Best, dormant', 'best-dormant'],
  ['  Über 100 €  ', 'uber-100'],
  ['休眠', 'segment'],
  ['New', 'new-2'],
  ['Win back', 'win-back-3'],
])('%s', (label, name) => {
  expect(segmentName(label, ['win-back', 'win-back-2'])).toBe(name);
});

test('is never too long for the API', () => {
  const name = segmentName('a '.repeat(100), []);
  expect(name.length).toBeLessThanOrEqual(80);
  expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});
