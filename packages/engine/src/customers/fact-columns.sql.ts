import { type ColumnType, raw, type Sql, sql } from '../warehouse/index.ts';
import type { FactColumn, FactContext } from './fact-column.ts';
import { growth } from './growth.sql.ts';
import { rfmScore, rfmSegment } from './rfm.sql.ts';

type Words = Pick<FactColumn, 'unit' | 'label' | 'meaning' | 'formula' | 'source'>;

const fact =
  (level: FactColumn['level'], optional: boolean) =>
  (name: string, type: ColumnType, words: Words, formula: FactColumn['sql']): FactColumn => ({
    name,
    type,
    level,
    optional,
    sql: formula,
    ...words,
  });
const plain = fact('plain', false);
const maybe = fact('plain', true);
const ranked = fact('ranked', false);
const maybeRanked = fact('ranked', true);

const column = (name: string) => () => sql`${raw(name)}`;
/** A share of money; empty where there is none to share. Money that changed hands, whatever the playbook's measure. */
const share =
  (part: Sql, whole: Sql) =>
  ({ dialect }: FactContext) =>
    sql`case when ${whole} > 0 then ${dialect.round(sql`${dialect.toDouble(part)} / ${dialect.toDouble(whole)}`, 6)} end`;
const descending = (measure: string) => sql`row_number() over (order by ${raw(measure)} desc, customer_id)`;
const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const attribute = (name: string, type: ColumnType, label: string, unit = '') =>
  maybe(
    name,
    type,
    {
      unit,
      label,
      meaning: `${sentenceCase(label)}, as the customer file says.`,
      formula: 'as given',
      source: 'customers',
    },
    column(name),
  );

const days = 'transactions';

/**
 * The analytical file, column by column: one row a customer. The data dictionary, the table and the fields of the
 * condition language are all made from this list.
 */
export const customerFacts: readonly FactColumn[] = [
  plain(
    'customer_id',
    'text',
    { unit: '', label: 'customer', meaning: 'The customer.', formula: 'as given', source: days },
    column('customer_id'),
  ),
  attribute('created_at', 'day', 'known since'),
  attribute('country', 'text', 'country'),
  attribute('region', 'text', 'region'),
  attribute('acquisition_channel', 'text', 'acquisition channel'),
  attribute('category_spend', 'money', 'category spend a year, with anyone', 'money'),
  attribute('share_of_wallet', 'number', 'share of wallet', 'share'),
  attribute('industry', 'text', 'industry'),
  attribute('company_size', 'number', 'company size', 'people'),
  attribute('household_size', 'number', 'household size', 'people'),
  plain(
    'first_purchase',
    'day',
    {
      unit: 'day',
      label: 'first purchase',
      meaning: 'Day of the first purchase in the data; of the first return where there is no purchase.',
      formula: 'least day with an order',
      source: days,
    },
    column('first_purchase'),
  ),
  plain(
    'last_purchase',
    'day',
    {
      unit: 'day',
      label: 'last purchase',
      meaning: 'Day of the latest purchase.',
      formula: 'greatest day with an order',
      source: days,
    },
    column('last_purchase'),
  ),
  plain(
    'tenure_days',
    'integer',
    {
      unit: 'days',
      label: 'tenure',
      meaning: 'How long a customer.',
      formula: 'as-of day − first purchase',
      source: days,
    },
    ({ asOf, dialect }) => dialect.daysBetween(raw('first_purchase'), asOf),
  ),
  plain(
    'recency_days',
    'integer',
    {
      unit: 'days',
      label: 'days since the last purchase',
      meaning: 'How long silent.',
      formula: 'as-of day − last purchase',
      source: days,
    },
    ({ asOf, dialect }) => dialect.daysBetween(raw('last_purchase'), asOf),
  ),
  plain(
    'orders',
    'integer',
    {
      unit: 'orders',
      label: 'orders',
      meaning: 'Orders ever. A zero-value order counts, a return does not.',
      formula: 'distinct transaction id and day; a row without an id is an order',
      source: days,
    },
    column('orders'),
  ),
  plain(
    'purchase_days',
    'integer',
    {
      unit: 'days',
      label: 'purchase days',
      meaning: 'Days with at least one order; orders of one day are one occasion.',
      formula: 'count of days with an order',
      source: days,
    },
    column('purchase_days'),
  ),
  plain(
    'units',
    'number',
    {
      unit: 'units',
      label: 'units',
      meaning: 'Units bought, less units returned.',
      formula: 'sum of quantity',
      source: days,
    },
    ({ dialect }) => sql`${dialect.toDouble(raw('milli_units'))} / 1000`,
  ),
  plain(
    'revenue',
    'money',
    {
      unit: 'money',
      label: 'revenue',
      meaning:
        'All that the customer has spent, after discounts and refunds (or margin or outcome, as the playbook says).',
      formula: 'sum of amount − refunded',
      source: days,
    },
    column('revenue'),
  ),
  plain(
    'past_year_revenue',
    'money',
    {
      unit: 'money',
      label: 'past-year revenue',
      meaning: 'Revenue in the year that ends with the as-of day.',
      formula: 'sum over days after as-of − one year (365 days, or windows.year)',
      source: days,
    },
    column('past_year_revenue'),
  ),
  plain(
    'previous_year_revenue',
    'money',
    {
      unit: 'money',
      label: 'previous-year revenue',
      meaning: 'Revenue in the year before.',
      formula: 'sum over days after as-of − two years, up to as-of − one year',
      source: days,
    },
    column('previous_year_revenue'),
  ),
  plain(
    'past_year_orders',
    'integer',
    {
      unit: 'orders',
      label: 'past-year orders',
      meaning: 'Orders in the past year.',
      formula: 'as orders',
      source: days,
    },
    column('past_year_orders'),
  ),
  plain(
    'previous_year_orders',
    'integer',
    {
      unit: 'orders',
      label: 'previous-year orders',
      meaning: 'Orders in the year before.',
      formula: 'as orders',
      source: days,
    },
    column('previous_year_orders'),
  ),
  maybe(
    'growth',
    'number',
    {
      unit: 'share',
      label: 'growth of spending',
      meaning:
        "Growth of the customer's yearly spending, drawn towards the base's growth the fewer orders there are. Empty without a repeat purchase in two years, and with less than a quarter of a year before the past year.",
      formula:
        '(past + prior × base growth) / exposure over (previous + prior) / exposure − 1, first purchases left out; prior = shrinkageOrders orders at the customer’s own rate',
      source: days,
    },
    growth,
  ),
  maybe(
    'average_order',
    'number',
    {
      unit: 'money',
      label: 'average order',
      meaning: 'Revenue per order.',
      formula: 'revenue / orders',
      source: days,
    },
    ({ dialect }) =>
      sql`case when orders > 0 then ${dialect.round(sql`${dialect.toDouble(raw('revenue'))} / ${dialect.toDouble(raw('orders'))}`, 4)} end`,
  ),
  maybe(
    'interval_mean_days',
    'number',
    {
      unit: 'days',
      label: 'usual interval',
      meaning: "The customer's own mean interval between purchase days.",
      formula: 'sum of gaps / gaps',
      source: days,
    },
    ({ dialect }) =>
      sql`case when gaps > 0 then ${dialect.round(sql`${dialect.toDouble(raw('gap_days'))} / ${dialect.toDouble(raw('gaps'))}`, 4)} end`,
  ),
  maybe(
    'interval_spread_days',
    'number',
    {
      unit: 'days',
      label: 'spread of the interval',
      meaning: 'Standard deviation of those intervals; from two intervals on.',
      formula: 'sample standard deviation of gaps',
      source: days,
    },
    ({ dialect }) => {
      const n = dialect.toDouble(raw('gaps'));
      const squares = sql`(${n} * ${dialect.toDouble(raw('gap_days_squared'))} - ${dialect.toDouble(raw('gap_days'))} * ${dialect.toDouble(raw('gap_days'))})`;
      return sql`case when gaps > 1 then ${dialect.round(sql`sqrt(${squares} / (${n} * (${n} - 1)))`, 4)} end`;
    },
  ),
  plain(
    'categories',
    'integer',
    {
      unit: 'categories',
      label: 'categories',
      meaning: 'Different categories bought; 0 where the data names none.',
      formula: 'distinct categories',
      source: 'transactions, products',
    },
    () => sql`coalesce(categories, 0)`,
  ),
  plain(
    'brands',
    'integer',
    {
      unit: 'brands',
      label: 'brands',
      meaning: 'Different brands bought; 0 where the data names none.',
      formula: 'distinct brands',
      source: 'transactions, products',
    },
    () => sql`coalesce(brands, 0)`,
  ),
  maybe(
    'discount_share',
    'number',
    {
      unit: 'share',
      label: 'discount share',
      meaning: 'Share of the price before discounts that was taken off.',
      formula: 'discount / (paid + discount), paid = sum of positive amounts',
      source: days,
    },
    share(sql`discount`, sql`(paid + discount)`),
  ),
  maybe(
    'refund_share',
    'number',
    {
      unit: 'share',
      label: 'refund share',
      meaning: 'Share of what was paid that was given back.',
      formula: '(refunded + returned amounts) / sum of positive amounts',
      source: days,
    },
    share(sql`refunded`, sql`paid`),
  ),
  plain(
    'rfm_recency',
    'integer',
    {
      unit: 'score',
      label: 'recency score',
      meaning: 'Highest = bought most recently.',
      formula: 'type-7 quantile classes of recency_days',
      source: 'customer_facts',
    },
    ({ rfm, asOf, dialect }) => rfmScore('recency', rfm.cuts, asOf, dialect),
  ),
  plain(
    'rfm_frequency',
    'integer',
    {
      unit: 'score',
      label: 'frequency score',
      meaning: 'Highest = most orders.',
      formula: 'type-7 quantile classes of orders',
      source: 'customer_facts',
    },
    ({ rfm, asOf, dialect }) => rfmScore('frequency', rfm.cuts, asOf, dialect),
  ),
  plain(
    'rfm_monetary',
    'integer',
    {
      unit: 'score',
      label: 'monetary score',
      meaning: 'Highest = most revenue.',
      formula: 'type-7 quantile classes of revenue',
      source: 'customer_facts',
    },
    ({ rfm, asOf, dialect }) => rfmScore('monetary', rfm.cuts, asOf, dialect),
  ),
  ranked(
    'rfm_segment',
    'text',
    {
      unit: '',
      label: 'RFM segment',
      meaning: 'The first segment of the playbook whose bounds hold the three scores.',
      formula: 'first match, else Others',
      source: 'customer_facts',
    },
    ({ rfm }) => rfmSegment(rfm.segments),
  ),
  ranked(
    'revenue_rank',
    'integer',
    {
      unit: 'rank',
      label: 'rank by revenue',
      meaning: '1 = most revenue ever.',
      formula: 'row number; ties by id',
      source: 'customer_facts',
    },
    () => descending('revenue'),
  ),
  maybeRanked(
    'past_year_decile',
    'integer',
    {
      unit: 'decile',
      label: 'past-year decile',
      meaning: '1 = the tenth of past-year spenders who spent most. Empty for who spent nothing.',
      formula: 'ntile(10) of past-year revenue, ties by id',
      source: 'customer_facts',
    },
    () =>
      sql`case when past_year_revenue <> 0 then ntile(10) over (partition by past_year_revenue <> 0 order by past_year_revenue desc, customer_id) end`,
  ),
];

/** The names of columns that `customers` may hold. */
export const attributeNames = [
  'created_at',
  'country',
  'region',
  'acquisition_channel',
  'category_spend',
  'share_of_wallet',
  'industry',
  'company_size',
  'household_size',
] as const;
