/** One way to count something, defined once. Every number that is shown names its metric. */
export interface Metric {
  /** Stable name, `past_year_revenue`. */
  readonly name: string;
  readonly label: string;
  /** What is counted or summed. */
  readonly numerator: string;
  /** What it is divided by; empty for plain counts and sums. */
  readonly denominator: string;
  readonly window: string;
  /** To whom or to which day it is counted. */
  readonly attribution: string;
  readonly unit: 'customers' | 'orders' | 'money' | 'share' | 'rows' | 'index' | 'days';
  /** Only for money: before or after discounts, refunds and costs. */
  readonly basis: 'net' | 'gross' | '';
  /** Tables that it is computed from. */
  readonly tables: readonly string[];
}

const metric = (
  name: string,
  label: string,
  definition: Partial<Omit<Metric, 'name' | 'label'>> & Pick<Metric, 'numerator' | 'unit' | 'tables'>,
): Metric => ({
  name,
  label,
  denominator: '',
  window: 'up to the as-of day',
  attribution: 'customer',
  basis: definition.unit === 'money' ? 'net' : '',
  ...definition,
});

/** What a customer's money is: what they paid, what was earned on it, or an outcome that is no money. */
type Measure = 'revenue' | 'margin' | 'outcome';

/** How the catalogue speaks of a measure: its name, and what is added up. */
interface MeasureWords {
  readonly name: string;
  readonly Name: string;
  readonly sum: string;
}

const measures: Readonly<Record<Measure, MeasureWords>> = {
  revenue: { name: 'revenue', Name: 'Revenue', sum: 'sum of amount − refunded' },
  margin: { name: 'margin', Name: 'Margin', sum: 'sum of amount − refunded − cost' },
  outcome: { name: 'outcome', Name: 'Outcome', sum: 'sum of amount' },
};

const pastYear = 'the past year: as many days as the playbook’s year has, up to the as-of day';
const previousYear = 'the year before the past year, of the same length';
const bothYears = 'the past year, against the year before';

const metricsOf = ({ name: measure, Name: Measure, sum }: MeasureWords): readonly Metric[] => [
  metric('rows_read', 'Rows read', {
    numerator: 'rows of the files',
    unit: 'rows',
    tables: ['files'],
    window: 'all',
    attribution: 'file',
  }),
  metric('rows_rejected', 'Rows set aside', {
    numerator: 'rows that could not be read, by reason',
    unit: 'rows',
    tables: ['files'],
    window: 'all',
    attribution: 'file',
  }),
  metric('rows_duplicate', 'Duplicate rows', {
    numerator: 'rows that repeat another, by rule',
    unit: 'rows',
    tables: ['files'],
    window: 'all',
    attribution: 'file',
  }),
  metric('identifiers_merged', 'Identifiers joined to a customer', {
    numerator: 'identifiers that were joined to a customer whom another one names, by what joined them',
    unit: 'rows',
    tables: ['identities', 'identity_conflicts'],
    window: 'all',
  }),
  metric('reconciliation', 'Order amounts by month against the files', {
    numerator:
      'order amounts before refunds and costs: in the files, less duplicates and rejected rows, against the single view',
    unit: 'money',
    basis: 'gross',
    tables: ['files', 'purchase_days', 'transactions'],
    window: 'calendar month',
    attribution: 'day of the order line',
  }),
  metric('customers', 'Customers', {
    numerator: 'customers with at least one order line',
    unit: 'customers',
    tables: ['customer_facts'],
  }),
  metric('prospects', 'Prospects', {
    numerator: 'known people without a purchase',
    unit: 'customers',
    tables: ['customers', 'customer_facts'],
  }),
  metric('orders', 'Orders', {
    numerator: 'transaction ids by day; a line without an id is an order; returns are not',
    unit: 'orders',
    tables: ['purchase_days'],
  }),
  metric('revenue', Measure, {
    numerator: sum,
    unit: 'money',
    tables: ['purchase_days'],
  }),
  metric('past_year_revenue', `Past-year ${measure}`, {
    numerator: measure,
    unit: 'money',
    tables: ['customer_facts'],
    window: pastYear,
  }),
  metric('previous_year_revenue', `Previous-year ${measure}`, {
    numerator: measure,
    unit: 'money',
    tables: ['customer_facts'],
    window: previousYear,
  }),
  metric('past_year_buyers', 'Past-year buyers', {
    numerator: 'customers with at least one order',
    unit: 'customers',
    tables: ['customer_facts'],
    window: pastYear,
  }),
  metric('previous_year_buyers', 'Previous-year buyers', {
    numerator: 'customers with at least one order',
    unit: 'customers',
    tables: ['customer_facts'],
    window: previousYear,
  }),
  metric('year_days', 'Length of the year', {
    numerator: 'days, as `windows.year` of the playbook says',
    unit: 'days',
    tables: ['playbook'],
    attribution: 'run',
  }),
  metric('decile_revenue', `${Measure} by decile`, {
    numerator: `past-year ${measure} of each tenth of the customers who have any, highest first, ties by id`,
    unit: 'money',
    tables: ['customer_facts'],
    window: pastYear,
  }),
  metric('gini', 'Gini coefficient', {
    numerator: 'n + 1 − 2 Σ place × money / Σ money, places from the highest',
    denominator: 'n spenders',
    unit: 'index',
    tables: ['customer_facts'],
    window: pastYear,
  }),
  metric('concentration_share', 'Smallest share of customers', {
    numerator: `the fewest spenders who bring 60 % (80 %) of past-year ${measure}`,
    denominator: `customers whose past-year ${measure} is more than nought`,
    unit: 'share',
    tables: ['customer_facts'],
    window: pastYear,
  }),
  metric('value_grid', 'Value and outlook', {
    numerator: `customers by past-year ${measure} against the median spender, and by their outlook: potential, headroom, expected growth or growth, the first for which there is evidence`,
    unit: 'customers',
    tables: ['customer_facts', 'value_grid'],
    window: bothYears,
  }),
  metric('potential', 'Potential, or headroom against peers', {
    numerator:
      'what customers spend in the category (told, or estimated from those who told), or a quantile of what customers alike spend here, less what was paid here',
    unit: 'money',
    tables: ['customers', 'purchase_days', 'customer_facts', 'potential'],
    window: '365 days up to the as-of day',
  }),
  metric('bridge', `${Measure} bridge`, {
    numerator: `past-year ${measure} − previous-year ${measure}, by kind of customer`,
    unit: 'money',
    tables: ['customer_facts'],
    window: bothYears,
  }),
  metric('cohort_revenue', `${Measure} at equal age`, {
    numerator: `${measure} from the first purchase up to an age in months of 30 days`,
    denominator: 'customers of the cohort',
    unit: 'money',
    tables: ['purchase_days', 'customer_facts'],
    window: 'age, only where all members have reached it',
  }),
  metric('cohort_retention', 'Customers who stay', {
    numerator: 'customers who bought in a period of age, and who bought then or later',
    denominator: 'customers of the cohort',
    unit: 'share',
    tables: ['purchase_days', 'customer_facts'],
    window: 'age in periods of 30-day months, only where all members have reached its end',
  }),
  metric('contract_survival', 'Customers who stay under contract', {
    numerator: 'customers whose payment came within the period and its days of grace, renewal by renewal',
    denominator: 'customers whose renewal was settled by the as-of day',
    unit: 'share',
    tables: ['purchase_days', 'customer_facts'],
  }),
  metric('lifetime_value', 'Expected from today’s customers', {
    numerator:
      'purchases expected of each customer × what each purchase is expected to bring, what comes later counting less',
    unit: 'money',
    tables: ['purchase_days', 'customer_facts'],
    window: 'from the as-of day on, as far as the playbook looks',
  }),
  metric('rfm_segments', 'RFM segments', {
    numerator: 'customers by recency, frequency and monetary score (type-7 quantile classes)',
    unit: 'customers',
    tables: ['customer_facts'],
  }),
  metric('lifecycle', 'Lifecycle states', {
    numerator: 'customers by state, first rule that matches',
    unit: 'customers',
    tables: ['lifecycle', 'membership'],
  }),
  metric('repurchase', 'Repurchase by state', {
    numerator: 'customers of a state, as of the earlier day, who bought afterwards',
    denominator: 'customers of that state',
    unit: 'share',
    tables: ['lifecycle_earlier', 'purchase_days'],
    window: 'from the earlier day to the as-of day',
  }),
  metric('migration', 'Migration between states', {
    numerator: 'customers by earlier and present state',
    unit: 'customers',
    tables: ['membership'],
    window: 'from the earlier day to the as-of day',
  }),
  metric('patterns', 'Purchase patterns', {
    numerator: 'customers by how often they bought and how their rate moves',
    unit: 'customers',
    tables: ['lifecycle'],
  }),
  metric('lifetime_holdout', 'Purchases in the test', {
    numerator: 'purchase days after the first, of customers of the calibration',
    unit: 'orders',
    tables: ['lifetime_histories'],
    window: 'from the day after the calibration to the as-of day',
  }),
  metric('lifetime_frequency', 'Customers by repeat purchases', {
    numerator: 'customers by purchase days after the first',
    unit: 'customers',
    tables: ['lifetime_histories'],
    window: 'up to the end of the calibration',
  }),
  metric('lifetime_tracking', 'Repeat purchases by week', {
    numerator: 'purchase days after the first, of customers of the calibration',
    unit: 'orders',
    tables: ['purchase_days', 'lifetime_histories'],
    window: 'weeks from the first day of the history on',
    attribution: 'day of the purchase',
  }),
  metric('decision_value', 'Money at stake in a decision', {
    numerator: `customers concerned × assumed additional share × those customers’ yearly ${measure}, or that of one order`,
    unit: 'money',
    tables: ['customer_facts', 'lifecycle'],
    window: 'a year, or once for one more order',
  }),
];

/** The catalogue as it is published. Money is what the playbook's `value` names, net of discounts. */
export const metricCatalogue: readonly Metric[] = metricsOf({
  ...measures.revenue,
  sum: 'sum of amount − refunded; where the playbook’s value is margin, − cost as well; where it is outcome, the sum of amount alone',
});

/** The metric of that name, in the words of a measure; a name that the catalogue lacks is a bug. */
export function metricNamed(name: string, measure: Measure): Metric {
  const found = metricsOf(measures[measure]).find((metric) => metric.name === name);
  if (!found) throw new Error(`The catalogue has no metric ${name}.`);
  return found;
}
