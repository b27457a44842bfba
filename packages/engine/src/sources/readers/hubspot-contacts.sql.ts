import { sql } from '../../warehouse/index.ts';
import { type ExportFormat, exportReader, first, type Texts } from './export-reader.sql.ts';
import { companyIds, companyNames, contactKey, onlyCompany } from './hubspot-ids.sql.ts';
import { plainNumber } from './plain-number.sql.ts';

const ids = ['Record ID', 'Record ID - Contact', 'Contact ID'];
const optOut = 'Unsubscribed from all email';
/** Other programs write `Contact ID`, names and addresses too; these headers are HubSpot's. */
const ownHeaders = ['Lifecycle Stage', 'Lead Status', 'Contact owner', 'Original Source', ...companyIds];

const id = {
  column: 'customer_id',
  from: ids,
  why: 'the contact as HubSpot knows it; without one the e-mail address',
  value: (text: Texts) => contactKey(first(text, ids)),
} as const;

/** HubSpot's export of contacts: a row for each. */
const format: ExportFormat = {
  name: 'hubspot-contacts',
  words: 'HubSpot contacts export',
  recognises: ({ headers }) =>
    headers.includes('Email') &&
    !headers.includes('Deal Name') &&
    ids.some((header) => headers.includes(header)) &&
    (ownHeaders.some((header) => headers.includes(header)) ||
      (!headers.includes('Contact ID') && headers.includes('First Name'))),
  parts: [
    {
      kind: 'customers',
      columns: [
        id,
        { column: 'email', from: 'Email', why: 'the address of the contact' },
        {
          column: 'phone',
          from: ['Phone Number', 'Mobile Phone Number', 'Phone'],
          why: 'the number of the contact',
          value: (text) => first(text, ['Phone Number', 'Mobile Phone Number', 'Phone']),
        },
        { column: 'first_name', from: 'First Name', why: 'for contacting only' },
        { column: 'last_name', from: 'Last Name', why: 'for contacting only' },
        { column: 'street', from: 'Street Address', why: 'for contacting only' },
        { column: 'postal_code', from: 'Postal Code', why: 'for contacting only' },
        { column: 'city', from: 'City', why: 'for contacting only' },
        { column: 'country', from: 'Country/Region', why: 'of the contact' },
        { column: 'region', from: 'State/Region', why: 'of the contact' },
        { column: 'created_at', from: 'Create Date', why: 'when the contact was entered' },
        {
          column: 'acquisition_channel',
          from: ['Original Source', 'Original Traffic Source'],
          why: 'where the contact came from',
        },
        {
          column: 'account_id',
          from: [...companyIds, ...companyNames],
          why: 'the company, by its id and else by its name; empty where the contact has several',
          value: onlyCompany,
        },
        { column: 'industry', from: 'Industry', why: 'of the company' },
        {
          column: 'company_size',
          from: ['Number of Employees', 'Number of employees', 'Company size'],
          why: 'people in the company; a range such as 5-25 says no number',
          value: (text) =>
            plainNumber(first(text, ['Number of Employees', 'Number of employees', 'Company size'])),
        },
      ],
    },
    {
      kind: 'consents',
      where: (text) => sql`lower(${text(optOut)}) in ('true', 'yes', '1')`,
      columns: [
        id,
        { column: 'email', from: 'Email', why: 'the address of the contact' },
        { column: 'purpose', from: optOut, why: 'e-mail', value: () => sql`'email'` },
        {
          column: 'status',
          from: optOut,
          why: 'who unsubscribed has withdrawn; who did not has not therefore agreed',
          value: () => sql`'withdrawn'`,
        },
      ],
    },
  ],
};

export const hubspotContacts = exportReader(format);
