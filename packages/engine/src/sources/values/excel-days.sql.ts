import { raw, type Sql, sql } from '../../warehouse/index.ts';
import type { FilePlan } from '../recognise/plan.ts';

/** Days as Excel counts them, with the time as a fraction: 20,000 is in 1954, 73,050 the end of 2099. */
const shape = String.raw`^([2-6]\d{4}|7[0-2]\d{3})(\.\d+)?$`;
const pattern = new RegExp(shape);

export function looksLikeExcelDay(value: string): boolean {
  return pattern.test(value.trim());
}

/**
 * Whether a column of dates holds such numbers throughout. Among dates that are written out, one of them is more
 * likely a slip than a date.
 */
export function holdsExcelDays(plan: FilePlan, column: string): boolean {
  const mapped = plan.mapping.columns.get(column);
  const values = (mapped ? (plan.table.sample[mapped.index] ?? []) : []).filter((v) => v.trim() !== '');
  return values.length > 0 && values.filter(looksLikeExcelDay).length >= 0.9 * values.length;
}

/** The wall-clock time, to the second; null for what is no such number. Day 1 is 1 January 1900, and 1900 has a 29 February. */
export function excelDaySql(text: Sql): Sql {
  return sql`case when regexp_matches(trim(${text}), ${raw(`'${shape}'`)})
    then timestamp '1899-12-30' + to_seconds(round(cast(trim(${text}) as double) * 86400)) end`;
}

/** What the user should know where numbers were taken for dates. */
export function serialDateNotes(plan: FilePlan): string[] {
  return [...plan.mapping.columns.values()]
    .filter(({ column }) => holdsExcelDays(plan, column) && ['at', 'day', 'created_at'].includes(column))
    .map(
      ({ header }) => `The numbers in ${header} were read as days counted by Excel: 46027 is 5 January 2026.`,
    );
}
