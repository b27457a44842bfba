import type { Table } from '../files/table.ts';
import type { SourceKind } from '../source-report.ts';
import { normalisedHeader } from './header-name.ts';
import type { Mapping } from './mapping.ts';

type MapAs = (kind: SourceKind) => Mapping;

/** What a file's name suggests, where its columns allow it. */
const names: readonly (readonly [SourceKind, RegExp])[] = [
  ['costs', /^(marketing[-_ ])?(costs?|spend|kosten)\b/i],
  ['consents', /^(consents?|opt[-_ ]?ins?|einwilligung)/i],
  ['campaigns', /^campaign([-_ ]?descriptions?|s)?\b/i],
  ['exposures', /^(exposures?|campaigns?([-_ ](targets?|members?|recipients?|households?))?)\b/i],
  ['interactions', /^(interactions?|events?|activit(y|ies)|redemptions?|coupon[-_ ]?redemptions?)\b/i],
  ['products', /^(products?|items?|articles?|produkte|catalog(ue)?)\b/i],
  ['customers', /^(customers?|clients?|kunden|users?|members?|profiles?)\b/i],
];

/** What a row of each kind must have, given its mapping. */
const tests: Readonly<Record<SourceKind, (mapping: Mapping, table: Table) => boolean>> = {
  transactions: ({ columns, ambiguous }) => {
    const known = new Set([...columns.keys(), ...ambiguous.map(({ column }) => column)]);
    return known.has('customer_id') && known.has('at') && (known.has('amount') || known.has('price'));
  },
  consents: ({ columns }) => has(columns, 'customer_id', 'purpose', 'status'),
  costs: ({ columns }) => has(columns, 'day', 'amount'),
  campaigns: ({ columns }) =>
    columns.has('campaign_id') && ['name', 'type', 'start_day', 'cost'].some((c) => columns.has(c)),
  exposures: ({ columns }, table) => has(columns, 'customer_id', 'campaign_id') && table.headers.length <= 4,
  interactions: ({ columns }) =>
    has(columns, 'customer_id', 'at') && ['kind', 'message_id', 'campaign_id'].some((c) => columns.has(c)),
  products: ({ columns }) =>
    columns.has('product_id') &&
    ['name', 'category', 'brand', 'price', 'cost', 'repeatable'].some((c) => columns.has(c)),
  customers: ({ columns }, table) => columns.has('customer_id') && table.headers.length > 1,
};

/** What a list of customers says of each, and an order does not. */
const aboutPeople =
  /^(first_name|last_name|full_name|birth\w*|date_of_birth|year_birth|gender|sex|age|marital\w*|education|dt_customer|signup\w*|customer_since|member_since|lifetime\w*|total_(spent|orders)|number_of_orders|orders_count|household_size|income)$/;

/** What a file holds, by its name and its columns; undefined when it is nothing that is known. */
export function kindOf(name: string, table: Table, mapAs: MapAs): SourceKind | undefined {
  const fits = (kind: SourceKind) => tests[kind](mapAs(kind), table);
  const named = names.find(
    ([kind, pattern]) => pattern.test(name.slice(name.lastIndexOf('/') + 1)) && fits(kind),
  );
  if (named) return named[0];
  const orders = mapAs('transactions');
  const asCustomers = mapAs('customers');
  const isAboutOrders = ['transaction_id', 'product_id', 'quantity'].some((column) =>
    orders.columns.has(column),
  );
  const id = asCustomers.columns.get('customer_id');
  const isOneRowEach = id !== undefined && fits('customers') && isMostlyUnique(table.sample[id.index]!);
  // What somebody spends with others is an answer: a day and an amount beside it make no order of it.
  const isAnswers = asCustomers.columns.has('category_spend') || asCustomers.columns.has('share_of_wallet');
  if (isAnswers && !isAboutOrders && fits('customers')) return 'customers';
  const isAboutPeople = table.headers.some((header) => aboutPeople.test(normalisedHeader(header)));
  if (fits('transactions') && (isAboutOrders || !isAboutPeople || !isOneRowEach)) return 'transactions';
  if (fits('consents')) return 'consents';
  if (fits('exposures')) return 'exposures';
  if (fits('interactions') && !asCustomers.columns.has('region')) return 'interactions';
  const customer = orders.columns.has('customer_id');
  if (!customer && mapAs('costs').columns.has('purpose') && fits('costs')) return 'costs';
  if (!customer && fits('products')) return 'products';
  if (!customer && fits('campaigns')) return 'campaigns';
  return isOneRowEach && (isAboutPeople || !orders.columns.has('product_id')) ? 'customers' : undefined;
}

function has(columns: ReadonlyMap<string, unknown>, ...names: readonly string[]): boolean {
  return names.every((name) => columns.has(name));
}

/** A list may hold the same person twice by mistake. */
function isMostlyUnique(values: readonly string[]): boolean {
  const filled = values.filter((value) => value.trim() !== '');
  return filled.length > 0 && new Set(filled).size >= 0.9 * filled.length;
}
