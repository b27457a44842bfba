import { customerFacts, type FactColumn } from '../customers/index.ts';
import { lifetimeColumns } from '../lifetime/index.ts';
import { potentialColumns } from '../potential/index.ts';
import type { Catalogue, Field, FieldType } from '../rules/index.ts';
import { type ColumnType, canonicalTables } from '../warehouse/index.ts';

/** A column that the segments add to `customer_facts`; its formula is in `membership.sql.ts`. */
type SegmentColumn = Omit<FactColumn, 'sql' | 'level'>;

/** What the segments add to the analytical file. */
const segmentColumns: readonly SegmentColumn[] = [
  {
    name: 'lifecycle',
    type: 'text',
    optional: false,
    unit: '',
    label: 'lifecycle state',
    meaning: 'new, active, mature, declining, dormant or lapsed: the first rule that matches.',
    formula: 'see the rules in the report',
    source: 'purchase_days',
  },
  {
    name: 'pattern',
    type: 'text',
    optional: false,
    unit: '',
    label: 'purchase pattern',
    meaning: 'one-and-done, repeat, steady, rising or falling; returns only where nothing was bought.',
    formula: 'purchase days, and the probability that the rate fell',
    source: 'purchase_days',
  },
  {
    name: 'usual_silence_days',
    type: 'integer',
    optional: true,
    unit: 'days',
    label: 'usual silence',
    meaning: 'How long this customer may be silent before being called dormant.',
    formula: '90th percentile of the next gap, own gaps and peers together',
    source: 'purchase_days',
  },
  {
    name: 'probability_rate_fell',
    type: 'number',
    optional: true,
    unit: 'probability',
    label: 'probability that the purchase rate fell',
    meaning: 'Recent period against the time before, season taken into account.',
    formula: 'Gamma–Poisson posterior',
    source: 'purchase_days',
  },
  {
    name: 'value_cell',
    type: 'text',
    optional: false,
    unit: '',
    label: 'value and outlook',
    meaning:
      'high or low past-year revenue (from the median spender on), then high or low outlook: potential, headroom or growth, as the report says.',
    formula: 'past_year_revenue against the median of spenders; the outlook against its cut',
    source: 'customer_facts',
  },
];

/** All that other rooms add to `customer_facts` after it was built, in the order in which they do. */
export const laterColumns: readonly SegmentColumn[] = [
  ...lifetimeColumns,
  ...potentialColumns,
  ...segmentColumns,
];

const fieldTypes: Readonly<Record<ColumnType, FieldType>> = {
  text: 'text',
  day: 'day',
  instant: 'day',
  money: 'money',
  integer: 'count',
  number: 'number',
  flag: 'flag',
};

const field = ({ name, type, label }: { name: string; type: ColumnType; label: string }): Field => ({
  name,
  label,
  type: fieldTypes[type],
});

/** All that a rule may say about a customer: the facts, the segments, and what was bought. */
export const ruleCatalogue: Catalogue = {
  fields: [...customerFacts, ...laterColumns].map(field),
  events: [
    {
      name: 'transactions',
      day: 'day',
      label: 'order lines',
      verb: 'bought',
      columns: canonicalTables.transactions
        .filter(({ name, type }) => type !== 'instant' && name !== 'customer_id')
        .map(({ name, type }) => field({ name, type, label: name.replaceAll('_', ' ') })),
    },
  ],
};
