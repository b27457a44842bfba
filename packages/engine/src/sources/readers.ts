import { genericReader } from './generic-reader.ts';
import type { Reader } from './reader.ts';
import { shopifyOrders } from './shopify-orders.ts';
import { stripePayments } from './stripe-payments.ts';

/** The first reader that recognises the headers reads the file; the generic one takes what is left. */
export const readers: readonly Reader[] = [shopifyOrders, stripePayments, genericReader];
