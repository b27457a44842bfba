import { AttuneError } from '../../errors/index.ts';
import type { DuckDbWarehouse } from '../../warehouse/index.ts';
import type { Table } from '../files/table.ts';
import type { DateOrder, DecimalMark, SourceKind } from '../source-report.ts';
import { headCounts } from '../values/customer-column.sql.ts';
import { type DateEvidence, type Decision, dateEvidence, decideDateOrder } from '../values/dates.ts';
import { fileEvidence } from '../values/evidence.sql.ts';
import {
  decideExcelDays,
  type ExcelDayEvidence,
  type ExcelDays,
  excelDayEvidence,
} from '../values/excel-days.ts';
import { type DecimalEvidence, decideDecimal, decimalEvidence } from '../values/numbers.ts';
import { columnTypes, type MappedColumn, type Mapping } from './mapping.ts';
import { playbookLines } from './playbook-lines.ts';

/** What the values of a file prove about how dates and numbers are written in it. */
export interface Findings {
  readonly decimal: Decision<DecimalMark>;
  readonly dateOrder: Decision<DateOrder>;
  /** Columns of dates in which some value looks like a day as Excel counts them, and what becomes of these. */
  readonly excelDays: readonly ExcelDays[];
}

type Column = MappedColumn & { readonly index: number };

/** The mapped columns that hold dates, and those that hold numbers which are not declared as such. */
export function writtenColumns(kind: SourceKind, mapping: Mapping, table: Table) {
  const types = columnTypes(kind);
  const mapped = [...mapping.columns.values()];
  const isDate = ({ column }: Column) => ['day', 'instant'].includes(types.get(column)!);
  const isNumber = ({ column, index }: Column) =>
    ['money', 'number', 'integer'].includes(types.get(column)!) &&
    !table.typedNumbers.has(index) &&
    !headCounts.includes(column);
  return { dates: mapped.filter(isDate), numbers: mapped.filter(isNumber) };
}

/** What the sample proves. Where it proves something, no other row can prove the opposite without being noticed. */
export function findInSample(kind: SourceKind, mapping: Mapping, table: Table): Findings {
  const { dates, numbers } = writtenColumns(kind, mapping, table);
  const dateEvidences = dates.map(({ index }) => dateEvidence(table.sample[index]!));
  return decide({
    dates: sum(dateEvidences),
    numbers: sum(numbers.map(({ index }) => decimalEvidence(table.sample[index]!))),
    excelDays: excelDaysOf(
      dates,
      dates.map(({ index }) => excelDayEvidence(table.sample[index]!)),
      dateEvidences,
    ),
  });
}

/** What values say of how they are written, of all date columns and all number columns together. */
export interface Evidence {
  readonly rows: number;
  readonly dates: DateEvidence;
  readonly numbers: DecimalEvidence;
  readonly excelDays: readonly ExcelDays[];
}

/** Counts over all rows; `create` makes a table in the warehouse from the file's text columns. */
export async function evidenceInFile(
  warehouse: DuckDbWarehouse,
  kind: SourceKind,
  mapping: Mapping,
  table: Table,
  create: (name: string, columns: ReturnType<typeof fileEvidence>['query']) => Promise<void>,
): Promise<Evidence> {
  const { dates, numbers } = writtenColumns(kind, mapping, table);
  const evidence = fileEvidence(
    dates.map((column) => column.index),
    numbers.map((column) => column.index),
  );
  await create('sources_evidence', evidence.query);
  const found = await evidence.read(warehouse, 'sources_evidence');
  await warehouse.drop('sources_evidence');
  return {
    rows: found.rows,
    dates: sum(found.dateEvidences),
    numbers: sum(found.decimalEvidences),
    excelDays: excelDaysOf(dates, found.excelDayEvidences, found.dateEvidences),
  };
}

/** What all rows prove. */
export async function findInFile(...args: Parameters<typeof evidenceInFile>): Promise<Findings> {
  return decide(await evidenceInFile(...args));
}

function decide({ dates, numbers, excelDays }: Omit<Evidence, 'rows'>): Findings {
  return { dateOrder: decideDateOrder(dates), decimal: decideDecimal(numbers), excelDays };
}

/** Each column by itself: a spreadsheet may have changed one of them and left the others. */
function excelDaysOf(
  columns: readonly Column[],
  evidences: readonly ExcelDayEvidence[],
  written: readonly DateEvidence[],
): ExcelDays[] {
  return columns.flatMap(({ column, header }, i) => {
    const { numbers } = evidences[i]!;
    const is = decideExcelDays(evidences[i]!, written[i]!);
    return is === 'none' ? [] : [{ column, header, numbers, is }];
  });
}

/** The columns in which numbers are read as days. */
export function countedColumns({ excelDays }: Findings): string[] {
  return excelDays.filter(({ is }) => is === 'read').map(({ column }) => column);
}

/** One file is written by one program: what one of its columns proves holds for the others. */
function sum<E extends DateEvidence | DecimalEvidence>(evidences: readonly E[]): E {
  const zero = { dayFirst: 0, monthFirst: 0, yearFirst: 0, open: 0, dot: 0, comma: 0 };
  const total: Record<string, number> = { ...zero };
  for (const evidence of evidences)
    for (const [name, count] of Object.entries(evidence)) total[name] = total[name]! + Number(count);
  return total as unknown as E;
}

/** Asks the user, with the lines of the playbook that answer. */
export function askForDecimal(name: string, columns: readonly Column[], why: string): AttuneError {
  return new AttuneError('input-ambiguous', `The decimal mark of ${name} is not certain: ${why}.`, {
    remedy: `Pass --decimal . or --decimal , or say it in the playbook, with "." or ",":\n${playbookLines(name, { decimal: '"."' })}`,
    place: { file: name, ...(columns[0] && { field: columns[0].header }) },
  });
}

export function askForDateOrder(name: string, columns: readonly Column[], why: string): AttuneError {
  return new AttuneError(
    'input-ambiguous',
    `Day and month of the dates in ${name} cannot be told apart: ${why}.`,
    {
      remedy: `Pass --date-order day-first or month-first, or say it in the playbook:\n${playbookLines(name, { dateOrder: 'day-first' })}`,
      place: { file: name, ...(columns[0] && { field: columns[0].header }) },
    },
  );
}
