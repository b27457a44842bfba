import { ga4Events } from './ga4-events.sql.ts';
import { genericReader } from './generic-reader.ts';
import { hubspotContacts } from './hubspot-contacts.sql.ts';
import { hubspotDeals } from './hubspot-deals.sql.ts';
import { klaviyoEvents } from './klaviyo-events.sql.ts';
import type { ReadColumn, Reader } from './reader.ts';
import { salesforceContacts } from './salesforce-contacts.sql.ts';
import { salesforceOpportunities } from './salesforce-opportunities.sql.ts';
import { segmentEvents } from './segment-events.sql.ts';
import { shopifyCustomers } from './shopify-customers.sql.ts';
import { shopifyOrders } from './shopify-orders.ts';
import { stripePayments } from './stripe-payments.sql.ts';
import { woocommerceOrders } from './woocommerce-orders.sql.ts';

/** The first reader that recognises the headers reads the file; the generic one takes what is left. */
export const readers: readonly Reader[] = [
  shopifyOrders,
  shopifyCustomers,
  stripePayments,
  woocommerceOrders,
  segmentEvents,
  ga4Events,
  ...klaviyoEvents,
  hubspotDeals,
  hubspotContacts,
  salesforceOpportunities,
  salesforceContacts,
  genericReader,
];

/** An export that is recognised by its headers or fields, without a question. */
export interface KnownExport {
  readonly name: string;
  readonly words: string;
  /** By the first of the forms in which it is read. */
  readonly columns: readonly ReadColumn[];
}

/** By name: a format that comes in several forms has a reader for each of them. */
export const knownExports: readonly KnownExport[] = [
  ...new Map(
    readers
      .filter(({ columns }) => columns !== undefined)
      .toReversed()
      .map(({ name, words, columns }) => [name, { name, words, columns: columns! }] as const),
  ).values(),
].sort((a, b) => (a.words < b.words ? -1 : 1));
