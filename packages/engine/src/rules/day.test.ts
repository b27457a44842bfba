import { expect, it } from 'vitest';
import { back, isDay, shift, spanInWords } from './day.ts';

it('moves by calendar units, to the last day of a month that is too short', () => {
  expect(shift('2026-03-31', back({ months: 1 }))).toBe('2026-02-28');
  expect(shift('2024-02-29', { years: 1 })).toBe('2025-02-28');
  expect(shift('2024-02-29', back({ years: 4 }))).toBe('2020-02-29');
  expect(shift('2026-01-31', { months: 13 })).toBe('2027-02-28');
  expect(shift('2026-01-01', back({ weeks: 1 }))).toBe('2025-12-25');
  expect(shift('2026-03-28', { days: 3 })).toBe('2026-03-31');
});

it('stays within the days that every warehouse can hold', () => {
  expect(shift('2026-01-01', back({ years: 36_525 }))).toBe('1900-01-01');
  expect(shift('2026-01-01', { years: 36_525 })).toBe('2299-12-31');
});

it('knows real days', () => {
  expect(['2024-02-29', '1900-01-01', '2299-12-31'].every(isDay)).toBe(true);
  expect(
    ['2026-02-29', '2026-13-01', '1899-12-31', '2300-01-01', '2026-1-1', '', '2026-01-01x'].some(isDay),
  ).toBe(false);
});

it('names a span', () => {
  expect([spanInWords({ months: 1 }), spanInWords({ days: 90 })]).toEqual(['1 month', '90 days']);
});
