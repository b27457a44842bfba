import { raw, type Sql, sql } from '../../warehouse/index.ts';
import type { DecimalMark } from '../source-report.ts';
import { currencyCodes } from './currency-codes.ts';
import {
  aroundNumber,
  currencySigns,
  type DecimalEvidence,
  provesComma,
  provesDot,
  provesNothing,
} from './numbers.ts';

type NumberType = 'decimal(18, 4)' | 'decimal(18, 6)' | 'double';

/**
 * The number that a text stands for, null where it stands for none. Plain numbers are cast; only what the cast
 * refuses is taken apart by pattern: grouped thousands, money signs and codes, brackets or a trailing minus.
 */
export function numberSql(text: Sql, mark: DecimalMark, type: NumberType): Sql {
  const target = raw(type);
  const plain =
    mark === '.'
      ? sql`try_cast(${text} as ${target})`
      : sql`case when not contains(${text}, '.') then try_cast(replace(${text}, ',', '.') as ${target}) end`;
  const number = sql`coalesce(${plain}, ${decoratedSql(text, mark, target)})`;
  return type === 'double' ? sql`case when isfinite(${number}) then ${number} end` : number;
}

const spaces = String.raw` \x{a0}\x{202f}`;
const codes = `(?i:${currencyCodes.join('|')})`;
const money = `(?:[A-Za-z]{0,3}[${currencySigns}]|${codes})`;

function decoratedSql(text: Sql, mark: DecimalMark, target: ReturnType<typeof raw>): Sql {
  const [decimal, group] = mark === '.' ? [String.raw`\.`, ','] : [',', '.'];
  const grouping = `[${group}${spaces}'’]`;
  const digits = String.raw`\d{1,3}(?:${grouping}\d{3})+(?:${decimal}\d*)?|\d*${decimal}\d+|\d+${decimal}?`;
  const whole = String.raw`^[${spaces}]*[-+(\x{2212}]?[${spaces}]*${money}?[${spaces}]*[-+\x{2212}]?[${spaces}]*(${digits})[${spaces}]*${money}?[${spaces}]*[-)]?[${spaces}]*$`;
  const body = sql`nullif(regexp_extract(${text}, ${pattern(whole)}, 1), '')`;
  const plain = sql`replace(regexp_replace(${body}, ${pattern(grouping)}, '', 'g'), ',', '.')`;
  const number = sql`try_cast(${plain} as ${target})`;
  return sql`case when contains(${text}, '(') <> contains(${text}, ')') then null
    when regexp_matches(${text}, ${pattern(String.raw`[-(\x{2212}]`)}) then -${number} else ${number} end`;
}

/** The currency that a sign or a code beside the number names, null for a plain number. */
export function currencySignSql(text: Sql, dollar: string): Sql {
  return sql`case when try_cast(${text} as decimal(18, 4)) is not null then null
    when contains(${text}, '€') then 'EUR' when contains(${text}, '£') then 'GBP'
    when contains(${text}, '₹') then 'INR' when contains(${text}, '¥') then 'JPY'
    when contains(${text}, '$') then ${raw(`'${dollar}'`)}
    else nullif(upper(regexp_extract(${text}, ${pattern(codes)})), '') end`;
}

/** Counts what `decimalEvidence` counts, over all rows. */
export function decimalEvidenceSql(text: Sql): Record<keyof DecimalEvidence, Sql> {
  const digits = sql`regexp_replace(${text}, ${pattern(aroundNumber)}, '', 'g')`;
  const count = (proof: string) => sql`count(*) filter (where regexp_matches(${digits}, ${pattern(proof)}))`;
  return { dot: count(provesDot), comma: count(provesComma), open: count(provesNothing) };
}

/** A pattern has to be a constant of the statement, or it is compiled again for every row. */
function pattern(text: string) {
  return raw(`'${text.replaceAll("'", "''")}'`);
}
