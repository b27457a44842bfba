import type { SourceReport } from '../../sources/index.ts';
import { day, type Warehouse } from '../../warehouse/index.ts';
import { amountsByMonth, measuredAmounts, refundsGiven } from '../reconciliation.sql.ts';
import type { Summary } from '../summary.ts';

type Reconciliation = Summary['reconciliation'];

interface Shown {
  readonly asOf: string;
  readonly measure: Summary['measure'];
  /** The measure over all time, as the report shows it. */
  readonly total: number;
}

/** Sums of decimals in JavaScript stay exact when they are added as whole ten-thousandths. */
const exactSum = (...amounts: number[]) =>
  amounts.reduce((sum, amount) => sum + Math.round(amount * 10_000), 0) / 10_000;

/** Ties the files to the single view by month, and the single view to the measure that the report shows. */
export async function reconciliationPart(
  warehouse: Warehouse,
  sources: Pick<SourceReport, 'months'>,
  shown: Shown,
): Promise<Reconciliation> {
  const months = await reconcileMonths(warehouse, sources, shown.asOf);
  return {
    months,
    matching: months.filter(({ matches }) => matches).length,
    of: months.length,
    total: await reconcileTotal(warehouse, shown),
  };
}

async function reconcileMonths(
  warehouse: Warehouse,
  sources: Pick<SourceReport, 'months'>,
  asOf: string,
): Promise<Reconciliation['months']> {
  const rows = await warehouse.rows(amountsByMonth(day(asOf), warehouse.dialect), {
    month: 'day',
    analysed: 'money',
    later: 'money',
  });
  const inView = new Map(rows.map((row) => [row.month.slice(0, 7), row]));
  const inFiles = new Map(
    sources.months.flatMap((row) => (row.month === null ? [] : [[row.month, row] as const])),
  );
  return [...new Set([...inView.keys(), ...inFiles.keys()])].sort().map((month) => {
    const file = inFiles.get(month) ?? { fileTotal: 0, duplicates: 0, rejected: 0 };
    const { analysed, later } = inView.get(month) ?? { analysed: 0, later: 0 };
    return {
      month,
      files: file.fileTotal,
      duplicates: file.duplicates,
      rejected: file.rejected,
      later,
      analysed,
      matches: exactSum(file.fileTotal, -file.duplicates, -file.rejected, -later) === exactSum(analysed),
    };
  });
}

/** Refunds are added up over the order lines, apart from the single view; costs are what else is taken off there. */
async function reconcileTotal(
  warehouse: Warehouse,
  { asOf, measure, total }: Shown,
): Promise<Reconciliation['total']> {
  const [view] = await warehouse.rows(measuredAmounts(), { amounts: 'money', worth: 'money' });
  if (!view) throw new Error('An aggregate without groups always has one row.');
  const { amounts, worth } = view;
  if (measure === 'outcome')
    return { amounts, refunds: null, costs: null, measure: total, matches: amounts === total };
  const [given] = await warehouse.rows(refundsGiven(day(asOf)), { refunds: 'money' });
  const refunds = given?.refunds ?? 0;
  const costs = measure === 'margin' ? exactSum(amounts, -refunds, -worth) : null;
  const left = exactSum(amounts, -refunds, -(costs ?? 0));
  return { amounts, refunds, costs, measure: total, matches: left === exactSum(total) };
}
