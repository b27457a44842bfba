import { join, raw, type Sql, sql } from '../../warehouse/index.ts';
import type { DateOrder } from '../source-report.ts';
import { type DateEvidence, numericDate } from './dates.ts';

/**
 * A date as one of two pieces, at most one of which is not null: a wall-clock time in the playbook's zone, or an
 * instant in UTC where the text has an offset or counts seconds since 1970.
 *
 * @param order null when no value of the file depends on it
 */
export function dateParts(text: Sql, order: DateOrder | null): { wallClock: Sql; instant: Sql } {
  return { wallClock: wallClock(text, order), instant: instant(text) };
}

/** `at` in UTC and `day` in the zone from the two pieces, which must be columns by now. */
export function atAndDay(wallClock: Sql, instant: Sql, timeZone: string): { at: Sql; day: Sql } {
  if (timeZone === 'UTC') {
    const at = sql`coalesce(${wallClock}, ${instant})`;
    return { at, day: sql`cast(${at} as date)` };
  }
  const zone = constant(timeZone);
  // The session is in UTC, so a cast between the two timestamp types changes nothing but the type.
  const utc = sql`cast(timezone(${zone}, ${wallClock}) as timestamp)`;
  const local = sql`timezone(${zone}, cast(${instant} as timestamptz))`;
  return {
    at: sql`coalesce(${instant}, ${utc})`,
    day: sql`cast(coalesce(${wallClock}, ${local}) as date)`,
  };
}

/** No order is older or later than these; a date outside them is a slip of the pen. */
export function isPlausible(at: Sql): Sql {
  return sql`(${at} >= timestamp '1900-01-01' and ${at} < timestamp '2200-01-01')`;
}

const times = ['', ' %H:%M', ' %H:%M:%S', ' %I:%M %p', ' %I:%M:%S %p', ' %H:%M:%S.%f'];
const orders: Readonly<Record<DateOrder, { short: string; long: string | null }>> = {
  'day-first': { short: '%d/%m/%y', long: '%d/%m/%Y' },
  'month-first': { short: '%m/%d/%y', long: '%m/%d/%Y' },
  'year-first': { short: '%y/%m/%d', long: null },
};

/**
 * Times without an offset. Full ISO forms are cast at once; their shape is tested first, because the cast alone would
 * make `12-9-24` the year 12 and drop an offset. The other forms go by pattern.
 */
function wallClock(written: Sql, order: DateOrder | null): Sql {
  const iso = sql`case when ${written} like '____-__-__' or ${written} like '____-__-__ __:__:__'
      or ${written} like '____-__-__T__:__:__' then try_cast(${written} as timestamp) end`;
  const text = sql`trim(${written})`;
  const yearFirst = sql`case when regexp_matches(${text},
      ${constant(String.raw`^\d{4}[-./]\d{1,2}[-./]\d{1,2}(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$`)})
    then try_cast(regexp_replace(${text},
      ${constant(String.raw`^(\d{4})[-./](\d{1,2})[-./](\d{1,2})`)}, ${constant(String.raw`\1-\2-\3`)}) as timestamp) end`;
  const compact = sql`case when regexp_matches(${text}, ${constant(String.raw`^(?:19|20|21)\d{6}(?:T?\d{6})?$`)})
    then try_strptime(${text}, ['%Y%m%d', '%Y%m%d%H%M%S', '%Y%m%dT%H%M%S']) end`;
  // With a digit: `infinity` and `epoch` are dates to DuckDB, whatever the pattern.
  const named = sql`case when regexp_matches(${text}, ${constant(String.raw`\d.*[A-Za-z]{3}|[A-Za-z]{3}.*\d`)})
    then try_strptime(regexp_replace(${text}, '[-/., ]+', ' ', 'g'), ${formats([
      '%d %b %y',
      '%d %b %Y',
      '%d %B %y',
      '%d %B %Y',
      '%b %d %Y',
      '%B %d %Y',
    ])}) end`;
  return sql`coalesce(${iso}, ${order === null ? raw('null') : sql`${plainlyOrdered(written, order)}, ${ordered(text, order)}`}, ${yearFirst}, ${compact}, ${named})`;
}

/** The usual forms, put into ISO order and cast: the patterns of `ordered` cost several times as much. */
function plainlyOrdered(written: Sql, order: DateOrder): Sql {
  if (order === 'year-first') return sql`null`;
  const [day, month] = order === 'day-first' ? [1, 4] : [4, 1];
  const part = (from: number, length: number) =>
    sql`substring(${written}, ${raw(String(from))}, ${raw(String(length))})`;
  const shapes = ['/', '.', '-'].flatMap((mark) =>
    ['', ' __:__', ' __:__:__'].map(
      (time) => sql`${written} like ${constant(`__${mark}__${mark}____${time}`)}`,
    ),
  );
  return sql`case when ${join(shapes, ' or ')}
    then try_cast(${part(7, 4)} || '-' || ${part(month, 2)} || '-' || ${part(day, 2)} || ${part(11, 9)} as timestamp) end`;
}

function ordered(text: Sql, order: DateOrder): Sql {
  const { short, long } = orders[order];
  const slashed = sql`trim(regexp_replace(${text},
    ${constant(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})[T ,]*`)}, ${constant(String.raw`\1/\2/\3 `)}))`;
  const shortForm = sql`try_strptime(${slashed}, ${formats([short])})`;
  const longForm = long === null ? raw('null') : sql`try_strptime(${slashed}, ${formats([long])})`;
  return sql`case when regexp_matches(${text}, ${constant(String.raw`^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?:[T ,]|$)`)}) then ${longForm}
    when regexp_matches(${text}, ${constant(String.raw`^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?:[T ,]|$)`)}) then ${shortForm} end`;
}

function instant(written: Sql): Sql {
  const text = sql`trim(${written})`;
  const offset = String.raw` ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)$`;
  const zulu = sql`case when ends_with(${written}, 'Z') then try_cast(${written} as timestamp) end`;
  const withOffset = sql`case when regexp_matches(${text},
      ${constant(String.raw`^\d{4}-\d{1,2}-\d{1,2}[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?${offset}`)})
    then cast(try_cast(regexp_replace(regexp_replace(regexp_replace(${text},
      ' ?(UTC|GMT)$', 'Z'), ${constant(String.raw` ([+-]\d{2}:?\d{0,2})$`)}, ${constant(String.raw`\1`)}),
      ${constant(String.raw`([+-]\d{2})(\d{2})$`)}, ${constant(String.raw`\1:\2`)}) as timestamptz) as timestamp) end`;
  const epoch = sql`case when regexp_matches(${text}, ${constant(String.raw`^\d{9,10}$`)})
      then make_timestamp(cast(${text} as bigint) * 1000000)
    when regexp_matches(${text}, ${constant(String.raw`^\d{12,13}$`)})
      then make_timestamp(cast(${text} as bigint) * 1000) end`;
  return sql`coalesce(${zulu}, ${withOffset}, ${epoch})`;
}

function formats(dates: readonly string[]) {
  const all = times.flatMap((time) => dates.map((date) => `'${date}${time}'`));
  return raw(`[${all.join(', ')}]`);
}

/** Counts what `dateEvidence` counts, over all rows. */
export function dateEvidenceSql(text: Sql): Record<keyof DateEvidence, Sql> {
  const part = (n: number) =>
    sql`try_cast(regexp_extract(${text}, ${constant(numericDate)}, ${raw(String(n))}) as integer)`;
  const [a, b] = [part(1), part(2)];
  return {
    dayFirst: sql`count(*) filter (where ${a} > 12 and ${a} <= 31 and ${b} <= 12)`,
    monthFirst: sql`count(*) filter (where ${b} > 12 and ${b} <= 31 and ${a} <= 12)`,
    yearFirst: sql`count(*) filter (where ${a} > 31 and ${b} <= 12)`,
    open: sql`count(*) filter (where ${a} <= 12 and ${b} <= 12 and ${a} <> ${b})`,
  };
}

/** Patterns and formats have to be constants of the statement, or they are compiled again for every row. */
function constant(text: string) {
  return raw(`'${text.replaceAll("'", "''")}'`);
}
