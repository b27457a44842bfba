import { describe, expect, test } from 'vitest';
import { splitByOpportunity, splitHistory } from './split.ts';

test('the last quarter of the history is kept for the test, and the days right before stand in for it', () => {
  expect(splitHistory('2026-01-01', '2026-04-10', undefined)).toEqual({
    rule: 'The last quarter of the history, at most 365 days, is kept for the test.',
    calibrationEnd: '2026-03-16',
    calibrationDays: 75,
    holdoutDays: 25,
    before: {
      from: '2026-02-20',
      to: '2026-03-16',
      rule: 'the stretch of equal length right before, 2026-02-20 to 2026-03-16',
    },
  });
});

test('the same season a year earlier stands in where the history holds it whole', () => {
  const split = splitHistory('2023-07-01', '2026-06-30', undefined);
  expect(split).toMatchObject({ calibrationEnd: '2025-09-29', calibrationDays: 822, holdoutDays: 274 });
  expect(split.before).toEqual({
    from: '2024-09-30',
    to: '2025-06-30',
    rule: 'the same season a year earlier, 2024-09-30 to 2025-06-30',
  });
});

test('of a long history a year is kept', () => {
  expect(splitHistory('2018-01-01', '2026-06-30', undefined)).toMatchObject({
    calibrationEnd: '2025-06-30',
    holdoutDays: 365,
  });
});

test('a day that was given is taken, and said', () => {
  expect(splitHistory('1997-01-01', '1998-06-30', '1997-09-30')).toEqual({
    rule: 'The day was given.',
    calibrationEnd: '1997-09-30',
    calibrationDays: 273,
    holdoutDays: 273,
    before: {
      from: '1997-01-01',
      to: '1997-09-30',
      rule: 'the stretch of equal length right before, 1997-01-01 to 1997-09-30',
    },
  });
});

test('a calibration shorter than what comes after has all its days stand in', () => {
  expect(splitHistory('2026-01-01', '2026-04-10', '2026-01-20').before.rule).toBe(
    'all 20 days before, 2026-01-01 to 2026-01-20',
  );
});

test('a single day leaves nothing for the test', () => {
  expect(splitHistory('2026-01-01', '2026-01-01', undefined)).toMatchObject({
    calibrationEnd: '2026-01-01',
    calibrationDays: 1,
    holdoutDays: 0,
  });
});

test.each(['2025-12-31', '2026-04-10', '2027-01-01'])(
  '%s lies outside of the data: place and remedy',
  (day) => {
    expect(() => splitHistory('2026-01-01', '2026-04-10', day)).toThrow(
      expect.objectContaining({
        code: 'calibration-outside-data',
        place: { field: 'lifetime.calibrationEnd' },
        remedy: expect.stringContaining('from 2026-01-01 to 2026-04-09 as --calibration-end'),
      }),
    );
  },
);

describe('by opportunity', () => {
  test('the test is whole opportunities long, at least one, where the longer part is left to learn from', () => {
    const split = (days: number) => splitByOpportunity('2022-01-01', '2025-12-31', undefined, days);
    expect(split(30)).toMatchObject({
      holdoutDays: 360,
      calibrationEnd: '2025-01-05',
      calibrationDays: 1101,
    });
    expect(split(30).before.rule).toBe('their last 12 opportunities before');
    expect(split(600)).toMatchObject({ holdoutDays: 600, before: { rule: 'their last opportunity before' } });
    expect(split(800)).toMatchObject({ holdoutDays: 0, calibrationEnd: '2025-12-31' });
  });

  test('a day that was given stays', () => {
    const split = splitByOpportunity('2022-01-01', '2025-12-31', '2025-10-31', 30);
    expect(split).toMatchObject({
      holdoutDays: 61,
      calibrationEnd: '2025-10-31',
      rule: 'The day was given.',
    });
    expect(split.before.rule).toBe('their last 2 opportunities before');
  });
});
