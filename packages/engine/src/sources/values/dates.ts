import type { DateOrder } from '../source-report.ts';
import { looksLikeExcelDay } from './excel-days.ts';

/** Three numbers of which the first two have at most two digits: the order has to be found out. RE2 and JavaScript. */
export const numericDate = String.raw`^\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[T ,].*)?$`;

const monthName = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const dateShapes = [
  /^\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ].*)?$/,
  new RegExp(numericDate),
  /^\s*(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:T?\d{6}Z?)?\s*$/,
  new RegExp(String.raw`^\s*\d{1,2}[-/., ]+${monthName}[-/., ]+(?:\d{4}|\d{2})(?:[T ,].*)?$`, 'i'),
  new RegExp(String.raw`^\s*${monthName}[-/., ]+\d{1,2}[-/., ]+\d{4}(?:[T ,].*)?$`, 'i'),
];

/** Seconds or milliseconds since 1970, between 1990 and 2100. */
const epochShape = /^\s*(?:[6-9]\d{8}|[1-3]\d{9}|[6-9]\d{11}|[1-3]\d{12})\s*$/;

export function looksLikeDate(value: string): boolean {
  return dateShapes.some((shape) => shape.test(value));
}

/** A number that counts time: taken for a date only where the header says so. */
export function looksLikeEpoch(value: string): boolean {
  return epochShape.test(value) || looksLikeExcelDay(value);
}

/** How many values of a column can only be meant one way, and how many would be a day either way. */
export interface DateEvidence {
  readonly dayFirst: number;
  readonly monthFirst: number;
  readonly yearFirst: number;
  readonly open: number;
}

/** Evidence of one column, value by value; `dateEvidenceSql` counts the same over a whole file. */
export function dateEvidence(values: readonly string[]): DateEvidence {
  const pattern = new RegExp(numericDate);
  const parts = values.map((value) => pattern.exec(value)).filter((match) => match !== null);
  const pairs = parts.map((match) => [Number(match[1]), Number(match[2])] as const);
  return {
    dayFirst: pairs.filter(([a, b]) => a > 12 && a <= 31 && b <= 12).length,
    monthFirst: pairs.filter(([a, b]) => b > 12 && b <= 31 && a <= 12).length,
    yearFirst: pairs.filter(([a, b]) => a > 31 && b <= 12).length,
    open: pairs.filter(([a, b]) => a <= 12 && b <= 12 && a !== b).length,
  };
}

export type Decision<T> = { readonly is: T | null } | { readonly is: 'undecided'; readonly why: string };

/** A few values that contradict the others are mistakes and get rejected; more than this share are a question. */
const toleratedShare = 0.05;

/** The order that the values prove; null when no value depends on it. */
export function decideDateOrder(evidence: DateEvidence): Decision<DateOrder> {
  const votes = [
    ['day-first', evidence.dayFirst],
    ['month-first', evidence.monthFirst],
    ['year-first', evidence.yearFirst],
  ] as const;
  const decisive = votes.reduce((sum, [, n]) => sum + n, 0);
  if (decisive === 0)
    return evidence.open === 0
      ? { is: null }
      : { is: 'undecided', why: 'every day and month is 12 or less, so both orders give real dates' };
  const [winner, most] = votes.reduce((best, vote) => (vote[1] > best[1] ? vote : best));
  return most >= decisive * (1 - toleratedShare)
    ? { is: winner }
    : { is: 'undecided', why: 'some values can only be day-first and others only month-first' };
}
