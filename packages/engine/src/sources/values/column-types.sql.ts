import { type ColumnType, ident, raw, type Sql, sql } from '../../warehouse/index.ts';
import type { FilePlan } from '../recognise/plan.ts';
import { givenWords, withdrawnWords } from './consent-words.ts';
import { atAndDay, dateParts, isPlausible } from './dates.sql.ts';
import { excelDaySql } from './excel-days.sql.ts';
import { type Fault, outOfRange, tooLarge, unreadable } from './faults.ts';
import { numberSql } from './numbers.sql.ts';

/** A test of one row: the fault when `holds`, and the text to show. */
export interface Check {
  readonly fault: Fault;
  readonly holds: Sql;
  readonly value: Sql;
}

/** The text of a mapped column, null when empty. */
export const textOf = (column: string) => ident(`text of ${column}`);

/** How a column is made, and when it cannot be. */
export interface ColumnSql {
  readonly value: Sql;
  /** Named pieces that `value` and `tests` use. */
  readonly parts: readonly Sql[];
  readonly tests: readonly Check[];
}

type Convert = (plan: FilePlan, column: string, field: string, text: Sql) => ColumnSql;

/** How the text of a column becomes a value of its type. */
export const byType: Readonly<Record<ColumnType, Convert>> = {
  text: (_, column, field, text) => {
    if (column === 'status') return consentStatus(field, text);
    return { value: text, parts: [], tests: [] };
  },
  instant: (plan, column, field, text) => dateColumn(plan, column, field, text, 'at'),
  day: (plan, column, field, text) => dateColumn(plan, column, field, text, 'day'),
  money: (plan, column, field, text) => {
    const number = numberSql(text, plan.conventions.decimal ?? '.', 'decimal(18, 4)');
    // Exports write what was taken off or given back with either sign.
    const isPositive = column === 'discount' || column === 'refunded';
    const value = sql`${ident(`number of ${column}`)}`;
    return {
      value: isPositive ? sql`abs(${value})` : value,
      parts: [sql`${number} as ${ident(`number of ${column}`)}`],
      tests: [
        {
          fault: tooLarge(column, field),
          holds: sql`(abs(${value}) >= 10000000000000 or (${value} is null and regexp_matches(${text}, '^[-+]?[0-9]{14,}([.,][0-9]*)?$')))`,
          value: text,
        },
        {
          fault: unreadable(column, field, 'number'),
          holds: sql`(${text} is not null and ${value} is null)`,
          value: text,
        },
      ],
    };
  },
  number: (plan, column, field, text) => plainNumber(plan, column, field, text, 'double'),
  integer: (plan, column, field, text) => plainNumber(plan, column, field, text, 'bigint'),
  flag: (_, column, field, text) => {
    const value = sql`case when lower(${text}) in ('true', 't', 'yes', 'y', '1') then true
      when lower(${text}) in ('false', 'f', 'no', 'n', '0') then false end`;
    return {
      value,
      parts: [],
      tests: [
        {
          fault: unreadable(column, field, 'yes or no'),
          holds: sql`(${text} is not null and (${value}) is null)`,
          value: text,
        },
      ],
    };
  },
};

function plainNumber(
  plan: FilePlan,
  column: string,
  field: string,
  text: Sql,
  type: 'double' | 'bigint',
): ColumnSql {
  const name = ident(`number of ${column}`);
  const number = numberSql(text, plan.conventions.decimal ?? '.', 'double');
  return {
    value: type === 'double' ? sql`${name}` : sql`try_cast(${name} as bigint)`,
    parts: [sql`${number} as ${name}`],
    tests: [
      {
        fault: unreadable(column, field, 'number'),
        holds: sql`(${text} is not null and ${name} is null)`,
        value: text,
      },
    ],
  };
}

function dateColumn(plan: FilePlan, column: string, field: string, text: Sql, give: 'at' | 'day'): ColumnSql {
  const { dateOrder, excelDays, timeZone } = plan.conventions;
  const { wallClock: written, instant } = dateParts(text, dateOrder);
  const isCounted = excelDays.includes(column);
  const wallClock = isCounted ? sql`coalesce(${excelDaySql(text)}, ${written})` : written;
  const [clock, moment] = [ident(`clock of ${column}`), ident(`instant of ${column}`)];
  const made = atAndDay(sql`${clock}`, sql`${moment}`, timeZone);
  const either = sql`coalesce(${clock}, ${moment})`;
  return {
    value: made[give],
    parts: [
      sql`${wallClock} as ${clock}`,
      // Where there is a wall-clock time there is no offset to look for.
      sql`case when ${clock} is null then ${instant} end as ${moment}`,
    ],
    tests: [
      {
        fault: unreadable(column, field, 'date'),
        holds: sql`(${text} is not null and ${either} is null)`,
        value: text,
      },
      {
        fault: outOfRange(column, field),
        holds: sql`(${either} is not null and not ${isPlausible(either)})`,
        value: text,
      },
    ],
  };
}

function consentStatus(field: string, text: Sql): ColumnSql {
  const among = (words: readonly string[]) => raw(words.map((word) => `'${word}'`).join(', '));
  const value = sql`case when lower(${text}) in (${among(givenWords)}) then 'given'
    when lower(${text}) in (${among(withdrawnWords)}) then 'withdrawn' end`;
  return {
    value,
    parts: [],
    tests: [
      {
        fault: unreadable('status', field, 'code'),
        holds: sql`(${text} is not null and (${value}) is null)`,
        value: text,
      },
    ],
  };
}
