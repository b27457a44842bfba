import { expect, test } from 'vitest';
import { frugalAllocator, shareOfModels, warehouseShare } from './memory-shares.ts';

test('the warehouse gets what the program around it leaves, two fifths at least, and threads that this is enough for', () => {
  const shares = ['4GB', '3GB', '1GB', '500MB', '1MB'].map((limit) => warehouseShare(limit, 8));
  expect(shares).toEqual([
    { memory: '3400MB', threads: 8 },
    { memory: '2400MB', threads: 8 },
    { memory: '400MB', threads: 2 },
    { memory: '200MB', threads: 1 },
    { memory: '1MB', threads: 1 },
  ]);
  expect(warehouseShare('64GB', 2).threads).toBe(2);
  expect(() => warehouseShare('much', 2)).toThrow(RangeError);
});

test('from the models on it gets less, and fewer threads', () => {
  const later = ['4GB', '1GB'].map((limit) => shareOfModels(warehouseShare(limit, 8)));
  expect(later).toEqual([
    { memory: '3100MB', threads: 8 },
    { memory: '240MB', threads: 1 },
  ]);
});

test('blocks are mapped one by one only while there can be few of them', () => {
  expect(Object.keys(frugalAllocator('8GB'))).toContain('MALLOC_MMAP_THRESHOLD_');
  expect(Object.keys(frugalAllocator('64GB'))).toEqual(['MALLOC_ARENA_MAX']);
});
