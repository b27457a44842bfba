import { type Sql, sql } from '../../warehouse/index.ts';
import { unwonDeals } from './deal-stage.sql.ts';
import { type ExportFormat, exportReader, first, type Texts } from './export-reader.sql.ts';
import { companyIds, companyNames, contactKey, only, onlyCompany } from './hubspot-ids.sql.ts';

const ids = ['Record ID', 'Record ID - Deal', 'Deal ID'];
const contactIds = ['Associated Contact IDs', 'Associated Contact ID'];
const contacts = ['Associated Contact', 'Associated Contacts'];

/** Exports name an associated contact as `Ann Lee (ann@example.com)`. */
function onlyEmail(text: Texts): Sql {
  const named = first(text, contacts);
  return sql`nullif(regexp_extract(${only(named)}, '[^ ()<>;,]+@[^ ()<>;,]+'), '')`;
}

/** The one contact; where there are several or none the company; and else the contact that is named first. */
function buyer(text: Texts): Sql {
  const all = first(text, contactIds);
  return sql`case when ${only(all)} is not null then ${contactKey(only(all))}
    when ${all} is null and ${onlyEmail(text)} is not null then null
    else coalesce(${onlyCompany(text)}, ${contactKey(sql`trim(split_part(${all}, ';', 1))`)}) end`;
}

/**
 * HubSpot's export of deals: a row for each. A deal that was won is a sale on the day on which it was closed; open and
 * lost ones are set aside.
 */
const format: ExportFormat = {
  name: 'hubspot-deals',
  words: 'HubSpot deals export',
  recognises: ({ headers }) =>
    ['Deal Name', 'Deal Stage', 'Amount', 'Close Date'].every((header) => headers.includes(header)) &&
    ids.some((header) => headers.includes(header)) &&
    [...contactIds, ...contacts, ...companyIds, ...companyNames].some((header) => headers.includes(header)),
  parts: [
    {
      kind: 'transactions',
      columns: [
        { column: 'transaction_id', from: ids, why: 'the deal' },
        { column: 'line', from: ids, why: 'a deal has one line', value: () => sql`'1'` },
        {
          column: 'customer_id',
          from: [...contactIds, ...contacts, ...companyIds, ...companyNames],
          why: 'the contact; where there are several or none the company, by its id and else by its name',
          value: buyer,
        },
        {
          column: 'email',
          from: contacts,
          why: 'the address of the contact, where only one is named',
          value: (
            text,
          ) => sql`case when ${only(first(text, contactIds))} is not null or ${first(text, contactIds)} is null
            then ${onlyEmail(text)} end`,
        },
        { column: 'at', from: 'Close Date', why: 'when the deal was closed' },
        { column: 'amount', from: 'Amount', why: 'of the deal' },
        {
          column: 'category',
          from: 'Deal Type',
          why: 'new business or existing',
        },
        { column: 'currency', from: ['Currency', 'Deal currency code'], why: 'of the amount' },
      ],
      setAside: (text) =>
        unwonDeals(text, {
          stage: ['Deal Stage'],
          won: ['Is Closed Won', 'Is closed won'],
          closed: ['Is Deal Closed?', 'Is deal closed?'],
        }),
    },
  ],
};

export const hubspotDeals = exportReader(format);
