import type { Dialect } from './dialect.ts';
import { raw, sql } from './sql.ts';

const clickhouseTypes = {
  text: raw('Nullable(String)'),
  day: raw('Nullable(Date32)'),
  instant: raw('Nullable(DateTime64(6))'),
  money: raw('Nullable(Decimal(18, 4))'),
  integer: raw('Nullable(Int64)'),
  number: raw('Nullable(Float64)'),
  flag: raw('Nullable(Bool)'),
};

export const clickhouseDialect: Dialect = {
  name: 'clickhouse',
  cast: (value, type) => sql`cast(${value} as ${clickhouseTypes[type]})`,
  toDouble: (value) => sql`cast(${value} as Nullable(Float64))`,
  round: (value, digits) =>
    sql`(sign(${value}) * floor(abs(cast(${value} as Nullable(Float64))) * exp10(${digits}) + 0.5) / exp10(${digits}))`,
  daysBetween: (from, to) => sql`dateDiff('day', ${from}, ${to})`,
  addDays: (from, days) => sql`addDays(${from}, ${days})`,
  monthStart: (day) => sql`toStartOfMonth(${day})`,
  monthsBetween: (from, to) => sql`dateDiff('month', ${from}, ${to})`,
  quantile: (value, probability) =>
    sql`quantileExactInclusive(${probability})(cast(${value} as Nullable(Float64)))`,
  lag: (value, over) =>
    sql`lagInFrame(toNullable(${value})) over (${over} rows between unbounded preceding and unbounded following)`,
  lead: (value, over) =>
    sql`leadInFrame(toNullable(${value})) over (${over} rows between unbounded preceding and unbounded following)`,
  containsText: (text, part) => sql`(position(${text}, ${part}) > 0)`,
  startsWith: (text, part) => sql`startsWith(${text}, ${part})`,
  matches: (text, pattern) => sql`match(${text}, ${pattern})`,
  lower: (text) => sql`lowerUTF8(${text})`,
  least: (value) => sql`min(${value})`,
  series: (count) => sql`(select number as i from numbers(${count}))`,
};
