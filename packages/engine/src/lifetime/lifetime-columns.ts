import type { FactColumn } from '../customers/index.ts';

/** A column that is added to `customer_facts` later than the facts; its formula is in `customer-lifetime.sql.ts`. */
type LifetimeColumn = Omit<FactColumn, 'sql' | 'level'>;

const column = (
  name: string,
  type: LifetimeColumn['type'],
  unit: string,
  label: string,
  meaning: string,
  formula: string,
): LifetimeColumn => ({
  name,
  type,
  optional: true,
  unit,
  label,
  meaning,
  formula,
  source: 'lifetime_histories',
});

const byModel =
  'the purchase model that the report names, from purchase days after the first and their last day';
const bySpend = 'Gamma–Gamma: own mean spend on purchase days after the first, drawn towards that of all';
const ahead = 'within the horizon of the playbook, after the as-of day';

/** What lifetime value adds to the analytical file; empty where the data is too little to say. */
export const lifetimeColumns: readonly LifetimeColumn[] = [
  column(
    'probability_alive',
    'number',
    'probability',
    'probability of being a customer still',
    'How likely the customer will ever buy again of their own accord.',
    byModel,
  ),
  column(
    'expected_purchases',
    'number',
    'purchase days',
    'expected purchases',
    `Purchase days expected ${ahead}.`,
    byModel,
  ),
  column(
    'expected_purchases_low',
    'integer',
    'purchase days',
    'expected purchases, low end',
    `Low end of the 95 % interval of purchase days ${ahead}.`,
    'the shortest interval that holds them with 95 % probability, own chance and uncertain parameters together',
  ),
  column(
    'expected_purchases_high',
    'integer',
    'purchase days',
    'expected purchases, high end',
    `High end of the 95 % interval of purchase days ${ahead}; empty beyond some thousands.`,
    'the shortest interval that holds them with 95 % probability, own chance and uncertain parameters together',
  ),
  column(
    'expected_spend',
    'money',
    'currency',
    'expected spend per purchase',
    'What a purchase day of this customer is expected to be worth.',
    bySpend,
  ),
  column(
    'lifetime_value',
    'money',
    'currency',
    'lifetime value',
    `What the customer is expected to bring ${ahead}, discounted. Revenue where costs are not known.`,
    'expected purchases × expected spend, each purchase discounted to the as-of day',
  ),
  column(
    'lifetime_low',
    'money',
    'currency',
    'lifetime value, low end',
    'Low end of the 95 % interval of lifetime value.',
    'quantile of the sum of as many spends as there may be purchases',
  ),
  column(
    'lifetime_high',
    'money',
    'currency',
    'lifetime value, high end',
    'High end of the 95 % interval of lifetime value.',
    'quantile of the sum of as many spends as there may be purchases',
  ),
  column(
    'lifetime_growth',
    'number',
    'share',
    'expected growth',
    'Expected yearly value ahead against the past year; known of customers of a year’s standing who brought something in it.',
    'expected_purchases × expected_spend × year / horizon / past_year_revenue − 1',
  ),
  column(
    'lifetime_growth_low',
    'number',
    'share',
    'expected growth, low end',
    'Low end of the 95 % interval of expected growth.',
    'the same with lifetime_low in proportion to lifetime_value',
  ),
  column(
    'lifetime_growth_high',
    'number',
    'share',
    'expected growth, high end',
    'High end of the 95 % interval of expected growth.',
    'the same with lifetime_high in proportion to lifetime_value',
  ),
];
