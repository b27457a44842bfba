import { describe, expect, test } from 'vitest';
import { readFiles } from '../../../test/read-files.ts';

/** An order file of which only the dates differ; the sample is its first 1,000 rows. */
const ordersOn = (dates: readonly string[]) =>
  `customer_id,date,amount\n${dates.map((date, i) => `c${i},${date},1.00\n`).join('')}`;
const times = (n: number, make: (i: number) => string) => Array.from({ length: n }, (_, i) => make(i));
/** From 1 January 2024 on. */
const number = (i: number) => String(45_292 + (i % 300));
const iso = (i: number) => `2024-0${1 + (i % 9)}-15`;

async function read(dates: readonly string[]) {
  const { report, orders, rejected } = await readFiles({ 'orders.csv': ordersOn(dates) }, { maxRejected: 1 });
  const [file] = report.files;
  return {
    accepted: file!.rows.accepted,
    days: orders.map(({ day }) => day).sort(),
    rejected: rejected.map((line) => line.split(',')[5]!).sort(),
    notes: file!.notes,
  };
}

describe('the whole column decides whether numbers are days', () => {
  const asDates = 'The numbers in date were read as days counted by Excel: 46027 is 5 January 2026.';

  test.each([
    ['in front', (written: string[], numbers: string[]) => [...written, ...numbers]],
    ['at the end', (written: string[], numbers: string[]) => [...numbers, ...written]],
  ])('a tenth written out, %s: all are read', async (_, placed) => {
    const dates = placed(times(1050, iso), times(10_000, number));
    const { accepted, days, rejected, notes } = await read(dates);
    expect([accepted, rejected, notes]).toEqual([11_050, [], [asDates]]);
    expect(days[0]).toBe('2024-01-01');
  });

  test.each([
    ['in front', (written: string[], numbers: string[]) => [...numbers, ...written]],
    ['at the end', (written: string[], numbers: string[]) => [...written, ...numbers]],
  ])('numbers among dates, %s: none is read', async (_, placed) => {
    const { accepted, rejected, notes } = await read(placed(times(1200, iso), times(1100, number)));
    expect([accepted, rejected.length]).toEqual([1200, 1100]);
    expect(notes).toEqual([
      'date holds dates that are written out and 1100 numbers that look like days counted by Excel: numbers were not read as dates. Give the whole column the format yyyy-mm-dd in Excel and save it again.',
    ]);
  });

  test('one slip beyond the sample is named, with what it looks like', async () => {
    const { accepted, rejected, notes } = await read([...times(1001, iso), '45292']);
    expect([accepted, rejected]).toEqual([1001, ['45292']]);
    expect(notes).toEqual([expect.stringContaining('and 1 number that looks like a day counted by Excel')]);
  });

  test('an empty sample leaves it to the rows below', async () => {
    const { accepted, days } = await read([...times(1001, () => ''), '45292', '45293']);
    expect([accepted, days]).toEqual([2, ['2024-01-01', '2024-01-02']]);
  });

  test('files without such values say nothing', async () => {
    expect((await read(times(3, iso))).notes).toEqual([]);
  });
});

describe('where Excel may have exchanged day and month', () => {
  const early = times(40, (i) => String(45_292 + (i % 12)));

  test('numbers up to the 12th beside dates after the 12th only are not read', async () => {
    const { accepted, rejected, notes } = await read([...early, '25/04/2024', '13/01/2024']);
    expect([accepted, rejected.length]).toEqual([2, 40]);
    expect(notes).toEqual([expect.stringContaining('Excel has perhaps exchanged day and month')]);
  });

  test.each([
    ['a number after the 12th', '45305', '2024-01-14'],
    ['a written date that Excel would have taken', '02/01/2024', '2024-01-02'],
  ])('%s proves that it has not', async (_, date, day) => {
    const { accepted, days } = await read([...early, '25/04/2024', date]);
    expect(accepted).toBe(42);
    expect(days).toContain(day);
  });
});
