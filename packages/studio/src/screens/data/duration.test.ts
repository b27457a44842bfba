import { expect, it } from 'vitest';
import { duration } from './duration.ts';

it('says how long something took in the two largest units', () => {
  expect([0, 400, 41_000, 125_000, 4_320_000].map((ms) => duration(ms).replaceAll('\u00A0', ' '))).toEqual([
    '0 s',
    '0 s',
    '41 s',
    '2 min 5 s',
    '1 h 12 min',
  ]);
});
