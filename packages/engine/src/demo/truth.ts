import type { Calendar } from './calendar.ts';
import { decimalOf, numberOf } from './cents.ts';
import { csvField } from './csv-field.ts';
import {
  cohortFactor,
  expectedOrders,
  finalRate,
  type LifecycleState,
  lifecycleState,
  type ProcessKind,
  type PurchaseProcess,
  planted,
  stateRules,
} from './customer-process.ts';
import type { DemoCustomer } from './demo-customer.ts';
import type { DemoPart } from './demo-part.ts';
import { type OrderLine, plantedBaskets } from './orders.ts';
import { spendingTruth } from './spending.ts';
import { plantedWallets } from './wallet.ts';

const yearDays = 365;

const columns = [
  'customer_id',
  'kind',
  'state',
  'started_on',
  'churned_on',
  'changed_on',
  'change_factor',
  'rate_per_year_at_end',
  'rate_per_year_at_start',
  'cohort_factor',
  'spend_level',
  'favourite_category',
  'orders',
  'lines',
  'first_order_on',
  'last_order_on',
  'revenue',
  'past_year_revenue',
  'previous_year_revenue',
  'expected_past_year_orders',
  'expected_previous_year_orders',
  'expected_growth',
  'household_size',
  'wallet',
  'uncaptured',
] as const;

/** What each column and state means, written into the truth file beside the numbers. */
const definitions = {
  window:
    'Days from start to end, both included; the past year is its last 365 days, the previous year those before',
  kind: 'The process that was planted: one-and-done, steady, rising, falling, seasonal, clockwork; prospect has none',
  state: 'As of the end of the window, the first that fits',
  states: {
    new: `Started within the last ${stateRules.newWithinDays} days, whatever comes later`,
    lapsed: `Left ${stateRules.lapsedAfterDays} days before the end or earlier`,
    dormant: 'Left later than that',
    declining: `Still a customer; the rate was multiplied by ${stateRules.decliningFactor} or less`,
    mature: `Still a customer for ${stateRules.matureAfterDays} days or longer, rate never changed and at least ${stateRules.matureRatePerYear} orders a year`,
    active: 'All others who are still customers',
  },
  churned_on: 'First day on which no further order was possible; empty if still a customer',
  rate_per_year_at_end: 'Expected orders a year on the last day; 0 for who has left',
  rate_per_year_at_start: 'The same on the first day, the cohort factor included; 0 for one-and-done',
  spend_level: 'Price level the customer looks for, relative to 1',
  orders: 'Orders with at least one line in the window, zero-value orders included, returns not counted',
  expected_past_year_orders: 'Given start, change and end of the process; the very first order counts 1',
  expected_growth:
    'Expected past-year over previous-year revenue, less 1: orders and the general price rise; empty if the previous year expects none',
  wallet: 'What the customer spends in the category in the past year, here and with others',
  uncaptured: 'What of it goes to others: the wallet less past-year revenue, which counts 0 if below',
} as const;

/** `truth/customers.csv`: what was planted in each customer, and what of it became orders. */
export function truthFile(calendar: Calendar, customers: number): DemoPart {
  const pastYear = new Float64Array(customers);
  const kinds: Partial<Record<ProcessKind, number>> = {};
  const states: Partial<Record<LifecycleState, number>> = {};
  const cohorts = new Map<string, { customers: number; factors: number }>();
  let previousYearCents = 0;
  let pastYearBuyers = 0;
  let previousYearBuyers = 0;
  let walletCents = 0;
  let uncapturedCents = 0;

  return {
    file: 'truth/customers.csv',
    head: `${columns.join()}\n`,
    rowsOf(customer) {
      if (customer.buyer === undefined) return `${customer.id},prospect${','.repeat(columns.length - 2)}\n`;
      const { process, taste } = customer.buyer;
      const bought = sumsOf(customer, calendar);
      pastYear[customer.index] = bought.pastYearCents;
      previousYearCents += bought.previousYearCents;
      if (bought.pastYearOrders > 0) pastYearBuyers += 1;
      if (bought.previousYearOrders > 0) previousYearBuyers += 1;
      walletCents += customer.wallet.cents;
      uncapturedCents += customer.wallet.uncapturedCents;
      const state = lifecycleState(process, calendar.days);
      kinds[process.kind] = (kinds[process.kind] ?? 0) + 1;
      states[state] = (states[state] ?? 0) + 1;
      countCohort(process, calendar, cohorts);
      const expected = expectationsOf(process, calendar);
      const values: Record<(typeof columns)[number], string | number> = {
        customer_id: customer.id,
        kind: process.kind,
        state,
        started_on: calendar.dateOf(process.startDay),
        churned_on: process.churnDay === undefined ? '' : calendar.dateOf(process.churnDay),
        changed_on: process.change === undefined ? '' : calendar.dateOf(process.change.day),
        change_factor: process.change === undefined ? '' : process.change.factor.toFixed(4),
        rate_per_year_at_end: finalRate(process).toFixed(4),
        rate_per_year_at_start: process.ratePerYear.toFixed(4),
        cohort_factor: cohortFactor(process.startDay).toFixed(4),
        spend_level: taste.spendLevel.toFixed(4),
        favourite_category: csvField(taste.favouriteCategory.name),
        orders: bought.orders,
        lines: customer.lines.length,
        first_order_on: calendar.dates[bought.firstDay]!,
        last_order_on: calendar.dates[bought.lastDay]!,
        revenue: decimalOf(bought.cents),
        past_year_revenue: decimalOf(bought.pastYearCents),
        previous_year_revenue: decimalOf(bought.previousYearCents),
        expected_past_year_orders: expected.pastYear.toFixed(4),
        expected_previous_year_orders: expected.previousYear.toFixed(4),
        expected_growth: expected.growth === undefined ? '' : expected.growth.toFixed(4),
        household_size: customer.wallet.householdSize,
        wallet: decimalOf(customer.wallet.cents),
        uncaptured: decimalOf(customer.wallet.uncapturedCents),
      };
      return `${columns.map((column) => values[column]).join()}\n`;
    },
    truth: () => ({
      definitions,
      planted: { ...planted, ...plantedBaskets, wallets: plantedWallets },
      window: { start: calendar.dates[0], end: calendar.dates.at(-1), days: calendar.days },
      kinds,
      states,
      cohorts: [...cohorts]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([cohort, { customers, factors }]) => ({
          cohort,
          customers,
          meanRateFactor: factors / customers,
        })),
      pastYear: { buyers: pastYearBuyers, ...spendingTruth(pastYear) },
      previousYear: { buyers: previousYearBuyers, revenue: numberOf(previousYearCents) },
      wallets: { all: numberOf(walletCents), uncaptured: numberOf(uncapturedCents) },
    }),
  };
}

function sumsOf(customer: DemoCustomer, calendar: Calendar) {
  const pastFrom = calendar.days - yearDays;
  const sums = {
    cents: 0,
    pastYearCents: 0,
    previousYearCents: 0,
    orders: 0,
    pastYearOrders: 0,
    previousYearOrders: 0,
    firstDay: customer.lines[0]!.day,
    lastDay: 0,
  };
  for (const line of customer.lines) {
    const past = line.day >= pastFrom;
    const previous = !past && line.day >= pastFrom - yearDays;
    sums.cents += line.amountCents;
    if (past) sums.pastYearCents += line.amountCents;
    if (previous) sums.previousYearCents += line.amountCents;
    if (!opensOrder(line)) continue;
    sums.orders += 1;
    sums.lastDay = line.day;
    if (past) sums.pastYearOrders += 1;
    if (previous) sums.previousYearOrders += 1;
  }
  return sums;
}

const opensOrder = (line: OrderLine) => line.line === 1;

function expectationsOf(process: PurchaseProcess, calendar: Calendar) {
  const end = calendar.days;
  const pastYear = expectedOrders(process, calendar, end - yearDays, end);
  const previousYear = expectedOrders(process, calendar, end - 2 * yearDays, end - yearDays);
  const growth =
    previousYear > 0 ? (pastYear / previousYear) * (1 + plantedBaskets.priceRisePerYear) - 1 : undefined;
  return { pastYear, previousYear, growth };
}

/** Cohorts by quarter of the start; all from before the window in one. */
function countCohort(
  process: PurchaseProcess,
  calendar: Calendar,
  cohorts: Map<string, { customers: number; factors: number }>,
): void {
  const date = calendar.dateOf(process.startDay);
  const quarter = `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
  const name = process.startDay < 0 ? 'before' : quarter;
  const cohort = cohorts.get(name) ?? { customers: 0, factors: 0 };
  cohort.customers += 1;
  cohort.factors += cohortFactor(process.startDay);
  cohorts.set(name, cohort);
}
