import { AttuneError } from '../../errors/index.ts';
import type { DuckDbWarehouse } from '../../warehouse/index.ts';
import { counted } from '../counted.ts';
import { secondRelation } from '../files/read-file.ts';
import type { DuplicateCount, MonthTotals } from '../source-report.ts';
import type { Conversion } from '../values/currencies.sql.ts';
import { type ExactMoney, moneyNumber } from '../values/exact-money.ts';
import { type MoneyByMonth, monthly, monthsOf, readMonths } from './control-totals.sql.ts';
import { countIdenticalWithoutId, countRepeated, findRepeated, removeRepeated } from './duplicates.sql.ts';
import type { LandedFile } from './land-file.ts';
import { combine, finish } from './landing-tables.sql.ts';
import { type Settled, settle } from './settle-orders.ts';

/** What became of the order rows that were not rejected. */
export interface AcceptedOrders {
  /** Repeated rows per file number, copies of whole files not counted. */
  readonly repeated: ReadonlyMap<number, number>;
  readonly duplicates: readonly DuplicateCount[];
  readonly identicalKept: number;
  readonly months: readonly MonthTotals[];
  readonly notes: readonly string[];
}

const together = 'sources_orders';

/**
 * Turns the landing tables of the order files into `transactions`, without rejected rows and duplicates, and
 * reconciles the money: what the files hold is what was accepted, repeated and rejected, to the last digit.
 */
export async function acceptOrders(
  warehouse: DuckDbWarehouse,
  files: readonly LandedFile[],
  conversion: Conversion,
  timesCopied: (file: LandedFile) => number,
): Promise<AcceptedOrders> {
  const tables = files.map(({ table }) => table);
  const { inFiles, inCopies } = await fileTotals(warehouse, files, conversion, timesCopied);
  const rejected = await monthsOf(warehouse, tables, 'rejected', conversion);
  await combine(warehouse, 'transactions', files, together);

  const hasRepeated = await findRepeated(warehouse, together, 'transactions');
  const counts = hasRepeated ? await countRepeated(warehouse) : [];
  const inRepeated = hasRepeated ? await monthsOf(warehouse, [together], 'repeated', conversion) : new Map();
  if (hasRepeated) await removeRepeated(warehouse, together);
  const mayChange = files.some(({ plan }) => plan.reader.changesOrders);
  const settled = mayChange ? await settle(warehouse, together, conversion) : null;
  const identicalKept = await countIdenticalWithoutId(warehouse, together);
  const accepted = await monthsOf(warehouse, [together], 'all', conversion);
  await finish(warehouse, 'transactions', together, conversion);

  // A refund that states no amount gives back what was left of its order, and an updated order counts when it was placed.
  const stated = settled ? added(less(inFiles, settled.before), settled.after) : inFiles;
  const left = settled ? added(inRepeated, settled.inReplaced) : inRepeated;
  const months = reconciled(stated, added(left, inCopies), rejected, accepted);
  const copied = files.reduce(
    (sum, file) => sum + timesCopied(file) * (file.rows + file.open.setAside.length),
    0,
  );
  const rows = (isConflict: boolean) =>
    counts.filter((count) => count.is_conflict === isConflict).reduce((sum, count) => sum + count.rows, 0);
  const duplicates = [
    { rule: 'same-row', rows: rows(false) },
    { rule: 'conflicting-duplicate', rows: rows(true) },
    { rule: 'same-file', rows: copied },
    ...replacedByRule(settled?.replaced ?? []),
  ].filter((duplicate) => duplicate.rows > 0);
  const repeated = new Map<number, number>();
  for (const { file, rows } of [...counts, ...(settled?.replaced ?? [])])
    repeated.set(file, (repeated.get(file) ?? 0) + rows);
  const notes = [...notesOn(rows(true)), ...(settled?.notes ?? [])];
  return { repeated, duplicates, identicalKept, months, notes };
}

/** The files' own totals, from their text, in a second reading. */
async function fileTotals(
  warehouse: DuckDbWarehouse,
  files: readonly LandedFile[],
  conversion: Conversion,
  timesCopied: (file: LandedFile) => number,
): Promise<{ inFiles: MoneyByMonth; inCopies: MoneyByMonth }> {
  let inFiles: MoneyByMonth = new Map();
  let inCopies: MoneyByMonth = new Map();
  for (const file of files) {
    const months = await fileTotal(warehouse, file, conversion);
    inFiles = added(inFiles, months);
    for (let i = 0; i < timesCopied(file); i++) {
      inFiles = added(inFiles, months);
      inCopies = added(inCopies, months);
    }
  }
  return { inFiles, inCopies };
}

async function fileTotal(
  warehouse: DuckDbWarehouse,
  file: LandedFile,
  conversion: Conversion,
): Promise<MoneyByMonth> {
  const { open, plan } = file;
  const rates = JSON.stringify([...conversion.rates]);
  if (open.control?.rates === rates) return open.control.months;
  const control = plan.reader.control(plan, secondRelation(open));
  await warehouse.create('sources_control', monthly(control, conversion));
  const { months, rows } = await readMonths(warehouse, 'sources_control');
  await warehouse.drop('sources_control');
  if (rows !== file.rows) throw readDifferently(file, rows);
  open.control = { rates, months };
  return months;
}

/** A row lost where the file was cut into pieces: better no answer than one without it. */
function readDifferently(file: LandedFile, rows: number): AttuneError {
  const { name } = file.plan.file.input;
  return new AttuneError(
    'input-unreadable',
    `${name} gave ${file.rows} rows when read once and ${rows} when read again.`,
    {
      remedy:
        'Export the file again, without line breaks inside of texts. Please report this file: it should not happen.',
      place: { file: name },
    },
  );
}

function added(a: MoneyByMonth, b: MoneyByMonth): MoneyByMonth {
  const sum = new Map(a);
  for (const [month, money] of b) sum.set(month, (sum.get(month) ?? 0n) + money);
  return sum;
}

function less(a: MoneyByMonth, b: MoneyByMonth): MoneyByMonth {
  return added(a, new Map([...b].map(([month, money]) => [month, -money])));
}

function replacedByRule(replaced: Settled['replaced']): DuplicateCount[] {
  const rules = new Map<string, number>();
  for (const { rule, rows } of replaced) rules.set(rule, (rules.get(rule) ?? 0) + rows);
  return [...rules].sort().map(([rule, rows]) => ({ rule, rows }));
}

function reconciled(
  inFiles: MoneyByMonth,
  duplicates: MoneyByMonth,
  rejected: MoneyByMonth,
  accepted: MoneyByMonth,
): MonthTotals[] {
  const months = [
    ...new Set([inFiles, duplicates, rejected, accepted].flatMap((money) => [...money.keys()])),
  ];
  const hasMoney = (month: string | null) =>
    [inFiles, duplicates, rejected, accepted].some((money) => (money.get(month) ?? 0n) !== 0n);
  const shown = months.filter((month) => month !== null || hasMoney(month));
  return shown.sort(byMonth).map((month) => {
    const of = (money: MoneyByMonth): ExactMoney => money.get(month) ?? 0n;
    if (of(inFiles) !== of(duplicates) + of(rejected) + of(accepted))
      throw new Error(
        `The money of ${month ?? 'rows without a date'} does not add up to the files' own total.`,
      );
    return {
      month,
      fileTotal: moneyNumber(of(inFiles)),
      duplicates: moneyNumber(of(duplicates)),
      rejected: moneyNumber(of(rejected)),
      accepted: moneyNumber(of(accepted)),
    };
  });
}

/** In the order of time, rows without a month last. */
function byMonth(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

function notesOn(conflicts: number): string[] {
  if (conflicts === 0) return [];
  const have = conflicts === 1 ? 'has' : 'have';
  return [
    `${counted(conflicts, 'row')} ${have} the order id and line of another row but other content; one of each was kept, chosen by its content.`,
  ];
}
