import { expect, test } from 'vitest';
import { warehouseShare } from './memory-shares.ts';

test('the warehouse gets what the program around it leaves, and half at least', () => {
  expect(['4GB', '3GB', '1GB', '500MB', '1MB'].map(warehouseShare)).toEqual([
    '3500MB',
    '2500MB',
    '500MB',
    '250MB',
    '1MB',
  ]);
  expect(() => warehouseShare('much')).toThrow(RangeError);
});
