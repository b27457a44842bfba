import { sql } from '../../warehouse/index.ts';
import { unwonDeals } from './deal-stage.sql.ts';
import { type ExportFormat, exportReader, first } from './export-reader.sql.ts';
import { accountIds, accountKey, accountNames, deletedRecord, salesforceKey } from './salesforce-ids.sql.ts';

const ids = ['Opportunity ID', 'Opportunity Id', 'Id'];
const contactIds = ['Contact ID', 'ContactId'];
const stages = ['Stage', 'StageName'];

/**
 * Salesforce's opportunities: as a report writes them, with labels, or as the Data Loader does, with the names of the
 * API. One that was won is a sale on the day on which it was closed; open and lost ones are set aside.
 */
const format: ExportFormat = {
  name: 'salesforce-opportunities',
  words: 'Salesforce opportunities export',
  recognises: ({ headers }) => {
    const has = (...names: readonly string[]) => names.every((name) => headers.includes(name));
    const hasBuyer = [...contactIds, ...accountIds, ...accountNames].some((name) => headers.includes(name));
    const isReport =
      (has('Opportunity Name') || has('Opportunity ID')) && has('Stage', 'Close Date', 'Amount');
    return hasBuyer && (isReport || has('Id', 'StageName', 'CloseDate', 'Amount'));
  },
  parts: [
    {
      kind: 'transactions',
      columns: [
        {
          column: 'transaction_id',
          from: ids,
          why: 'the opportunity, by the 15 characters that every export has',
          value: (text) => sql`case when length(${first(text, ids)}) = 18 then left(${first(text, ids)}, 15)
            else ${first(text, ids)} end`,
        },
        { column: 'line', from: ids, why: 'an opportunity has one line', value: () => sql`'1'` },
        {
          column: 'customer_id',
          from: [...contactIds, ...accountIds, ...accountNames],
          why: 'the contact; without one the account, by its id and else by its name',
          value: (text) => sql`coalesce(${salesforceKey(first(text, contactIds))}, ${accountKey(text)})`,
        },
        { column: 'at', from: ['Close Date', 'CloseDate'], why: 'when the opportunity was closed' },
        { column: 'amount', from: 'Amount', why: 'of the opportunity' },
        { column: 'category', from: 'Type', why: 'new business or existing' },
        { column: 'channel', from: ['Lead Source', 'LeadSource'], why: 'where it came from' },
        {
          column: 'currency',
          from: ['Amount Currency', 'Opportunity Currency', 'CurrencyIsoCode'],
          why: 'of the amount',
        },
      ],
      setAside: (text) => [
        deletedRecord(text),
        ...unwonDeals(text, { stage: stages, won: ['Won', 'IsWon'], closed: ['Closed', 'IsClosed'] }),
      ],
    },
  ],
};

export const salesforceOpportunities = exportReader(format);
