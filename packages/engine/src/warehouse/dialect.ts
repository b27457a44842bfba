import type { Part, Sql } from './sql.ts';

/** The logical column types of canonical tables. `money` is a decimal with four places, `day` a calendar day. */
export type ColumnType = 'text' | 'day' | 'instant' | 'money' | 'integer' | 'number' | 'flag';

/**
 * What the engines say differently, and nothing else. All functions take and return pieces of SQL.
 * Where a function is missing here, plain SQL means the same on both engines and the two-engine tests say so.
 */
export interface Dialect {
  readonly name: 'duckdb' | 'clickhouse';
  /** Casts; `nullable` columns stay null. */
  cast(value: Part, type: ColumnType): Sql;
  /** A double from any number: before every division. */
  toDouble(value: Part): Sql;
  /** Rounds a double half away from zero to `digits` decimals, as a double. */
  round(value: Part, digits: number): Sql;
  /** Whole days from `from` to `to` (two days), an integer. */
  daysBetween(from: Part, to: Part): Sql;
  /** The day `days` after `from`. */
  addDays(from: Part, days: Part): Sql;
  /** The first day of the month or year of a day. */
  monthStart(day: Part): Sql;
  /** Whole calendar months between two first-of-month days. */
  monthsBetween(from: Part, to: Part): Sql;
  /** Quantile with linear interpolation (type 7) of a numeric column, as a double. */
  quantile(value: Part, probability: number): Sql;
  /** Row before or after in a window; null at the edge. `over` is the text inside `over (...)`. */
  lag(value: Part, over: Sql): Sql;
  lead(value: Part, over: Sql): Sql;
  /** Case-insensitive and exact text tests. */
  containsText(text: Part, part: Part): Sql;
  startsWith(text: Part, part: Part): Sql;
  /** Full regular-expression search (RE2 on both engines). */
  matches(text: Part, pattern: Part): Sql;
  lower(text: Part): Sql;
  /** Any value of a column that is the same in the group; the least one, so that it is repeatable. */
  least(value: Part): Sql;
  /** Rows numbered from 0 to n − 1 in column `i`. */
  series(count: number): Sql;
}
