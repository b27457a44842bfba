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

const pastYear = 'the year that ends with the as-of day';
const bothYears = `${pastYear}, against the year before`;

/** The catalogue. Money is net of discounts and refunds, or the margin or outcome that the playbook names. */
export const metricCatalogue: readonly Metric[] = [
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
  metric('reconciliation', 'Revenue by month against the files', {
    numerator: 'money in the files, less duplicates and rejected rows, against money in the single view',
    unit: 'money',
    tables: ['files', 'purchase_days'],
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
  metric('revenue', 'Revenue', {
    numerator: 'sum of amount − refunded',
    unit: 'money',
    tables: ['purchase_days'],
  }),
  metric('past_year_revenue', 'Past-year revenue', {
    numerator: 'revenue',
    unit: 'money',
    tables: ['customer_facts'],
    window: pastYear,
  }),
  metric('previous_year_revenue', 'Previous-year revenue', {
    numerator: 'revenue',
    unit: 'money',
    tables: ['customer_facts'],
    window: 'the year before the past year',
  }),
  metric('past_year_buyers', 'Past-year buyers', {
    numerator: 'customers with at least one order',
    unit: 'customers',
    tables: ['customer_facts'],
    window: pastYear,
  }),
  metric('decile_revenue', 'Revenue by decile', {
    numerator: 'past-year revenue of each tenth of past-year spenders, highest first, ties by id',
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
    numerator: 'the fewest spenders who bring 60 % (80 %) of past-year revenue',
    denominator: 'past-year spenders',
    unit: 'share',
    tables: ['customer_facts'],
    window: pastYear,
  }),
  metric('value_grid', 'Value and growth', {
    numerator:
      'customers by past-year revenue against the median spender, and by growth of their own spending',
    unit: 'customers',
    tables: ['customer_facts', 'value_grid'],
    window: bothYears,
  }),
  metric('bridge', 'Revenue bridge', {
    numerator: 'past-year revenue − previous-year revenue, by kind of customer',
    unit: 'money',
    tables: ['customer_facts'],
    window: bothYears,
  }),
  metric('cohort_revenue', 'Revenue at equal age', {
    numerator: 'revenue from the first purchase up to an age in months of 30 days',
    denominator: 'customers of the cohort',
    unit: 'money',
    tables: ['purchase_days', 'customer_facts'],
    window: 'age, only where all members have reached it',
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
  metric('decision_value', 'Money at stake in a decision', {
    numerator: "customers concerned × assumed additional share × those customers' yearly revenue",
    unit: 'money',
    tables: ['customer_facts', 'lifecycle'],
    window: 'a year',
  }),
];

/** The metric of that name; a name that the catalogue lacks is a bug. */
export function metricNamed(name: string): Metric {
  const found = metricCatalogue.find((metric) => metric.name === name);
  if (!found) throw new Error(`The catalogue has no metric ${name}.`);
  return found;
}
