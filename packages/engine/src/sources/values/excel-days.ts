import type { DateEvidence } from './dates.ts';

/** Days as Excel counts them, with the time as a fraction: 20,000 is in 1954, 73,050 the end of 2099. RE2 and JavaScript. */
export const excelDayShape = String.raw`^([2-6]\d{4}|7[0-2]\d{3})(\.\d+)?$`;
const pattern = new RegExp(excelDayShape);

export function looksLikeExcelDay(value: string): boolean {
  return pattern.test(value.trim());
}

/** How many values of a column of dates look like such numbers. */
export interface ExcelDayEvidence {
  /** Values that are not empty. */
  readonly filled: number;
  readonly numbers: number;
  /** Numbers that are a 13th of a month or later, so that their day and month cannot have been exchanged. */
  readonly afterTwelfth: number;
}

/** Evidence of one column, value by value; `excelDayEvidenceSql` counts the same over a whole file. */
export function excelDayEvidence(values: readonly string[]): ExcelDayEvidence {
  const numbers = values.filter(looksLikeExcelDay);
  return {
    filled: values.filter((value) => value.trim() !== '').length,
    numbers: numbers.length,
    afterTwelfth: numbers.filter((value) => dayOfMonth(Number(value)) > 12).length,
  };
}

/** Day 1 is 1 January 1900, and 1900 has a 29 February. */
function dayOfMonth(excelDay: number): number {
  return new Date(Date.UTC(1899, 11, 30) + Math.round(excelDay * 86_400) * 1000).getUTCDate();
}

/** What becomes of the numbers of a column, and why they are not read where they are not. */
type ExcelDayDecision = 'none' | 'read' | 'among dates' | 'perhaps exchanged';

/** Fewer numbers than this among dates that are written out are more likely slips than dates. */
const leastShare = 0.9;

/**
 * Whether the numbers in a column are dates. A spreadsheet that opens a CSV makes numbers of the dates that it
 * understands and leaves the others as text. Where it takes the day for the month, 03/04 becomes 4 March, and what
 * is left as text has a day after the 12th: numbers beside such dates only are perhaps other days than were written.
 */
export function decideExcelDays(
  { filled, numbers, afterTwelfth }: ExcelDayEvidence,
  { dayFirst, monthFirst, yearFirst, open }: DateEvidence,
): ExcelDayDecision {
  if (numbers === 0) return 'none';
  if (numbers < leastShare * filled) return 'among dates';
  const isLeftOver = dayFirst + monthFirst + yearFirst > 0 && open === 0;
  return isLeftOver && afterTwelfth === 0 ? 'perhaps exchanged' : 'read';
}

/** The numbers that look like days of one column of dates, and what becomes of them. */
export interface ExcelDays {
  readonly column: string;
  readonly header: string;
  readonly numbers: number;
  readonly is: Exclude<ExcelDayDecision, 'none'>;
}

/** What the user should know where numbers were taken for dates, or were not. */
export function excelDayNote({ header, numbers, is }: ExcelDays): string {
  const remedy = 'Give the whole column the format yyyy-mm-dd in Excel and save it again.';
  switch (is) {
    case 'read':
      return `The numbers in ${header} were read as days counted by Excel: 46027 is 5 January 2026.`;
    case 'among dates':
      return `${header} holds dates that are written out and ${numbers === 1 ? '1 number that looks like a day' : `${numbers} numbers that look like days`} counted by Excel: numbers were not read as dates. ${remedy}`;
    case 'perhaps exchanged':
      return `${header} holds numbers that look like days counted by Excel, all of them days up to the 12th, and written dates that all lie after the 12th: Excel has perhaps exchanged day and month, so the numbers were not read as dates. Export the file again and open it in Excel with Data > From text, if at all.`;
  }
}
