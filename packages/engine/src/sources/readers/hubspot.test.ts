import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { previewOf, readKinds } from '../../../test/read-kinds.ts';

const email = (text: string) => `email:${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;

const contacts = [
  'Record ID,First Name,Last Name,Email,Phone Number,Lifecycle Stage,Contact owner,Create Date,Country/Region,State/Region,City,Postal Code,Original Source,Associated Company,Associated Company IDs (Primary),Industry,Number of Employees,Unsubscribed from all email',
  '51,Ann,Lee,Ann@example.com,+43 1 234567,Customer,Sam,2025-03-12 09:14,Austria,Vienna,Vienna,01010,Organic Search,Acme GmbH,9001,Software,"1,200",false',
  '52,Bob,Noe,bob@example.com,,Lead,Sam,2025-04-01 10:00,,,,,Paid Search,,,,5-25,true',
  '53,,,,,Lead,,2025-04-02 10:00,,,,,,Lone Ltd,,,,',
  '',
].join('\n');

const deals = [
  'Record ID,Deal Name,Deal Stage,Pipeline,Amount,Currency,Close Date,Deal owner,Associated Contact,Associated Contact IDs,Associated Company,Associated Company IDs (Primary)',
  '7001,Acme first,Closed won,Sales Pipeline,15000.50,EUR,2026-01-05 10:30,Sam,Ann Lee (ann@example.com),51,Acme GmbH,9001',
  '7002,Acme second,Closed Won (Sales Pipeline),Sales Pipeline,2500,EUR,2026-02-05 10:30,Sam,Ann Lee (ann@example.com);Bob Noe (bob@example.com),51;52,Acme GmbH,9001',
  '7003,By company,closedwon,Sales Pipeline,100,EUR,2026-03-05 10:30,Sam,,,Lone Ltd,',
  '7004,Lost one,Closed lost,Sales Pipeline,900,EUR,2026-03-06 10:30,Sam,,52,,',
  '7005,Open one,Contract sent,Sales Pipeline,,EUR,2026-09-06 10:30,Sam,,52,,',
  '7006,Not really,Closed - Not Won,Sales Pipeline,10,EUR,2026-03-06 10:30,Sam,,52,,',
  '7007,No amount,Closed won,Sales Pipeline,,EUR,2026-03-07 10:30,Sam,,52,,',
  '7008,Nobody,Closed won,Sales Pipeline,10,EUR,2026-03-07 10:30,Sam,,,,',
  '7009,By address,Closed won,Sales Pipeline,10,EUR,2026-03-08 10:30,Sam,Cy Poe (CY@example.com),,Acme GmbH,9001',
  '7010,Two strangers,Closed won,Sales Pipeline,10,EUR,2026-03-09 10:30,Sam,,54;53,,',
  '',
].join('\n');

test('contacts and deals, with the company where no contact stands for it', async () => {
  const { report, orders, rejected, tables } = await readKinds(
    { 'hubspot-crm-exports-contacts.csv': contacts, 'hubspot-crm-exports-deals.csv': deals },
    { maxRejected: 1 },
  );
  expect(report.files.map(({ kind, reader, rows }) => [kind, reader, Object.values(rows)])).toEqual([
    ['customers', 'hubspot-contacts', [3, 3, 0, 0]],
    ['consents', 'hubspot-contacts', [1, 1, 0, 0]],
    ['transactions', 'hubspot-deals', [10, 5, 0, 5]],
  ]);
  expect(
    orders.map(({ order, customer, at, amount, currency }) => [order, customer, at, amount, currency]),
  ).toEqual([
    ['7001', 'hubspot:51', '2026-01-05 10:30:00', 15000.5, 'EUR'],
    ['7002', 'hubspot:company:9001', '2026-02-05 10:30:00', 2500, 'EUR'],
    ['7003', 'hubspot:company:Lone Ltd', '2026-03-05 10:30:00', 100, 'EUR'],
    ['7009', email('cy@example.com'), '2026-03-08 10:30:00', 10, 'EUR'],
    ['7010', 'hubspot:54', '2026-03-09 10:30:00', 10, 'EUR'],
  ]);
  expect(rejected.map((line) => [line.split(',')[1], /(deal|amount|customer)-\w+/.exec(line)?.[0]])).toEqual([
    ['5', 'deal-lost'],
    ['6', 'deal-open'],
    ['7', 'deal-lost'],
    ['8', 'amount-missing'],
    ['9', 'customer-missing'],
  ]);
  expect(tables.customers).toEqual([
    {
      customer_id: 'hubspot:51',
      created_at: '2025-03-12',
      country: 'Austria',
      region: 'Vienna',
      acquisition_channel: 'Organic Search',
      industry: 'Software',
      company_size: '1200',
      account_id: 'hubspot:company:9001',
    },
    { customer_id: 'hubspot:52', created_at: '2025-04-01', acquisition_channel: 'Paid Search' },
    { customer_id: 'hubspot:53', created_at: '2025-04-02', account_id: 'hubspot:company:Lone Ltd' },
  ]);
  expect(tables.consents).toEqual([{ customer_id: 'hubspot:52', purpose: 'email', status: 'withdrawn' }]);
  expect(tables.contacts).toContainEqual(
    expect.objectContaining({ customer_id: 'hubspot:51', postal_code: '01010' }),
  );
  // A company is nobody's address: it is linked with no contact.
  expect(tables.identity_links?.filter(({ key }) => key?.includes('company'))).toEqual([]);
});

test('what a stage is called matters less than that the deal is said to be won', async () => {
  const { orders } = await readKinds(
    {
      'deals.csv': [
        'Record ID,Deal Name,Deal Stage,Is Closed Won,Amount,Close Date,Associated Company ID',
        '1,a,Signed,true,10,2026-01-05,7',
        '2,b,Signed and won over,false,10,2026-01-06,7',
        '',
      ].join('\n'),
    },
    { maxRejected: 1 },
  );
  expect(orders.map(({ order }) => order)).toEqual(['1']);
});

test('a preview calls both ready', async () => {
  const files = await previewOf({ 'contacts.csv': contacts, 'deals.csv': deals });
  expect(files.map(({ state, kind, reader }) => [state, kind, reader])).toEqual([
    ['ready', 'customers', 'HubSpot contacts export'],
    ['ready', 'transactions', 'HubSpot deals export'],
  ]);
});

test.each([
  ['companies', 'Record ID,Company name,Company Domain Name,Industry\n9001,Acme GmbH,acme.com,Software\n'],
  [
    'deals without anybody',
    'Record ID,Deal Name,Deal Stage,Amount,Close Date\n1,a,Closed won,5,2026-01-05\n',
  ],
])('%s are another file', async (_, content) => {
  const [file] = await previewOf({ 'x.csv': content });
  expect(file?.reader ?? '').not.toContain('HubSpot');
});
