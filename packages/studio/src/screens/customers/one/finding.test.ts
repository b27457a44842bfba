import { expect, test } from 'vitest';
import type { FactValue } from '../fact-text.ts';
import { findingOf } from './finding.ts';

const cases: readonly (readonly [Record<string, FactValue>, string])[] = [
  [
    { lifecycle: 'dormant', purchase_days: 5, recency_days: 143, interval_mean_days: 70 },
    'Customer 7 has been silent for 143 days, about twice the usual interval',
  ],
  [
    { lifecycle: 'lapsed', purchase_days: 5, recency_days: 800, interval_mean_days: 20.4 },
    'Customer 7 has been silent for 800 days, about 39 times the usual interval',
  ],
  [
    { lifecycle: 'dormant', purchase_days: 3, recency_days: 150, interval_mean_days: 100 },
    'Customer 7 has been silent for 150 days, about one and a half times the usual interval',
  ],
  [
    { lifecycle: 'dormant', purchase_days: 2, recency_days: 400, interval_mean_days: 390 },
    'Customer 7 has been silent for 400 days; about 390 days are usual',
  ],
  [
    { lifecycle: 'dormant', purchase_days: 1, recency_days: 349, interval_mean_days: null },
    'Customer 7 bought once, and has been silent for 349 days',
  ],
  [
    { lifecycle: 'new', purchase_days: 1, recency_days: 0 },
    'Customer 7 is new: the first purchase was on the last day of the data',
  ],
  [{ lifecycle: 'dormant', purchase_days: 0, recency_days: 12 }, 'Customer 7 only returned something'],
  [
    { lifecycle: 'declining', purchase_days: 9, recency_days: 1, interval_mean_days: 30 },
    'Customer 7 buys less often than before; the last purchase was the day before the data end',
  ],
  [
    { lifecycle: 'mature', purchase_days: 30, recency_days: 10, interval_mean_days: 31.6 },
    'Customer 7 buys steadily, about every 32 days',
  ],
  [
    { lifecycle: 'active', purchase_days: 3, recency_days: 10, interval_mean_days: 0.4 },
    'Customer 7 buys about every 1 day; the last purchase was 10 days ago',
  ],
];

test.each(cases)('%j', (facts, sentence) => {
  expect(findingOf('7', facts)).toBe(sentence.replace(/(\d) (days?)/g, '$1\u00A0$2'));
});
