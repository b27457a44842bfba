import type { ColumnType, Dialect } from './dialect.ts';
import { checkedDigits, probabilityText } from './dialect-arguments.ts';
import { type Part, type Raw, raw, type Sql, sql } from './sql.ts';

const types: Readonly<Record<ColumnType, Raw>> = {
  text: raw('String'),
  day: raw('Date32'),
  instant: raw("DateTime64(6, 'UTC')"),
  money: raw('Decimal(18, 4)'),
  integer: raw('Int64'),
  number: raw('Float64'),
  flag: raw('Bool'),
};

/** Decided while ClickHouse reads the statement: the branch not taken costs nothing. */
function isA(value: Part, type: 'Float' | 'Decimal' | 'String'): Sql {
  return sql`position(toTypeName(${value}), ${raw(`'${type}'`)}) > 0`;
}

/** Half away from zero. ClickHouse's own `round` sends halves of doubles to the even neighbour. */
function wholeHalfAway(value: Part): Sql {
  return sql`trunc(${value}) + if(abs(${value} - trunc(${value})) >= 0.5, sign(${value}), 0)`;
}

/** Text that does not parse becomes null where text may be null; here it is an error, as it is in DuckDB. */
function parsed(value: Part, result: Sql): Sql {
  return sql`if(throwIf(isNotNull(${value}) and isNull(${result}), ${raw("'text that cannot be cast'")}) = 0, ${result}, null)`;
}

/**
 * How a column is cast, by the type that it becomes. ClickHouse cuts digits off where DuckDB rounds, wraps numbers
 * and dates around, reads 30 February as 1 March and other bad text as null: all without a word.
 */
const casts: Readonly<Record<ColumnType, (value: Part) => Sql>> = {
  text: (value) => sql`cast(${value} as String)`,
  flag: (value) => sql`cast(${value} as Bool)`,
  number: (value) => parsed(value, sql`cast(${value} as Float64)`),
  instant: (value) => parsed(value, sql`cast(${value} as ${types.instant})`),
  day: (value) => {
    const cast = sql`cast(${value} as Date32)`;
    const readBack = sql`coalesce(left(toString(${value}), 10) = toString(${cast}), isNull(${value}))`;
    return sql`if(${isA(value, 'String')}, if(throwIf(not (${readBack}), ${raw("'text that is no day'")}) = 0, ${cast}, null), ${cast})`;
  },
  integer: (value) => {
    const fromDouble = sql`round(toFloat64(${value}))`;
    const fromDecimal = sql`round(cast(${value} as Decimal(38, 18)))`;
    const exact = (number: Part) => sql`accurateCast(${number}, 'Int64')`;
    return sql`if(${isA(value, 'Float')}, ${exact(fromDouble)}, if(${isA(value, 'Decimal')}, ${exact(fromDecimal)}, ${parsed(value, exact(value))}))`;
  },
  money: (value) => {
    const units = wholeHalfAway(sql`(toFloat64(${value}) * 10000)`);
    const fromDouble = sql`cast(cast(cast(${units} as Decimal(38, 0)) as Decimal(38, 4)) / 10000 as ${types.money})`;
    const fromOther = sql`cast(round(cast(${value} as Decimal(38, 18)), 4) as ${types.money})`;
    return sql`if(${isA(value, 'Float')}, ${fromDouble}, ${parsed(value, fromOther)})`;
  },
};

/** Nulls stay null without the types saying so: see the settings that `openClickHouse` sends. */
export const clickhouseDialect: Dialect = {
  name: 'clickhouse',
  cast: (value, type) => (value === null ? sql`cast(null as Nullable(${types[type]}))` : casts[type](value)),
  toDouble: (value) => sql`toFloat64(${value})`,
  round: (value, digits) => {
    const scale = raw(String(10 ** checkedDigits(digits)));
    return sql`((${wholeHalfAway(sql`(toFloat64(${value}) * ${scale})`)}) / ${scale})`;
  },
  stddev: (value) => sql`if(count(${value}) > 1, stddevSampStable(toFloat64(${value})), null)`,
  daysBetween: (from, to) => sql`dateDiff('day', ${from}, ${to})`,
  addDays: (from, days) => sql`addDays(${from}, ${days})`,
  monthStart: (day) => sql`toStartOfMonth(${day})`,
  monthsBetween: (from, to) => sql`dateDiff('month', ${from}, ${to})`,
  quantile: (value, probability) =>
    sql`quantileExactInclusive(${probabilityText(probability)})(toFloat64(${value}))`,
  lag: (value, over) =>
    sql`lagInFrame(toNullable(${value})) over (${over} rows between unbounded preceding and unbounded following)`,
  lead: (value, over) =>
    sql`leadInFrame(toNullable(${value})) over (${over} rows between unbounded preceding and unbounded following)`,
  containsText: (text, part) => sql`(position(${text}, ${part}) > 0)`,
  startsWith: (text, part) => sql`startsWith(${text}, ${part})`,
  // Unlike everywhere else, a dot matches a line's end in ClickHouse unless it is told otherwise.
  matches: (text, pattern) => sql`match(${text}, concat('(?-s)', ${pattern}))`,
  startOf: (text, letters) => sql`leftUTF8(${text}, ${raw(String(letters))})`,
  // ClickHouse gives the length of one text where the other is empty.
  similarity: (one, other) =>
    sql`if(empty(${one}) or empty(${other}), toFloat64(${one} = ${other}), jaroWinklerSimilarity(${one}, ${other}))`,
  lower: (text) => sql`replaceAll(replaceAll(lowerUTF8(${text}), 'ς', 'σ'), 'i̇', 'i')`,
  least: (value) => sql`min(${value})`,
  series: (count) => sql`(select toInt64(number) as i from numbers(${count}))`,
};
