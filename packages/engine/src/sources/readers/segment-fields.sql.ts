import { type Sql, sql } from '../../warehouse/index.ts';
import { emailKey, emailText, ownKey } from '../values/person-keys.sql.ts';
import { first, type Texts } from './export-reader.sql.ts';

/** Where the messages of the Segment spec say what is read, as keys that lead to it. */
export const segmentFields = [
  ['type'],
  ['event'],
  ['messageId'],
  ['userId'],
  ['anonymousId'],
  ['previousId'],
  ['groupId'],
  ['channel'],
  ...['timestamp', 'originalTimestamp', 'sentAt', 'receivedAt'].map((key) => [key]),
  ...[
    'order_id',
    'orderId',
    'total',
    'subtotal',
    'revenue',
    'value',
    'shipping',
    'tax',
    'discount',
    'currency',
    'products',
    'affiliation',
    'email',
    'product_id',
    'sku',
    'campaign_id',
  ].map((key) => ['properties', key]),
  ...[
    'email',
    'phone',
    'firstName',
    'first_name',
    'lastName',
    'last_name',
    'createdAt',
    'created_at',
    'industry',
  ].map((key) => ['traits', key]),
  ...['street', 'city', 'state', 'postalCode', 'postal_code', 'country'].map((key) => [
    'traits',
    'address',
    key,
  ]),
  ['traits', 'company', 'id'],
  ['context', 'traits', 'email'],
  ['context', 'traits', 'phone'],
  ['context', 'campaign', 'name'],
].map((keys) => [keys.join('.'), keys] as const);

/** When it happened: by the clock of the source, corrected by the collector where it could. */
export const messageTime = ['timestamp', 'originalTimestamp', 'sentAt', 'receivedAt'];

/** An address that is used as the id of a person is no id: it must not stand in the tables in clear. */
export const userId = (text: Texts): Sql =>
  sql`case when ${emailText(text('userId'))} is null then ${text('userId')} end`;

export const email = (text: Texts): Sql =>
  sql`coalesce(${first(text, ['traits.email', 'context.traits.email', 'properties.email'])}, ${emailText(text('userId'))})`;

/**
 * The key of the id that an alias replaces: an anonymous one where it is this message's own, or where it looks like those
 * that Segment's libraries make, and else an id or an address of the company's.
 */
export function previousId(text: Texts): Sql {
  const previous = text('previousId');
  const uuid = sql`regexp_full_match(lower(${previous}), '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}')`;
  return sql`case when ${uuid} or ${previous} = ${text('anonymousId')} then 'anonymous:' || ${previous}
    else coalesce(${emailKey(emailText(previous))}, ${ownKey(previous)}) end`;
}
