import { expect, test } from 'vitest';
import { previewOf, readKinds } from '../../../test/read-kinds.ts';

const orders =
  'Name,Email,Financial Status,Currency,Subtotal,Created at,Lineitem quantity,Lineitem name,Lineitem price\n' +
  '#1,ann@example.com,paid,EUR,10.00,2026-01-05 10:00:00 +0100,1,Tea,10.00\n';

const newForm = [
  'Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Default Address Address2,Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags',
  `'7101,Ann,Lee,ANN@example.com,yes,,1 High St,,Vienna,9,AT,'01010,'0043 1 234567,'+43 1 999999,no,248.50,2,VIP,no,"a, b"`,
  `'7102,,,,no,,,,,,,,,'+16305550000,yes,0.00,0,,no,`,
  `'7103,Cy,Noe,,no,,,,,,,,,,no,0.00,0,,no,`,
  `,Di,Poe,,no,,,,,,,,,,no,0.00,0,,no,`,
  '',
].join('\n');

test('customers, how to reach them, and what they agreed to', async () => {
  const { report, tables, rejected } = await readKinds(
    { 'orders.csv': orders, 'customers_export.csv': newForm },
    { maxRejected: 1 },
  );
  expect(
    report.files.map(({ name, kind, reader, rows }) => [name, kind, reader, Object.values(rows)]),
  ).toEqual([
    ['customers_export.csv', 'customers', 'shopify-customers', [4, 3, 0, 1]],
    ['customers_export.csv', 'consents', 'shopify-customers', [8, 6, 0, 2]],
    ['orders.csv', 'transactions', 'shopify-orders', [1, 1, 0, 0]],
  ]);
  expect(tables.customers).toEqual([
    { customer_id: 'shopify:7101', country: 'AT', region: '9' },
    { customer_id: 'shopify:7102' },
    { customer_id: 'shopify:7103' },
  ]);
  expect(tables.contacts).toContainEqual({
    customer_id: 'shopify:7101',
    email: 'ann@example.com',
    phone: '+431999999',
    first_name: 'Ann',
    last_name: 'Lee',
    street: '1 High St',
    postal_code: '01010',
    city: 'Vienna',
    country: 'AT',
  });
  expect(tables.consents?.map((row) => Object.values(row).join(' '))).toEqual([
    'shopify:7101 email given',
    'shopify:7101 sms withdrawn',
    'shopify:7102 email withdrawn',
    'shopify:7102 sms given',
    'shopify:7103 email withdrawn',
    'shopify:7103 sms withdrawn',
  ]);
  // The orders of a buyer are found by the address, which both files hold.
  const byEmail = tables.transactions?.[0]?.customer_id;
  expect(tables.identity_links?.some(({ key, other }) => key === 'shopify:7101' && other === byEmail)).toBe(
    true,
  );
  expect(rejected[0]).toContain('customer-missing');
});

test('the older form has no ids', async () => {
  const { report, tables } = await readKinds({
    'orders.csv': orders,
    'customers.csv': [
      'First Name,Last Name,Email,Accepts Email Marketing,Company,Address1,Address2,City,Province,Province Code,Country,Country Code,Zip,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Tags,Note,Tax Exempt',
      "Ann,Lee,ann@example.com,yes,,1 High St,,Vienna,Wien,9,Austria,AT,'1010,,no,20.00,2,,,no",
      '',
    ].join('\n'),
  });
  expect(report.files[0]).toMatchObject({ reader: 'shopify-customers', rows: { read: 1, accepted: 1 } });
  expect(tables.customers?.[0]?.customer_id).toBe(tables.transactions?.[0]?.customer_id);
});

test('a preview calls it ready', async () => {
  const [file] = await previewOf({ 'customers_export.csv': newForm, 'orders.csv': orders });
  expect(file).toMatchObject({ state: 'ready', kind: 'customers', reader: 'Shopify customers export' });
});
