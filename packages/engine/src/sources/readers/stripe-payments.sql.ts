import { sql } from '../../warehouse/index.ts';
import { setAside } from '../values/faults.ts';
import { type ExportFormat, exportReader, type Texts } from './export-reader.sql.ts';

const created = ['Created date (UTC)', 'Created (UTC)'];
const customers = ['Customer ID', 'Customer'];
const needed = ['id', 'Amount', 'Amount Refunded', 'Currency', 'Status'];

const status = (text: Texts) => sql`lower(${text('Status')})`;
const customerId = (text: Texts) => sql`coalesce(${text('Customer ID')}, ${text('Customer')})`;

/**
 * Stripe's payments CSV: a row for each payment. Failed, unpaid and cancelled ones are no sale, and one that was only
 * authorised is none yet. What was paid back stands beside the amount, refunded whole or in part.
 */
const format: ExportFormat = {
  name: 'stripe-payments',
  words: 'Stripe payments export',
  recognises: ({ headers }) =>
    needed.every((header) => headers.includes(header)) && created.some((header) => headers.includes(header)),
  parts: [
    {
      kind: 'transactions',
      columns: [
        { column: 'transaction_id', from: 'id', why: 'the payment' },
        { column: 'line', from: 'id', why: 'a payment has one line', value: () => sql`'1'` },
        {
          column: 'customer_id',
          from: customers,
          why: 'the customer as Stripe knows it; without one the e-mail address, and else each payment is a guest of its own',
          value: (text) => sql`'stripe:' || ${customerId(text)}`,
        },
        { column: 'email', from: 'Customer Email', why: 'the address of the customer' },
        { column: 'guest', from: 'id', why: 'a payment without a customer' },
        { column: 'at', from: created, why: 'when the payment was made, in UTC' },
        { column: 'amount', from: 'Amount', why: 'what was paid, shipping and taxes included' },
        { column: 'refunded', from: 'Amount Refunded', why: 'what was paid back' },
        { column: 'currency', from: 'Currency', why: 'of the payment' },
      ],
      setAside: (text) => [
        {
          fault: setAside('payment-failed', 'The payment did not go through.', 'Status'),
          holds: sql`${status(text)} in ('failed', 'canceled', 'cancelled', 'blocked', 'incomplete', 'requires_payment_method')`,
          value: status(text),
        },
        {
          fault: setAside('order-not-paid', 'The order has not been paid.', 'Status'),
          holds: sql`(${status(text)} in ('pending', 'uncaptured', 'requires_capture', 'requires_action', 'requires_confirmation')
            or lower(${text('Captured')}) = 'false')`,
          value: status(text),
        },
      ],
    },
  ],
};

export const stripePayments = exportReader(format);
