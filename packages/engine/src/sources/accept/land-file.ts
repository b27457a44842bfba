import { isDeepStrictEqual } from 'node:util';
import type { DuckDbWarehouse } from '../../warehouse/index.ts';
import { createFromFile, type OpenFile, openFile } from '../files/read-file.ts';
import { allOf } from '../files/relation.sql.ts';
import type { Landed, LandingPlace } from '../readers/reader.ts';
import {
  askForDateOrder,
  askForDecimal,
  countedColumns,
  type Findings,
  findInFile,
  writtenColumns,
} from '../recognise/conventions.ts';
import { discountAsMoney } from '../recognise/mapping.ts';
import type { FilePlan } from '../recognise/plan.ts';
import type { Draft } from '../recognise/recognise.ts';
import { valuesBeyondRates } from '../values/discount-rate.sql.ts';
import { faultEvidence } from '../values/evidence.sql.ts';
import { excelDayNote } from '../values/excel-days.ts';
import { countByProblem } from './rejected.sql.ts';
import type { RejectedRows } from './rejected.ts';

/** A file whose rows lie in the warehouse, good ones and bad ones. */
export interface LandedFile {
  readonly plan: FilePlan;
  readonly open: OpenFile;
  readonly table: string;
  /** The table is one of another database, shown under that name. */
  readonly isView: boolean;
  readonly rejected: RejectedRows;
  /** Sound rows of the file: all but the malformed ones. */
  readonly rows: number;
  readonly notes: readonly string[];
  /** Columns of `table` that tell of a person beside its key. */
  readonly personColumns: readonly string[];
}

/** What landing a file needs besides the file. */
export interface Landing {
  readonly warehouse: DuckDbWarehouse;
  readonly scratch: string;
  readonly signal: AbortSignal | undefined;
  /** Whether another kind of the same file comes next: what was read of it is kept. */
  readonly isSharedNext?: boolean;
}

/**
 * Reads one file into a table. The sample decides how dates and numbers are written; where it cannot, or where rows
 * turn up that contradict it, all rows decide, so that the answer never depends on which rows come first.
 *
 * @throws AttuneError `input-ambiguous` when all rows together do not decide either; `input-unreadable`
 */
export async function landFile(draft: Draft, landing: Landing): Promise<LandedFile> {
  const { warehouse, scratch, signal } = landing;
  const { file, table } = draft.plan;
  const open = openFile(file, table.layout);
  const name = landingName(draft.plan);
  const rows = `sources_rows_${file.input.number}`;
  const place: LandingPlace = {
    create: (to, query) => createFromFile(warehouse, open, to, query, scratch, signal),
    async rows() {
      if (!(await warehouse.has(rows))) await place.create(rows, allOf);
      return rows;
    },
    derive: (to, query) => warehouse.create(to, query),
    drop: (which) => warehouse.drop(which),
  };
  const all = () =>
    findInFile(warehouse, draft.plan.kind, draft.plan.mapping, table, (to, query) => place.create(to, query));

  const { decimal, dateOrder, excelDays } = draft.findings;
  const isOpen = decimal.is === 'undecided' || dateOrder.is === 'undecided' || excelDays.length > 0;
  let findings = isOpen ? await all() : draft.findings;
  const withRates = (plan: FilePlan) => withProvenRates(plan, place, warehouse);
  let plan = await withRates(isOpen ? settled(draft, findings) : draft.plan);
  let landed = await plan.reader.land(plan, place, name);
  let counts = await countByProblem(warehouse, name);
  if (!isOpen && hasUnreadable(landed, counts) && (await contradicts(warehouse, name, plan))) {
    findings = await all();
    const certain = settled(draft, findings);
    if (!isDeepStrictEqual(certain.conventions, plan.conventions)) {
      plan = await withRates(certain);
      landed = await plan.reader.land(plan, place, name);
      counts = await countByProblem(warehouse, name);
    }
  }
  if (!landing.isSharedNext) await warehouse.drop(rows);
  const faulty = new Map([...counts].filter(([problem]) => problem > 0));
  return {
    plan,
    open,
    table: name,
    isView: false,
    rejected: { file: open, table: name, record: landed.record, faults: landed.faults, counts: faulty },
    rows: [...counts.values()].reduce((sum, n) => sum + n, 0),
    notes: [...landed.notes, ...findings.excelDays.map(excelDayNote)],
    personColumns: landed.personColumns,
  };
}

/** The table in which a file's rows of one kind land. */
export function landingName({ file, kind }: FilePlan): string {
  return `sources_landed_${file.input.number}_${kind}`;
}

/** A discount that the sample takes for a rate is money when any row of the file says so. */
async function withProvenRates(
  plan: FilePlan,
  place: LandingPlace,
  warehouse: DuckDbWarehouse,
): Promise<FilePlan> {
  const discount = plan.mapping.columns.get('discount');
  if (!discount?.isRate) return plan;
  const { query, read } = valuesBeyondRates(discount.index, plan.conventions.decimal ?? '.');
  await place.create('sources_rates', query);
  const beyond = await read(warehouse, 'sources_rates');
  await place.drop('sources_rates');
  return beyond === 0 ? plan : { ...plan, mapping: discountAsMoney(plan.mapping) };
}

function hasUnreadable({ faults }: Landed, counts: ReadonlyMap<number, number>): boolean {
  return [...counts.keys()].some(
    (problem) => problem > 0 && faults[problem - 1]!.code.endsWith('-unreadable'),
  );
}

/** Whether texts at fault would have been read under another convention: only then do all rows have to be asked. */
async function contradicts(warehouse: DuckDbWarehouse, table: string, plan: FilePlan): Promise<boolean> {
  const { date, decimal, excelDays } = await faultEvidence(warehouse, table);
  const { dateOrder, decimal: mark } = plan.conventions;
  const forOthers = {
    dates: { 'day-first': date.dayFirst, 'month-first': date.monthFirst, 'year-first': date.yearFirst },
    marks: { '.': decimal.dot, ',': decimal.comma },
  };
  const isContradicted = (votes: Readonly<Record<string, number>>, chosen: string | null, open: number) =>
    Object.entries(votes).some(([name, n]) => n > 0 && name !== chosen) || (chosen === null && open > 0);
  return (
    excelDays > 0 ||
    isContradicted(forOthers.dates, dateOrder, date.open) ||
    isContradicted(forOthers.marks, mark, decimal.open)
  );
}

/** The plan with what all rows prove in the place of what the sample proved. What the playbook says stands. */
function settled({ plan, findings, wished }: Draft, inFile: Findings): FilePlan {
  const { dates, numbers } = writtenColumns(plan.kind, plan.mapping, plan.table);
  const { name } = plan.file.input;
  const decimal = wished.decimal ? findings.decimal : inFile.decimal;
  const dateOrder = wished.dateOrder ? findings.dateOrder : inFile.dateOrder;
  if (decimal.is === 'undecided') throw askForDecimal(name, numbers, decimal.why);
  if (dateOrder.is === 'undecided') throw askForDateOrder(name, dates, dateOrder.why);
  return {
    ...plan,
    conventions: {
      ...plan.conventions,
      decimal: decimal.is,
      dateOrder: dateOrder.is,
      excelDays: countedColumns(inFile),
    },
  };
}
