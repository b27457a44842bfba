import { expect, test } from 'vitest';
import { nextDue } from './next-due.ts';
import type { Schedule } from './schedule.ts';

const berlin = { every: 'day', at: '02:30', timeZone: 'Europe/Berlin' } as const;
const dues = (schedule: Schedule, after: string, count: number) => {
  const found: string[] = [];
  for (let at = new Date(after); found.length < count; ) {
    at = nextDue(schedule, at);
    found.push(at.toISOString().slice(0, 16));
  }
  return found;
};

test('daily, weekly and monthly, in the time zone of the schedule', () => {
  expect(dues(berlin, '2026-06-30T12:00:00Z', 2)).toEqual(['2026-07-01T00:30', '2026-07-02T00:30']);
  // 1 July 2026 is a Wednesday; in Auckland Monday 06:00 is still Sunday in UTC.
  const weekly: Schedule = { every: 'week', weekday: 1, at: '06:00', timeZone: 'Pacific/Auckland' };
  expect(dues(weekly, '2026-07-01T00:00:00Z', 2)).toEqual(['2026-07-05T18:00', '2026-07-12T18:00']);
  const sunday: Schedule = { every: 'week', weekday: 7, at: '06:00', timeZone: 'UTC' };
  expect(dues(sunday, '2026-07-01T00:00:00Z', 1)).toEqual(['2026-07-05T06:00']);
});

test('a time that does not exist is the first moment after the gap; one that exists twice is the first', () => {
  expect(dues(berlin, '2026-03-28T01:00:00Z', 3)).toEqual([
    '2026-03-28T01:30',
    '2026-03-29T01:00',
    '2026-03-30T00:30',
  ]);
  expect(dues(berlin, '2026-10-24T00:00:00Z', 3)).toEqual([
    '2026-10-24T00:30',
    '2026-10-25T00:30',
    '2026-10-26T01:30',
  ]);
  const newYork: Schedule = { ...berlin, timeZone: 'America/New_York' };
  expect(dues(newYork, '2026-03-08T00:00:00Z', 2)).toEqual(['2026-03-08T07:00', '2026-03-09T06:30']);
});

test('a day of the month that a shorter month lacks is its last day', () => {
  const on = (dayOfMonth: number, after: string, count: number) =>
    dues({ every: 'month', dayOfMonth, at: '06:00', timeZone: 'UTC' }, after, count).map((due) =>
      due.slice(5, 10),
    );
  expect(on(31, '2027-01-01T00:00:00Z', 4)).toEqual(['01-31', '02-28', '03-31', '04-30']);
  expect(on(30, '2028-01-01T00:00:00Z', 3)).toEqual(['01-30', '02-29', '03-30']);
  expect(on(29, '2027-01-30T00:00:00Z', 2)).toEqual(['02-28', '03-29']);
  expect(on(1, '2027-01-30T00:00:00Z', 2)).toEqual(['02-01', '03-01']);
});
