import { expect, test } from 'vitest';
import { trackWeeks } from './tracking.ts';

test('weeks count from the first day, only whole ones, and a week ends with its last day', () => {
  const weeks = trackWeeks(
    { firstDay: '2026-01-01', asOf: '2026-01-20' },
    [
      { day: '2026-01-01', customers: 10 },
      { day: '2026-01-08', customers: 5 },
    ],
    [
      { day: '2026-01-07', purchases: 3 },
      { day: '2026-01-08', purchases: 4 },
      { day: '2026-01-16', purchases: 9 },
    ],
    [(days) => days / 7, () => 0],
  );
  expect(weeks).toEqual([
    { to: '2026-01-07', actual: 3, cumulative: 3, cumulativeExpected: [10, 0] },
    { to: '2026-01-14', actual: 4, cumulative: 7, cumulativeExpected: [10 * 2 + 5, 0] },
  ]);
});

test('less than a week is no week', () => {
  expect(trackWeeks({ firstDay: '2026-01-01', asOf: '2026-01-05' }, [], [], [])).toEqual([]);
});
