import { synonymsOf, tierOf } from '../recognise/synonyms.ts';

/** A cell as a workbook holds it; numbers as they are written there. */
export type Cell = string | boolean | Date | SheetNumber | null;

export interface SheetNumber {
  readonly digits: string;
}

/** A sheet as rows of one object each. */
export interface SheetRows {
  /** One line for every row of the sheet, so that line and row have the same number; empty for what is no record. */
  readonly lines: readonly string[];
  readonly notes: readonly string[];
}

/** Why a sheet holds no table: a clause about it. */
export type NoTable = { readonly why: string };

const rowsLookedAt = 50;

/**
 * The table of a sheet. Its header is the first row that is filled about as far as the widest one and holds names;
 * what stands above it is a title, and gives names to cells of the header that are merged with it.
 *
 * @param is1904 whether days count from 1904
 * @param dateHeaders headers that the user says are dates
 */
export function sheetRows(
  rows: readonly (readonly Cell[])[],
  is1904: boolean,
  dateHeaders: readonly string[],
): SheetRows | NoTable {
  const filled = rows.map((row) => row.reduce<number>((n, cell) => n + (isEmpty(cell) ? 0 : 1), 0));
  const width = filled.slice(0, rowsLookedAt).reduce((most, n) => Math.max(most, n), 0);
  if (width < 2) return { why: 'it holds no table: no row has two filled cells' };
  const at = filled.findIndex((n) => n >= Math.max(2, 0.6 * width));
  if (holdsValues(rows[at]!))
    return { why: 'it has no header line: the first row of its table holds values' };
  const headers = headersOf(rows, at);
  const body = rows.slice(at + 1);
  const days = headers.map((header, column) =>
    header !== null && (dateHeaders.includes(header) || isDateName(header))
      ? dayNumbers(body.map((row) => row[column] ?? null))
      : null,
  );
  const lines = rows.map((row, i) =>
    i <= at
      ? ''
      : lineOf(row, headers, (value, column) => (days[column]?.areDays ? dayOf(value, is1904) : null)),
  );
  const system = `days of Excel, which count from ${is1904 ? 1904 : 1900}`;
  return {
    lines,
    notes: days.flatMap((found, column) =>
      found === null || found.plausible === 0
        ? []
        : found.areDays
          ? `The numbers in “${headers[column]}” were read as ${system}: the cells have no date format.`
          : `The numbers in “${headers[column]}” were not read as ${system}: only ${found.plausible} of ${found.numbers} lie from 1954 to 2099. Give the cells a date format.`,
    ),
  };
}

function isEmpty(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

const isNumber = (cell: Cell): cell is SheetNumber =>
  typeof cell === 'object' && cell !== null && !(cell instanceof Date);

/** Names are texts; a row with more than a few numbers or dates is data. */
function holdsValues(row: readonly Cell[]): boolean {
  const cells = row.filter((cell) => !isEmpty(cell));
  return cells.filter((cell) => typeof cell !== 'string').length * 3 >= cells.length;
}

/** Null for a column that is empty in every row. Names are made different, and such that a path can hold them. */
function headersOf(rows: readonly (readonly Cell[])[], at: number): (string | null)[] {
  const seen = new Map<string, number>();
  const isFilled: boolean[] = [];
  for (const row of rows.slice(at))
    row.forEach((cell, column) => {
      if (!isEmpty(cell)) isFilled[column] = true;
    });
  return Array.from({ length: isFilled.length }, (_, column) => {
    if (!isFilled[column]) return null;
    const above = rows.slice(0, at + 1).findLast((row) => !isEmpty(row[column]))?.[column];
    const text = above === undefined || above === null ? '' : textOf(above);
    const name = text.replaceAll(/\s+/g, ' ').replaceAll('"', '″').replaceAll('\\', '/').trim();
    const known = name === '' ? `column ${lettersOf(column)}` : name;
    const times = (seen.get(known) ?? 0) + 1;
    seen.set(known, times);
    return times === 1 ? known : `${known} (${times})`;
  });
}

function lettersOf(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

function lineOf(
  row: readonly Cell[],
  headers: readonly (string | null)[],
  dayIn: (value: SheetNumber, column: number) => string | null,
): string {
  const parts: string[] = [];
  row.forEach((cell, column) => {
    const header = headers[column];
    if (isEmpty(cell) || header === null || header === undefined) return;
    const day = isNumber(cell) ? dayIn(cell, column) : null;
    const value = day === null && isNumber(cell) ? numberText(cell) : JSON.stringify(day ?? textOf(cell));
    parts.push(`${JSON.stringify(header)}:${value}`);
  });
  return parts.length === 0 ? '' : `{${parts.join(',')}}`;
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell.toWellFormed().replaceAll('\0', '\uFFFD');
  if (typeof cell === 'boolean') return String(cell);
  return cell instanceof Date ? dateText(cell) : numberText(cell);
}

/**
 * A number without the tail of binary fractions: a spreadsheet computes with 15 digits and writes 17 (19.99 as
 * 19.989999999999998). Whole numbers keep all digits that the file has.
 */
function numberText({ digits }: SheetNumber): string {
  if (/^-?(?:0|[1-9]\d*)$/.test(digits)) return digits;
  const value = Number(digits);
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : JSON.stringify(digits);
}

/** ISO without an offset: a spreadsheet knows no time zones. A time without a day keeps only its time. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return 'not a date';
  // A day is a binary fraction: 10:00:00 comes as 9:59:59.999.
  const second = 1000 * Math.round(date.getTime() / 1000);
  const near = Math.abs(second - date.getTime()) <= 2 ? second : date.getTime();
  const iso = new Date(near).toISOString();
  const [day, time] = [iso.slice(0, 10), iso.slice(11).replace(/(?:\.000)?Z$/, '')];
  if (day < '1900-01-01') return time;
  return time === '00:00:00' ? day : `${day} ${time}`;
}

/** Days from 1954 to 2099: years, amounts and ids hardly ever lie all of them in there. */
const firstDay = 20_000;
const lastDay = 73_050;

/** A few slips among days are rejected one by one; more, and the column is something else. */
const toleratedShare = 0.05;

function dayNumbers(cells: readonly Cell[]) {
  const numbers = cells.filter(isNumber);
  const plausible = numbers.filter(isPlausibleDay).length;
  const areDays = plausible > 0 && plausible >= numbers.length * (1 - toleratedShare);
  return { numbers: numbers.length, plausible, areDays };
}

function isPlausibleDay({ digits }: SheetNumber): boolean {
  return Number(digits) >= firstDay && Number(digits) <= lastDay;
}

/** Days between the beginnings of the two systems. */
const between1900And1904 = 1462;
const msOfDay = 86_400_000;

function dayOf(value: SheetNumber, is1904: boolean): string | null {
  if (!isPlausibleDay(value)) return null;
  const { digits } = value;
  const days = Number(digits) + (is1904 ? between1900And1904 : 0);
  return dateText(new Date(Date.UTC(1899, 11, 30) + Math.round(days * msOfDay)));
}

/** Whether a header names a date in some kind of table. */
function isDateName(header: string): boolean {
  return Object.values(synonymsOf).some((columns) =>
    Object.entries(columns).some(
      ([column, tiers]) =>
        /^(?:at|day|.*_(?:at|on|day|date))$/.test(column) && tierOf(tiers, header) !== undefined,
    ),
  );
}
