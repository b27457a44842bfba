import { expect, test } from 'vitest';
import { previewOf, readKinds } from '../../../test/read-kinds.ts';

const asReport = {
  'contacts.csv': [
    'Contact ID,First Name,Last Name,Account ID,Account Name,Email,Phone,Mobile,Mailing Street,Mailing City,Mailing State/Province,Mailing Zip/Postal Code,Mailing Country,Lead Source,Created Date,Industry,Employees,Email Opt Out',
    '003A0000001aAaA,Ann,Lee,001A0000001bBbB,Acme GmbH,Ann@example.com,01 234567,+43 660 123456,1 High St,Vienna,Vienna,01010,Austria,Web,2025-03-12,Software,"1,200",0',
    '003A0000001aAaB,Bob,Noe,001A0000001bBbB,Acme GmbH,bob@example.com,01 234567,,,,,,,,2025-04-01,Software,100-500,1',
    '',
  ].join('\n'),
  'opportunities.csv': [
    'Opportunity ID,Account ID,Account Name,Contact ID,Opportunity Name,Type,Amount Currency,Amount,Stage,Close Date,Opportunity Owner',
    '006A0000001cCcA,001A0000001bBbB,Acme GmbH,003A0000001aAaA,First,New Business,EUR,"15,000.50",Closed Won,2026-01-05,Sam',
    '006A0000001cCcB,001A0000001bBbB,Acme GmbH,,Second,Existing Business,EUR,2500.00,Closed Won,2026-02-05,Sam',
    '006A0000001cCcC,,Lone Ltd,,Third,New Business,EUR,100.00,Closed Won,2026-03-05,Sam',
    '006A0000001cCcD,001A0000001bBbB,Acme GmbH,,Fourth,New Business,EUR,900.00,Closed Lost,2026-03-06,Sam',
    '006A0000001cCcE,001A0000001bBbB,Acme GmbH,,Fifth,New Business,EUR,,Negotiation/Review,2026-09-06,Sam',
    '',
  ].join('\n'),
};

const asApi = {
  'Contact.csv': [
    'Id,IsDeleted,AccountId,LastName,FirstName,MailingStreet,MailingCity,MailingState,MailingPostalCode,MailingCountry,Phone,MobilePhone,Email,LeadSource,CreatedDate,HasOptedOutOfEmail',
    '003A0000001aAaAIAU,false,001A0000001bBbBIAU,Lee,Ann,1 High St,Vienna,Vienna,01010,Austria,01 234567,+43 660 123456,Ann@example.com,Web,2025-03-12T09:14:00.000Z,false',
    '003A0000001aAaBIAU,false,001A0000001bBbBIAU,Noe,Bob,,,,,,01 234567,,bob@example.com,,2025-04-01T10:00:00.000Z,true',
    '',
  ].join('\n'),
  'Opportunity.csv': [
    'Id,IsDeleted,AccountId,Name,StageName,Amount,Probability,CloseDate,Type,IsClosed,IsWon,CurrencyIsoCode,ContactId',
    '006A0000001cCcAIAU,false,001A0000001bBbBIAU,First,Signed,15000.5,100,2026-01-05,New Business,true,true,EUR,003A0000001aAaAIAU',
    '006A0000001cCcBIAU,false,001A0000001bBbBIAU,Second,Signed,2500,100,2026-02-05,Existing Business,true,true,EUR,',
    '006A0000001cCcDIAU,false,001A0000001bBbBIAU,Fourth,Given up,900,0,2026-03-06,New Business,true,false,EUR,',
    '006A0000001cCcEIAU,false,001A0000001bBbBIAU,Fifth,Talks,,50,2026-09-06,New Business,false,false,EUR,',
    '006A0000001cCcFIAU,true,001A0000001bBbBIAU,Thrown away,Signed,5,100,2026-02-05,New Business,true,true,EUR,',
    '',
  ].join('\n'),
};

const sales = [
  ['006A0000001cCcA', 'salesforce:003A0000001aAaA', '2026-01-05', 15000.5],
  ['006A0000001cCcB', 'salesforce:001A0000001bBbB', '2026-02-05', 2500],
];

test('a report: labels as headers, ids of 15 characters', async () => {
  const { report, orders, rejected, tables } = await readKinds(asReport);
  expect(report.files.map(({ kind, reader, rows }) => [kind, reader, Object.values(rows)])).toEqual([
    ['customers', 'salesforce-contacts', [2, 2, 0, 0]],
    ['consents', 'salesforce-contacts', [1, 1, 0, 0]],
    ['transactions', 'salesforce-opportunities', [5, 3, 0, 2]],
  ]);
  expect(orders.map(({ order, customer, day, amount }) => [order, customer, day, amount])).toEqual([
    ...sales,
    ['006A0000001cCcC', 'salesforce:account:Lone Ltd', '2026-03-05', 100],
  ]);
  expect(rejected.map((line) => /deal-\w+/.exec(line)?.[0])).toEqual(['deal-lost', 'deal-open']);
  expect(tables.customers).toEqual([
    {
      customer_id: 'salesforce:003A0000001aAaA',
      created_at: '2025-03-12',
      country: 'Austria',
      region: 'Vienna',
      acquisition_channel: 'Web',
      industry: 'Software',
      company_size: '1200',
      account_id: 'salesforce:001A0000001bBbB',
    },
    {
      customer_id: 'salesforce:003A0000001aAaB',
      created_at: '2025-04-01',
      industry: 'Software',
      account_id: 'salesforce:001A0000001bBbB',
    },
  ]);
  expect(tables.contacts?.[0]).toMatchObject({ phone: '+43660123456', postal_code: '01010' });
});

test('the Data Loader: names of the API, ids of 18 characters, won and lost in columns of their own', async () => {
  const { orders, rejected, tables } = await readKinds(asApi);
  expect(orders.map(({ order, customer, day, amount }) => [order, customer, day, amount])).toEqual(sales);
  expect(rejected.map((line) => /(deal|record)-\w+/.exec(line)?.[0])).toEqual([
    'deal-lost',
    'deal-open',
    'record-deleted',
  ]);
  expect(tables.customers?.map(({ customer_id, account_id }) => [customer_id, account_id])).toEqual([
    ['salesforce:003A0000001aAaA', 'salesforce:001A0000001bBbB'],
    ['salesforce:003A0000001aAaB', 'salesforce:001A0000001bBbB'],
  ]);
  expect(tables.consents).toEqual([
    { customer_id: 'salesforce:003A0000001aAaB', purpose: 'email', status: 'withdrawn' },
  ]);
});

test.each([asReport, asApi])('a preview calls all of them ready', async (files) => {
  expect((await previewOf(files)).map(({ state, kind, reader }) => [state, kind, reader])).toEqual([
    ['ready', 'customers', 'Salesforce contacts export'],
    ['ready', 'transactions', 'Salesforce opportunities export'],
  ]);
});
