import { AttuneError } from '../errors/index.ts';
import type { Playbook } from '../playbook/index.ts';
import {
  type DuckDbWarehouse,
  day,
  daysBetween,
  latestDay,
  type Part,
  type Warehouse,
} from '../warehouse/index.ts';
import { customerFactsTable } from './facts-table.sql.ts';
import { baseGrowth } from './growth.sql.ts';
import { customerHistory } from './history.sql.ts';
import { makeDays } from './kept-days.sql.ts';
import { buildDays } from './kept-days.ts';
import { customerBreadth, measuredLines, purchaseDays } from './purchase-days.sql.ts';
import { type RfmCuts, type RfmMeasure, rfmMeasures, rfmQuantiles } from './rfm.sql.ts';
import { lineCounts, linesWithoutWorth, prospectCount, transactionSpan } from './span.sql.ts';

export interface CustomersOptions {
  readonly playbook: Playbook;
  /** The last day of the analysis; default: the last day in the data that has come. */
  readonly asOf?: string;
  /** The latest day that has come; default: by the clock. */
  readonly today?: string;
  /** Whether there is a `customers` table, and a `products` table. */
  readonly tables: { readonly customers: boolean; readonly products: boolean };
  /** The same warehouse, where it is the embedded one: what does not fit into its memory is made in parts. */
  readonly embedded?: DuckDbWarehouse;
  /** On the embedded engine: the folder in which the next run finds what need not be added up again. */
  readonly kept?: string;
}

export interface CustomersReport {
  readonly asOf: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /** Lines after the as-of day, which the analysis leaves out. */
  readonly laterLines: number;
  /** Lines of days that have not come yet. */
  readonly futureLines: number;
  /** Known people without a purchase. */
  readonly prospects: number;
  readonly rfmCuts: RfmCuts;
  /** Past year's over previous year's spending of customers of two years' standing; 1 where there are none. */
  readonly baseGrowth: number;
  /** Length in days of the recent period in which purchase rates are compared with the time before. */
  readonly recentDays: number;
}

/**
 * Builds the single view of customers: the tables `purchase_days`, `customer_breadth`, `customer_history` and
 * `customer_facts`, from the canonical tables.
 */
export async function buildCustomers(
  warehouse: Warehouse,
  options: CustomersOptions,
): Promise<CustomersReport> {
  const { dialect } = warehouse;
  const { playbook, tables } = options;
  const today = options.today ?? latestDay(new Date());
  const [span] = await warehouse.rows(transactionSpan(day(today)), {
    first_day: 'day',
    last_day: 'day',
    last_past_day: 'day?',
  });
  if (!span) throw new Error('No transactions: the readers must have stopped before this.');
  const asOfDay = options.asOf ?? span.last_past_day;
  if (asOfDay === null)
    throw new AttuneError(
      'as-of-outside-data',
      `Every order is dated after today: the first is of ${span.first_day}, and this machine's clock says ${today}.`,
      { remedy: 'Correct the dates or the clock, or name the day of the analysis with --as-of.' },
    );
  if (asOfDay < span.first_day)
    throw new AttuneError(
      'as-of-outside-data',
      `The as-of day ${asOfDay} lies before the first order of ${span.first_day}.`,
      {
        remedy: `Choose a day from ${span.first_day} on, or leave --as-of out to use ${span.last_past_day ?? span.last_day}.`,
      },
    );
  const asOf = day(asOfDay);
  const lines = { measure: playbook.value, asOf, products: tables.products, dialect };
  if (playbook.value === 'margin') await requireCosts(warehouse, lines);

  const { embedded, kept } = options;
  if (embedded && kept !== undefined) await buildDays(embedded, lines, kept);
  else if (embedded) await makeDays(embedded, lines);
  else {
    await warehouse.create('purchase_days', purchaseDays(lines), { perCustomer: true });
    await warehouse.create('customer_breadth', customerBreadth(lines), { perCustomer: true });
  }
  const history = daysBetween(span.first_day, asOfDay) + 1;
  const recentDays =
    playbook.lifecycle.comparisonDays ??
    Math.max(1, Math.min(Math.floor(playbook.windows.year / 2), Math.floor(history / 3)));
  const window = { asOf, year: playbook.windows.year, recentDays, dialect };
  await warehouse.create('customer_history', customerHistory(window), { perCustomer: true });

  const rfmCuts = await cutRfm(warehouse, playbook.rfm.bins, asOf);
  const [base] = await warehouse.rows(baseGrowth(asOf, window.year, dialect), {
    past: 'money',
    previous: 'money',
  });
  const growthOfBase = base && base.previous > 0 && base.past > 0 ? base.past / base.previous : 1;
  await warehouse.create(
    'customer_facts',
    customerFactsTable(
      {
        asOf,
        dialect,
        year: window.year,
        rfm: { cuts: rfmCuts, segments: playbook.rfm.segments },
        growth: { shrinkageOrders: playbook.growth.shrinkageOrders, base: growthOfBase },
      },
      tables.customers,
    ),
  );
  const [later] = await warehouse.rows(lineCounts(asOf, day(today)), {
    later: 'count',
    future: 'count',
  });
  const [people] = tables.customers ? await warehouse.rows(prospectCount(), { prospects: 'count' }) : [];
  return {
    asOf: asOfDay,
    firstDay: span.first_day,
    lastDay: span.last_day,
    laterLines: later?.later ?? 0,
    futureLines: later?.future ?? 0,
    prospects: people?.prospects ?? 0,
    rfmCuts,
    baseGrowth: growthOfBase,
    recentDays,
  };
}

async function requireCosts(warehouse: Warehouse, lines: Parameters<typeof measuredLines>[0]): Promise<void> {
  const [answer] = await warehouse.rows(linesWithoutWorth(measuredLines(lines)), { missing: 'count' });
  if (answer && answer.missing > 0)
    throw new AttuneError(
      'costs-missing',
      `The margin needs a cost on every order line; ${answer.missing} lines have none.`,
      {
        remedy: 'Add a cost column to the orders or the products, or set `value: revenue` in the playbook.',
        place: { field: 'value' },
      },
    );
}

/** The cut points of the three scores: type-7 quantiles, plus 1 (the rule of the R package rfm). */
async function cutRfm(warehouse: Warehouse, bins: number, asOf: Part): Promise<RfmCuts> {
  const numbers = Array.from({ length: bins - 1 }, (_, i) => i + 1);
  const measures = Object.keys(rfmMeasures) as RfmMeasure[];
  const shape = Object.fromEntries(
    measures.flatMap((measure) => numbers.map((i) => [`${measure}_${i}`, 'number' as const])),
  );
  const [row] = await warehouse.rows(rfmQuantiles(bins, asOf, warehouse.dialect), shape);
  const cut = (name: string) => {
    const quantile = row?.[name];
    if (quantile === undefined) throw new Error(`The quantile ${name} is missing: a base without customers.`);
    return Number((quantile + 1).toFixed(6));
  };
  const cuts = (measure: RfmMeasure) => numbers.map((i) => cut(`${measure}_${i}`));
  return { recency: cuts('recency'), frequency: cuts('frequency'), monetary: cuts('monetary') };
}
