import { describe, expect, test } from 'vitest';
import { previewOf, readKinds } from '../../test/read-kinds.ts';

const orders = { 'orders.csv': 'order_id,customer_id,date,amount\n1,c1,2026-01-05,10.00\n' };

/** Reads one table beside orders: its counts, its canonical rows, and why rows of it were rejected. */
async function readOne(name: string, lines: readonly string[]) {
  const files = { ...orders, [name]: `${lines.join('\n')}\n` };
  const { report, tables, rejected } = await readKinds(files, { maxRejected: 1 });
  const file = report.files.find((one) => one.name === name)!;
  const preview = (await previewOf(files)).find((one) => one.name === name)!;
  expect([preview.kind, preview.mapping.map(({ column, header }) => [column, header])]).toEqual([
    file.kind,
    file.mapping.map(({ column, header }) => [column, header]),
  ]);
  expect(file.rows.read).toBe(file.rows.accepted + file.rows.duplicates + file.rows.rejected);
  return {
    kind: file.kind,
    rows: Object.values(file.rows),
    table: tables[file.kind],
    codes: rejected.map((line) => line.split(',')[3]),
    state: preview.state,
  };
}

describe('tables without a fixed format', () => {
  test('products: the narrower category, prices, and yes or no', async () => {
    expect(
      await readOne('sortiment.csv', [
        'SKU;Bezeichnung;Department;Product category;Brand;List price;Unit cost;Consumable',
        '00123;Tea, green;FOOD;Tea;Own;12,50;4,00;yes',
        '1E5;Pot;HOME;Pots;;1.234,56;;no',
        '00123;Tea, green;FOOD;Tea;Own;12,50;4,00;yes',
        ';No name;HOME;Pots;;1,00;;no',
        'x9;Odd;HOME;Pots;;about 5;;no',
      ]),
    ).toEqual({
      kind: 'products',
      state: 'ready',
      rows: [5, 2, 1, 2],
      codes: ['product-missing', 'price-unreadable'],
      table: [
        {
          product_id: '00123',
          name: 'Tea, green',
          category: 'Tea',
          brand: 'Own',
          price: '12.5',
          cost: '4',
          repeatable: 'true',
        },
        { product_id: '1E5', name: 'Pot', category: 'Pots', price: '1234.56', repeatable: 'false' },
      ],
    });
  });

  test('costs: the same amount twice on one day is spent twice', async () => {
    expect(
      await readOne('marketing_spend.csv', [
        'date,channel,purpose,spend',
        '2026-01-01,search,acquisition,"1,200.50"',
        '2026-01-01,search,acquisition,"1,200.50"',
        '2026-01-02,mail,retention,(30.00)',
        'soon,mail,retention,30.00',
      ]),
    ).toMatchObject({
      kind: 'costs',
      state: 'ready',
      rows: [4, 3, 0, 1],
      codes: ['date-unreadable'],
      table: [
        { day: '2026-01-01', amount: '1200.5' },
        { day: '2026-01-01', amount: '1200.5' },
        { day: '2026-01-02', amount: '-30' },
      ],
    });
  });

  test('campaigns, once each', async () => {
    expect(
      await readOne('campaigns.csv', [
        'campaign_id,campaign_name,campaign_type,start_date,end_date,budget',
        '1,Spring,Type A,2026-03-01,2026-03-31,500',
        '1,Spring,Type A,2026-03-01,2026-03-31,500',
        '2,Summer,,2026-06-01,,',
        ',Nameless,,2026-06-01,,',
      ]),
    ).toMatchObject({
      kind: 'campaigns',
      state: 'ready',
      rows: [4, 2, 1, 1],
      codes: ['campaign-id-missing'],
      table: [
        { campaign_id: '1', name: 'Spring', type: 'Type A', start_day: '2026-03-01', cost: '500' },
        { campaign_id: '2', name: 'Summer', start_day: '2026-06-01' },
      ],
    });
  });

  test('exposures: a table called campaigns that says who was meant by each', async () => {
    expect(
      await readOne('campaigns.csv', ['campaign_id,household_id', '1,c1', '1,c2', '1,c1', '2,c1', '3,']),
    ).toMatchObject({
      kind: 'exposures',
      state: 'ready',
      rows: [5, 3, 1, 1],
      codes: ['customer-missing'],
    });
  });

  test('consents: each word for yes and no, and none that is neither', async () => {
    expect(
      await readOne('consents.csv', [
        'customer_id,purpose,status,date',
        'c1,email,given,2026-01-01',
        'c1,email,withdrawn,2026-02-01',
        'c2,email,Opt-In,2026-01-01',
        'c2,sms,UNSUBSCRIBED,2026-01-01',
        'c3,email,maybe,2026-01-01',
        'c1,email,given,2026-01-01',
      ]),
    ).toMatchObject({
      kind: 'consents',
      state: 'ready',
      rows: [6, 4, 1, 1],
      codes: ['status-unreadable'],
      table: [
        { customer_id: 'c1', status: 'given' },
        { customer_id: 'c1', status: 'withdrawn' },
        { customer_id: 'c2', purpose: 'email', status: 'given' },
        { customer_id: 'c2', purpose: 'sms', status: 'withdrawn' },
      ],
    });
  });

  test('interactions: a message counts once, and the same thing without a number twice', async () => {
    expect(
      await readOne('events.csv', [
        'event_id,customer_id,event_date,event_name,value',
        'm1,c1,2026-01-01T10:00:00Z,Email Opened,',
        'm1,c1,2026-01-01T10:00:00Z,Email Opened,',
        ',c1,2026-01-02T10:00:00Z,Visit,1.50',
        ',c1,2026-01-02T10:00:00Z,Visit,1.50',
        'm2,,2026-01-02T10:00:00Z,Visit,',
        'm3,c1,yesterday,Visit,',
      ]),
    ).toMatchObject({
      kind: 'interactions',
      state: 'ready',
      rows: [6, 3, 1, 2],
      codes: ['customer-missing', 'date-unreadable'],
      table: [{ kind: 'Visit', value: '1.5' }, { kind: 'Visit', value: '1.5' }, { kind: 'Email Opened' }],
    });
  });

  test('interactions that only the file names', async () => {
    expect(
      await readOne('coupon-redemptions.csv', [
        'household_id,coupon_upc,campaign_id,redemption_date',
        'c1,5138,26,2026-01-01',
        'c1,5139,26,2026-01-01',
      ]),
    ).toMatchObject({
      kind: 'interactions',
      state: 'ready',
      rows: [2, 2, 0, 0],
      table: [
        { kind: 'coupon_redemptions', campaign_id: '26' },
        { kind: 'coupon_redemptions', campaign_id: '26' },
      ],
    });
  });

  test.each([
    ['company_size', ['1-5', '5-25', '25-50', '1,200']],
    ['household_size', ['65+ years', '45-54', '35-44', '19-24']],
    ['category_spend', ['50-74K', '35-49K', '250K+', 'Under 15K']],
  ])('a %s in ranges is left unread rather than read wrongly', async (column, values) => {
    const { kind, table, rows } = await readOne('customers.csv', [
      `customer_id,${column},region`,
      ...values.map((value, i) => `c${i},"${value}",north`),
    ]);
    expect([kind, rows]).toEqual(['customers', [4, 4, 0, 0]]);
    expect(table!.every((row) => !(column in row))).toBe(true);
  });

  test.each([
    ['5+', '5'],
    ['1,200', '1200'],
    ['1.200', '1200'],
    ['1 200', '1200'],
    ["12'500", '12500'],
    ['2.5', '2.5'],
    ['2,5', '2.5'],
  ])('%s people are %s, whatever the marks of money are', async (written, size) => {
    const { table } = await readOne('customers.csv', [
      'customer_id,company_size,region',
      `c1,"${written}",north`,
    ]);
    expect(table).toEqual([{ customer_id: 'c1', region: 'north', company_size: size }]);
  });
});
