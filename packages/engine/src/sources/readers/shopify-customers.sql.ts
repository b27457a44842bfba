import { type Sql, sql } from '../../warehouse/index.ts';
import { type ExportFormat, exportReader, first, inItem, type Texts } from './export-reader.sql.ts';

/** Ids, telephone numbers and postal codes stand behind an apostrophe, so that a spreadsheet leaves them alone. */
const plain = (text: Texts, ...headers: readonly string[]): Sql =>
  sql`nullif(ltrim(${first(text, headers)}, ''''), '')`;

const id = {
  column: 'customer_id',
  from: 'Customer ID',
  why: 'the customer as Shopify knows it; without one the e-mail address, and else the telephone number',
  value: (text: Texts) => sql`'shopify:' || ${plain(text, 'Customer ID')}`,
} as const;
const email = { column: 'email', from: 'Email', why: 'the address of the customer' } as const;
const phone = {
  column: 'phone',
  from: ['Phone', 'Default Address Phone'],
  why: 'the number of the customer; without one that of the address',
  value: (text: Texts) => plain(text, 'Phone', 'Default Address Phone'),
} as const;

const acceptsEmail = ['Accepts Email Marketing', 'Accepts Marketing'];
const acceptsSms = 'Accepts SMS Marketing';

/** What the row says of each purpose, as far as the file has the column. */
function answers(text: Texts): Sql {
  const one = (purpose: string, status: Sql) =>
    sql`case when ${status} is not null then cast(json_object('purpose', ${purpose}, 'status', ${status}) as varchar) end`;
  const byEmail = one('email', first(text, acceptsEmail));
  return sql`('[' || concat_ws(',', ${byEmail}, ${one('sms', text(acceptsSms))}) || ']')`;
}

/**
 * Shopify's customers CSV: a row for each customer, under the headers of both of its forms. `Total Spent` and `Total
 * Orders` are sums of orders that the orders export has one by one, and are not read.
 */
const format: ExportFormat = {
  name: 'shopify-customers',
  words: 'Shopify customers export',
  recognises: ({ headers }) =>
    ['Email', 'Total Spent', 'Total Orders'].every((header) => headers.includes(header)) &&
    acceptsEmail.some((header) => headers.includes(header)),
  parts: [
    {
      kind: 'customers',
      columns: [
        id,
        email,
        phone,
        { column: 'first_name', from: 'First Name', why: 'for contacting only' },
        { column: 'last_name', from: 'Last Name', why: 'for contacting only' },
        { column: 'street', from: ['Default Address Address1', 'Address1'], why: 'for contacting only' },
        {
          column: 'postal_code',
          from: ['Default Address Zip', 'Zip'],
          why: 'for contacting only',
          value: (text) => plain(text, 'Default Address Zip', 'Zip'),
        },
        { column: 'city', from: ['Default Address City', 'City'], why: 'for contacting only' },
        {
          column: 'country',
          from: ['Default Address Country Code', 'Country Code', 'Country'],
          why: 'of the address',
        },
        {
          column: 'region',
          from: ['Default Address Province Code', 'Province Code', 'Province'],
          why: 'of the address',
        },
      ],
    },
    {
      kind: 'consents',
      each: answers,
      where: (text) => sql`${first(text, [...acceptsEmail, acceptsSms])} is not null`,
      columns: [
        id,
        email,
        phone,
        {
          column: 'purpose',
          from: [...acceptsEmail, acceptsSms],
          why: 'email or sms',
          value: () => inItem('purpose'),
        },
        {
          column: 'status',
          from: [...acceptsEmail, acceptsSms],
          why: 'yes is a consent; no is none, and counts as withdrawn',
          value: () => inItem('status'),
        },
      ],
    },
  ],
};

export const shopifyCustomers = exportReader(format);
