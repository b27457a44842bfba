import type { Part, Sql } from './sql.ts';

/** The logical column types of canonical tables. `money` is a decimal with four places, `day` a calendar day. */
export type ColumnType = 'text' | 'day' | 'instant' | 'money' | 'integer' | 'number' | 'flag';

/**
 * What the engines say differently, and nothing else. All functions take and return pieces of SQL.
 * Where a function is missing here, plain SQL means the same on both engines and the two-engine tests say so.
 */
export interface Dialect {
  readonly name: 'duckdb' | 'clickhouse';
  /**
   * Casts; null stays null. Money is rounded half away from zero, and so are decimals that become integers, while
   * halves of doubles go to the even neighbour: round first where it matters. Text must be exactly such a value,
   * or the statement fails. Only texts, days and integers may become text: engines write doubles differently.
   */
  cast(value: Part, type: ColumnType): Sql;
  /** A double from any number: before every division. */
  toDouble(value: Part): Sql;
  /** Rounds a double half away from zero to `digits` decimals, as a double. */
  round(value: Part, digits: number): Sql;
  /** Sample standard deviation as a double; null for fewer than two values. Both engines keep close values apart. */
  stddev(value: Part): Sql;
  /** Whole days from `from` to `to` (two days), an integer. */
  daysBetween(from: Part, to: Part): Sql;
  /** The day `days` after `from`. */
  addDays(from: Part, days: Part): Sql;
  /** The first day of the month of a day. */
  monthStart(day: Part): Sql;
  /** Whole calendar months between two first-of-month days. */
  monthsBetween(from: Part, to: Part): Sql;
  /** Quantile with linear interpolation (type 7) of a numeric column, as a double. */
  quantile(value: Part, probability: number): Sql;
  /** Row before or after in a window; null at the edge. `over` is the text inside `over (...)`. */
  lag(value: Part, over: Sql): Sql;
  lead(value: Part, over: Sql): Sql;
  /** Whether a text contains or starts with another, letter by letter; nothing is folded. */
  containsText(text: Part, part: Part): Sql;
  startsWith(text: Part, part: Part): Sql;
  /** Regular-expression search anywhere in the text (RE2 on both engines); a dot matches no line's end. */
  matches(text: Part, pattern: Part): Sql;
  /** The first letters of a text. */
  startOf(text: Part, letters: number): Sql;
  /** How alike two texts are, between 0 and 1, by Jaro and Winkler, byte by byte; 1 only for the same text. */
  similarity(one: Part, other: Part): Sql;
  /** Small letters, for comparing without regard to case: ς becomes σ, and İ becomes i. */
  lower(text: Part): Sql;
  /** Any value of a column that is the same in the group; the least one, so that it is repeatable. */
  least(value: Part): Sql;
  /** Rows numbered from 0 to n − 1 in column `i`. */
  series(count: number): Sql;
}
