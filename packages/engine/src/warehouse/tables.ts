import type { ColumnType } from './dialect.ts';

export interface ColumnDefinition {
  readonly name: string;
  readonly type: ColumnType;
  /** Whether a row may leave it empty. */
  readonly optional: boolean;
  readonly meaning: string;
}

const column = (name: string, type: ColumnType, meaning: string): ColumnDefinition => ({
  name,
  type,
  optional: false,
  meaning,
});
const optional = (name: string, type: ColumnType, meaning: string): ColumnDefinition => ({
  name,
  type,
  optional: true,
  meaning,
});

/** What every reader delivers, whatever the file was: the tables that all rooms below work on. */
export const canonicalTables = {
  transactions: [
    optional('transaction_id', 'text', 'The order. Empty: the row is an order of its own.'),
    optional('line', 'text', 'The line within the order, as the file names it.'),
    column('customer_id', 'text', 'Who bought.'),
    column('at', 'instant', 'When, in UTC.'),
    column('day', 'day', "The calendar day in the playbook's time zone."),
    column('amount', 'money', 'What the line cost the customer, after discounts; negative for a return.'),
    optional('quantity', 'number', 'Units; negative for a return.'),
    optional('product_id', 'text', 'What was bought.'),
    optional('category', 'text', 'Its category, where the orders name it.'),
    optional('brand', 'text', 'Its brand, where the orders name it.'),
    optional('channel', 'text', 'Where it was bought.'),
    optional('discount', 'money', 'What was taken off the line, as a positive amount.'),
    optional('refunded', 'money', 'What was given back later on this line, as a positive amount.'),
    optional('cost', 'money', 'What the line cost the company.'),
    optional('currency', 'text', 'ISO 4217 code, where the file names it.'),
  ],
  customers: [
    column('customer_id', 'text', 'The customer.'),
    optional('created_at', 'day', 'When the customer became known.'),
    optional('country', 'text', 'Country.'),
    optional('region', 'text', 'Region or state.'),
    optional('acquisition_channel', 'text', 'Where the customer came from.'),
    optional('category_spend', 'money', 'What the customer spends in the category a year, with anyone.'),
    optional('share_of_wallet', 'number', 'Which share of that is spent here, between 0 and 1.'),
    optional('industry', 'text', "The industry of the customer's company."),
    optional('company_size', 'number', 'How many people work there.'),
    optional('household_size', 'number', 'How many people live in the household.'),
    optional('household_id', 'text', 'The household, where several customers can share one.'),
    optional('account_id', 'text', 'The company that the person buys for.'),
  ],
  products: [
    column('product_id', 'text', 'The product.'),
    optional('name', 'text', 'Its name.'),
    optional('category', 'text', 'Its category.'),
    optional('brand', 'text', 'Its brand.'),
    optional('price', 'money', 'List price of one unit.'),
    optional('cost', 'money', 'What one unit costs the company.'),
    optional('repeatable', 'flag', 'Whether people buy it again.'),
  ],
  costs: [
    column('day', 'day', 'When it was spent.'),
    column('amount', 'money', 'How much.'),
    optional('purpose', 'text', 'acquisition, development, retention or service.'),
    optional('customer_id', 'text', 'On whom, where that is known.'),
    optional('channel', 'text', 'Through which channel.'),
  ],
  consents: [
    column('customer_id', 'text', 'Who.'),
    column('purpose', 'text', 'For what.'),
    column('status', 'text', 'given or withdrawn.'),
    optional('at', 'instant', 'When.'),
  ],
  interactions: [
    optional('message_id', 'text', 'The message, as its source numbers it.'),
    column('customer_id', 'text', 'Who.'),
    column('at', 'instant', 'When, in UTC.'),
    column('kind', 'text', 'What happened, in the words of its source.'),
    optional('channel', 'text', 'Where: web, app, e-mail.'),
    optional('product_id', 'text', 'The product that it was about.'),
    optional('campaign_id', 'text', 'The campaign that led to it.'),
    optional('value', 'money', 'What it was worth, where the source says so.'),
  ],
  campaigns: [
    column('campaign_id', 'text', 'The campaign.'),
    optional('name', 'text', 'Its name.'),
    optional('type', 'text', 'Its kind, in the words of its source.'),
    optional('channel', 'text', 'Through which channel.'),
    optional('start_day', 'day', 'Its first day.'),
    optional('end_day', 'day', 'Its last day.'),
    optional('cost', 'money', 'What it cost.'),
  ],
  exposures: [
    column('customer_id', 'text', 'Who.'),
    column('campaign_id', 'text', 'Which campaign was meant for them.'),
    optional('at', 'instant', 'When.'),
  ],
} as const satisfies Record<string, readonly ColumnDefinition[]>;

export type CanonicalTable = keyof typeof canonicalTables;

/**
 * What the files say of who is who. In a canonical table `customer_id` is at first a key: the strongest identifier of
 * its row. Identity resolution makes customers of keys.
 */
export const identityTables = {
  identity_links: [
    column('key', 'text', 'The strongest identifier of a row.'),
    column('other', 'text', 'Another identifier in the same row.'),
    column(
      'rule',
      'text',
      'What the other one is: email, phone, anonymous or id; stated where the source says that both are one.',
    ),
    column('source', 'text', 'The file.'),
    column('rows', 'integer', 'How many of its rows say so.'),
    optional('first_at', 'instant', 'When first.'),
  ],
  contacts: [
    column('customer_id', 'text', 'Who.'),
    optional('email', 'text', 'E-mail address.'),
    optional('phone', 'text', 'Phone number.'),
    optional('first_name', 'text', 'First name.'),
    optional('last_name', 'text', 'Last name.'),
    optional('street', 'text', 'Street and number.'),
    optional('postal_code', 'text', 'Postal code.'),
    optional('city', 'text', 'City.'),
    optional('country', 'text', 'Country.'),
  ],
} as const satisfies Record<string, readonly ColumnDefinition[]>;
