import { expect, test } from 'vitest';
import { clickhouseDay } from './clickhouse-day.ts';

test.each(['1900-01-01', '1969-12-31', '2299-12-31'])('%s is a day that ClickHouse holds', (day) => {
  expect(clickhouseDay(day)).toBe(day);
});

test.each(['1899-12-31', '2300-01-01', '0001-01-01', '12024-01-01'])('%s is not', (day) => {
  expect(() => clickhouseDay(day)).toThrow(expect.objectContaining({ code: 'warehouse-failed' }));
});
