import { type DuckDbWarehouse, ident, join, type Sql, sql } from '../../warehouse/index.ts';
import { dateEvidenceSql } from './dates.sql.ts';
import type { DateEvidence } from './dates.ts';
import { excelDayEvidenceSql } from './excel-days.sql.ts';
import type { ExcelDayEvidence } from './excel-days.ts';
import { decimalEvidenceSql } from './numbers.sql.ts';
import type { DecimalEvidence } from './numbers.ts';

/** One row of counts over all rows of a file: how many there are, and what dates and numbers in them prove. */
export function fileEvidence(dates: readonly number[], numbers: readonly number[]) {
  const counts = [
    ...dates.flatMap((index) => named(`d${index}`, dateEvidenceSql(sql`${ident(`c${index}`)}`))),
    ...dates.flatMap((index) => named(`e${index}`, excelDayEvidenceSql(sql`${ident(`c${index}`)}`))),
    ...numbers.flatMap((index) => named(`n${index}`, decimalEvidenceSql(sql`${ident(`c${index}`)}`))),
  ];
  const columns = [
    sql`count(*) as rows`,
    ...counts.map(({ name, count }) => sql`coalesce(${count}, 0) as ${ident(name)}`),
  ];
  return {
    query: (from: Sql) => sql`select ${join(columns)} from ${from}`,
    async read(warehouse: DuckDbWarehouse, table: string) {
      const shape = Object.fromEntries(counts.map(({ name }) => [name, 'count' as const]));
      const all = { rows: 'count' as const, ...shape };
      const [row] = await warehouse.rows(sql`select * from ${ident(table)}`, all);
      const found: Readonly<Record<string, number>> = row!;
      const pick = (prefix: string, name: string) => found[`${prefix}_${name}`]!;
      return {
        rows: row!.rows,
        dateEvidences: dates.map(
          (index): DateEvidence => ({
            dayFirst: pick(`d${index}`, 'dayFirst'),
            monthFirst: pick(`d${index}`, 'monthFirst'),
            yearFirst: pick(`d${index}`, 'yearFirst'),
            open: pick(`d${index}`, 'open'),
          }),
        ),
        excelDayEvidences: dates.map(
          (index): ExcelDayEvidence => ({
            filled: pick(`e${index}`, 'filled'),
            numbers: pick(`e${index}`, 'numbers'),
            afterTwelfth: pick(`e${index}`, 'afterTwelfth'),
          }),
        ),
        decimalEvidences: numbers.map(
          (index): DecimalEvidence => ({
            dot: pick(`n${index}`, 'dot'),
            comma: pick(`n${index}`, 'comma'),
            open: pick(`n${index}`, 'open'),
          }),
        ),
      };
    },
  };
}

function named(prefix: string, counts: Readonly<Record<string, Sql>>): { name: string; count: Sql }[] {
  return Object.entries(counts).map(([name, count]) => ({ name: `${prefix}_${name}`, count }));
}

/** The same counts over the texts at fault of a landing table, some of which are dates and some numbers. */
export async function faultEvidence(
  warehouse: DuckDbWarehouse,
  table: string,
): Promise<{ date: DateEvidence; decimal: DecimalEvidence; excelDays: number }> {
  const text = sql`problem_value`;
  const counts = Object.entries({ ...dateEvidenceSql(text), ...decimalEvidenceSql(text) });
  // `open` of the two would bear one name.
  const { open: openDates } = dateEvidenceSql(text);
  const { numbers: excelDays } = excelDayEvidenceSql(text);
  const others = [['openDates', openDates] as const, ['excelDays', excelDays] as const];
  const columns = [...counts, ...others].map(([name, count]) => sql`${count} as ${ident(name)}`);
  const [row] = await warehouse.rows(sql`select ${join(columns)} from ${ident(table)} where problem > 0`, {
    dayFirst: 'count',
    monthFirst: 'count',
    yearFirst: 'count',
    openDates: 'count',
    excelDays: 'count',
    dot: 'count',
    comma: 'count',
    open: 'count',
  });
  const { dayFirst, monthFirst, yearFirst, openDates: openDate, dot, comma, open } = row!;
  return {
    date: { dayFirst, monthFirst, yearFirst, open: openDate },
    decimal: { dot, comma, open },
    excelDays: row!.excelDays,
  };
}
