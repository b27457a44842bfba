import type { Dialect } from './dialect.ts';
import { checkedDigits, probabilityText } from './dialect-arguments.ts';
import { raw, sql } from './sql.ts';

const duckdbTypes = {
  text: raw('varchar'),
  day: raw('date'),
  instant: raw('timestamp'),
  money: raw('decimal(18, 4)'),
  integer: raw('bigint'),
  number: raw('double'),
  flag: raw('boolean'),
};

export const duckdbDialect: Dialect = {
  name: 'duckdb',
  cast: (value, type) => sql`cast(${value} as ${duckdbTypes[type]})`,
  toDouble: (value) => sql`cast(${value} as double)`,
  round: (value, digits) => sql`round(cast(${value} as double), cast(${checkedDigits(digits)} as integer))`,
  stddev: (value) => sql`stddev_samp(cast(${value} as double))`,
  daysBetween: (from, to) => sql`date_diff('day', ${from}, ${to})`,
  addDays: (from, days) => sql`cast(${from} + cast(${days} as integer) as date)`,
  monthStart: (day) => sql`cast(date_trunc('month', ${day}) as date)`,
  monthsBetween: (from, to) => sql`date_diff('month', ${from}, ${to})`,
  quantile: (value, probability) =>
    sql`quantile_cont(cast(${value} as double), ${probabilityText(probability)})`,
  lag: (value, over) => sql`lag(${value}) over (${over})`,
  lead: (value, over) => sql`lead(${value}) over (${over})`,
  containsText: (text, part) => sql`contains(${text}, ${part})`,
  startsWith: (text, part) => sql`starts_with(${text}, ${part})`,
  matches: (text, pattern) => sql`regexp_matches(${text}, ${pattern})`,
  startOf: (text, letters) => sql`left(${text}, ${raw(String(letters))})`,
  similarity: (one, other) => sql`jaro_winkler_similarity(${one}, ${other})`,
  lower: (text) => sql`replace(replace(lower(${text}), 'ς', 'σ'), 'i̇', 'i')`,
  least: (value) => sql`min(${value})`,
  series: (count) => sql`(select range as i from range(${count}))`,
};
