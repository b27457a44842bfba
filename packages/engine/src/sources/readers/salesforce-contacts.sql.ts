import { sql } from '../../warehouse/index.ts';
import { type ExportFormat, exportReader, first, type Texts } from './export-reader.sql.ts';
import { plainNumber } from './plain-number.sql.ts';
import { accountIds, accountKey, accountNames, deletedRecord, salesforceKey } from './salesforce-ids.sql.ts';

const ids = ['Contact ID', 'Contact Id', 'Id'];
const optOut = ['Email Opt Out', 'HasOptedOutOfEmail'];
const phones = ['Mobile', 'Mobile Phone', 'MobilePhone', 'Phone'];
const employees = ['Employees', 'Account.NumberOfEmployees', 'NumberOfEmployees'];

const id = {
  column: 'customer_id',
  from: ids,
  why: 'the contact as Salesforce knows it, by the 15 characters that every export has',
  value: (text: Texts) => salesforceKey(first(text, ids)),
} as const;

/** Salesforce's contacts: as a report writes them, with labels, or as the Data Loader does, with the names of the API. */
const format: ExportFormat = {
  name: 'salesforce-contacts',
  words: 'Salesforce contacts export',
  recognises: ({ headers }) => {
    const has = (...names: readonly string[]) => names.every((name) => headers.includes(name));
    const hasAccount = [...accountIds, ...accountNames].some((header) => headers.includes(header));
    return (
      (has('Contact ID', 'Last Name') && (hasAccount || has('Mailing City') || has('Contact Owner'))) ||
      (has('Id', 'LastName', 'Email') && (has('AccountId') || has('MailingCity')))
    );
  },
  parts: [
    {
      kind: 'customers',
      columns: [
        id,
        { column: 'email', from: 'Email', why: 'the address of the contact' },
        {
          column: 'phone',
          from: phones,
          why: 'the mobile number; without one the other',
          value: (text) => first(text, phones),
        },
        { column: 'first_name', from: ['First Name', 'FirstName'], why: 'for contacting only' },
        { column: 'last_name', from: ['Last Name', 'LastName'], why: 'for contacting only' },
        { column: 'street', from: ['Mailing Street', 'MailingStreet'], why: 'for contacting only' },
        {
          column: 'postal_code',
          from: ['Mailing Zip/Postal Code', 'Mailing Postal Code', 'MailingPostalCode'],
          why: 'for contacting only',
        },
        { column: 'city', from: ['Mailing City', 'MailingCity'], why: 'for contacting only' },
        {
          column: 'country',
          from: ['Mailing Country', 'MailingCountry', 'MailingCountryCode'],
          why: 'of the address',
        },
        {
          column: 'region',
          from: ['Mailing State/Province', 'Mailing State', 'MailingState', 'MailingStateCode'],
          why: 'of the address',
        },
        { column: 'created_at', from: ['Created Date', 'CreatedDate'], why: 'when the contact was entered' },
        {
          column: 'acquisition_channel',
          from: ['Lead Source', 'LeadSource'],
          why: 'where the contact came from',
        },
        {
          column: 'account_id',
          from: [...accountIds, ...accountNames],
          why: 'the account, by its id and else by its name',
          value: accountKey,
        },
        { column: 'industry', from: ['Industry', 'Account.Industry'], why: 'of the account' },
        {
          column: 'company_size',
          from: employees,
          why: 'people in the account; a range says no number',
          value: (text) => plainNumber(first(text, employees)),
        },
      ],
      setAside: (text) => [deletedRecord(text)],
    },
    {
      kind: 'consents',
      where: (text) => sql`lower(${first(text, optOut)}) in ('true', 'yes', '1')`,
      columns: [
        id,
        { column: 'purpose', from: optOut, why: 'e-mail', value: () => sql`'email'` },
        {
          column: 'status',
          from: optOut,
          why: 'who opted out has withdrawn; who did not has not therefore agreed',
          value: () => sql`'withdrawn'`,
        },
      ],
    },
  ],
};

export const salesforceContacts = exportReader(format);
