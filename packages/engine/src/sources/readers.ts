import { ga4Events } from './ga4-events.ts';
import { genericReader } from './generic-reader.ts';
import { hubspotContacts } from './hubspot-contacts.ts';
import { hubspotDeals } from './hubspot-deals.ts';
import { klaviyoEvents } from './klaviyo-events.ts';
import type { Reader } from './reader.ts';
import { salesforceContacts } from './salesforce-contacts.ts';
import { salesforceOpportunities } from './salesforce-opportunities.ts';
import { segmentEvents } from './segment-events.ts';
import { shopifyCustomers } from './shopify-customers.ts';
import { shopifyOrders } from './shopify-orders.ts';
import { stripePayments } from './stripe-payments.ts';
import { woocommerceOrders } from './woocommerce-orders.ts';

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
