import { raw, type Sql, sql } from '../../warehouse/index.ts';
import { type ExcelDayEvidence, excelDayShape } from './excel-days.ts';

const looksLikeOne = (text: Sql) => sql`regexp_matches(trim(${text}), ${raw(`'${excelDayShape}'`)})`;

/** The wall-clock time, to the second; null for what is no such number. Day 1 is 1 January 1900, and 1900 has a 29 February. */
export function excelDaySql(text: Sql): Sql {
  return sql`case when ${looksLikeOne(text)}
    then timestamp '1899-12-30' + to_seconds(round(cast(trim(${text}) as double) * 86400)) end`;
}

/** Counts what `excelDayEvidence` counts, over all rows. */
export function excelDayEvidenceSql(text: Sql): Record<keyof ExcelDayEvidence, Sql> {
  return {
    filled: sql`count(*) filter (where trim(${text}) <> '')`,
    numbers: sql`count(*) filter (where ${looksLikeOne(text)})`,
    afterTwelfth: sql`count(*) filter (where day(${excelDaySql(text)}) > 12)`,
  };
}
