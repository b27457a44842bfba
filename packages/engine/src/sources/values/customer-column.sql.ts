import { ident, type Sql, sql } from '../../warehouse/index.ts';
import type { DecimalMark } from '../source-report.ts';
import type { ColumnSql } from './column-types.sql.ts';
import { negative, noShare, tooLarge, unreadable } from './faults.ts';
import { numberSql } from './numbers.sql.ts';

/** Numbers of people. They come whole, so the marks in `1.200` and `1,200` can only stand between thousands. */
export const headCounts: readonly string[] = ['company_size', 'household_size'];

/**
 * What a list of customers says in numbers: what is spent in the category, the share of wallet, and how many people
 * there are. Undefined for columns that are read as their type is read everywhere.
 */
export function customerColumn(
  column: string,
  field: string,
  text: Sql,
  decimal: DecimalMark | null,
): ColumnSql | undefined {
  const mark = decimal ?? '.';
  const name = sql`${ident(`number of ${column}`)}`;
  const isUnreadable = {
    fault: unreadable(column, field, 'number'),
    holds: sql`(${text} is not null and ${name} is null)`,
    value: text,
  };
  const isNegative = { fault: negative(column, field), holds: sql`${name} < 0`, value: text };
  switch (column) {
    case 'category_spend':
      return {
        value: name,
        parts: [sql`${numberSql(text, mark, 'decimal(18, 4)')} as ${name}`],
        tests: [
          { fault: tooLarge(column, field), holds: sql`${name} >= 10000000000000`, value: text },
          isUnreadable,
          isNegative,
        ],
      };
    case 'share_of_wallet':
      return {
        value: name,
        parts: [sql`${shareSql(text, /%|percent|pct|prozent/i.test(field))} as ${name}`],
        tests: [
          isUnreadable,
          { fault: noShare(column, field), holds: sql`not ${name} between 0 and 1`, value: text },
        ],
      };
    case 'company_size':
    case 'household_size': {
      // The last class of a list is open: `5+` is five at least, and counts as five.
      const closed = sql`rtrim(rtrim(${text}), '+')`;
      return {
        value: name,
        parts: [sql`${countSql(closed)} as ${name}`],
        tests: [isUnreadable, isNegative],
      };
    }
    default:
      return undefined;
  }
}

/** Of the rest only averages have a mark, a point or a comma: `2.5`. */
function countSql(text: Sql): Sql {
  const number = sql`try_cast(case when regexp_full_match(trim(${text}), '[0-9]{1,3}([., ''’][0-9]{3})+')
    then regexp_replace(${text}, '[^0-9]', '', 'g') else replace(trim(${text}), ',', '.') end as double)`;
  return sql`case when isfinite(${number}) then ${number} end`;
}

/** A share as `0.35`, or as `35 %` where the sign stands beside it or in the header. It has no thousands: `,` is the decimal mark. */
function shareSql(text: Sql, headerSaysPercent: boolean): Sql {
  const digits = sql`replace(trim(rtrim(rtrim(${text}), '%')), ',', '.')`;
  const number = sql`try_cast(${digits} as double)`;
  const finite = sql`case when isfinite(${number}) then ${number} end`;
  return headerSaysPercent
    ? sql`(${finite}) / 100`
    : sql`case when ${text} like '%\\%%' escape '\\' then (${finite}) / 100 else ${finite} end`;
}
