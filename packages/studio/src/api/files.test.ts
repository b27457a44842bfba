import { expect, test } from 'vitest';
import { previewQuery } from './files.ts';

const file = { name: 'orders.csv', bytes: 10, addedAt: '2026-06-30T10:00:00.000Z', sample: false };

test('a preview is about the files that are listed: another file, or the same one anew, is another preview', () => {
  const key = (...files: (typeof file)[]) => JSON.stringify(previewQuery(files).queryKey);
  expect(key(file)).toBe(key({ ...file }));
  expect(key(file, { ...file, name: 'more.csv' })).not.toBe(key(file));
  expect(key({ ...file, addedAt: '2026-07-01T10:00:00.000Z' })).not.toBe(key(file));
});
