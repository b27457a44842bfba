import { describe, expect, test } from 'vitest';
import { type Read, readFiles } from '../../test/read-files.ts';
import { type DuckDbWarehouse, sql } from '../warehouse/index.ts';

const orders = { 'orders.csv': 'customer_id,date,amount\na,2026-01-21,10.50\nb,2026-02-13,20.25\n' };

async function customersOf(
  files: Readonly<Record<string, string>>,
  maxRejected = 1,
): Promise<Read & { customers: unknown[] }> {
  let customers: unknown[] = [];
  const look = async (landing: DuckDbWarehouse) => {
    customers = await landing.rows(
      sql`select customer_id, region, category_spend, share_of_wallet, industry, company_size, household_size
          from customers order by customer_id`,
      {
        customer_id: 'text',
        region: 'text?',
        category_spend: 'money?',
        share_of_wallet: 'number?',
        industry: 'text?',
        company_size: 'number?',
        household_size: 'number?',
      },
    );
  };
  const read = await readFiles({ ...orders, ...files }, { look, maxRejected });
  return { ...read, customers };
}

const empty = {
  region: null,
  category_spend: null,
  share_of_wallet: null,
  industry: null,
  company_size: null,
  household_size: null,
};
const rowsOf = ({ report }: Read, name: string) => report.files.find((file) => file.name === name)?.rows;

describe('what a list of customers says of spending and people', () => {
  test('usual names are understood', async () => {
    const { customers } = await customersOf({
      'customers.csv':
        'customer_id,annual_category_spend,Wallet share,Branche,Employees,Haushaltsgröße\na,1200.50,0.35,Retail,40,3\nb,,,,,\n',
    });
    expect(customers).toEqual([
      {
        ...empty,
        customer_id: 'a',
        category_spend: 1200.5,
        share_of_wallet: 0.35,
        industry: 'Retail',
        company_size: 40,
        household_size: 3,
      },
      { ...empty, customer_id: 'b' },
    ]);
  });

  test.each([
    ['share_of_wallet', '0.35', 0.35],
    ['share_of_wallet', '35%', 0.35],
    ['share_of_wallet', '35 %', 0.35],
    ['share_of_wallet', '"35,5 %"', 0.355],
    ['share_of_wallet', '"0,35"', 0.35],
    ['share_of_wallet', '1', 1],
    ['Share of wallet (%)', '35', 0.35],
    ['share_of_wallet_pct', '35', 0.35],
    ['household_size', '5+', 5],
    ['company_size', '250 +', 250],
  ])('%s %s is %d', async (header, value, is) => {
    const { customers } = await customersOf({ 'customers.csv': `customer_id,${header}\na,${value}\n` });
    const column = header.startsWith('h') || header.startsWith('c') ? header : 'share_of_wallet';
    expect(customers).toEqual([{ ...empty, customer_id: 'a', [column]: is }]);
  });

  test.each([
    ['category_spend', '-5', 'category-spend-negative'],
    ['share_of_wallet', '35', 'share-of-wallet-out-of-range'],
    ['share_of_wallet', '120 %', 'share-of-wallet-out-of-range'],
    ['share_of_wallet', '-0.1', 'share-of-wallet-out-of-range'],
    ['household_size', '-1', 'household-size-negative'],
    ['company_size', 'some', 'company-size-unreadable'],
    ['category_spend', 'much', 'category-spend-unreadable'],
  ])('%s %s is rejected: %s', async (header, value, code) => {
    const { customers, rejected } = await customersOf({
      'customers.csv': `customer_id,${header}\na,${value}\nb,1\nc,1\n`,
    });
    expect(customers).toHaveLength(2);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).toContain(`customers.csv,2,${header},${code},`);
  });

  test('answers with a day and an amount are no orders', async () => {
    const { report } = await customersOf({
      'answers.csv':
        'customer_id,category_spend,answered_at\na,400.50,2026-06-17\na,380.50,2025-06-17\nb,120.25,2026-06-12\n',
    });
    expect(report.files.map(({ name, kind }) => [name, kind])).toEqual([
      ['answers.csv', 'customers'],
      ['orders.csv', 'transactions'],
    ]);
  });

  test('an amount with the category’s spend beside the order is an order', async () => {
    const { report } = await customersOf({
      'customers.csv': 'customer_id,region\na,north\n',
      'more.csv':
        'order_id,customer_id,date,amount,category_spend\n1,a,2026-01-21,10.50,400\n2,b,2026-01-22,11.50,500\n',
    });
    expect(report.files.map(({ name, kind }) => [name, kind])).toContainEqual(['more.csv', 'transactions']);
  });
});

describe('several files about the same customers', () => {
  test('different columns are put together, and every row counts', async () => {
    const read = await customersOf({
      'customers.csv': 'customer_id,region,household_size\na,north,2\nb,south,1\n',
      'survey.csv': 'customer_id,category_spend\nb,400\nc,250\n',
    });
    expect(read.customers).toEqual([
      { ...empty, customer_id: 'a', region: 'north', household_size: 2 },
      { ...empty, customer_id: 'b', region: 'south', household_size: 1, category_spend: 400 },
      { ...empty, customer_id: 'c', category_spend: 250 },
    ]);
    expect(rowsOf(read, 'customers.csv')).toEqual({ read: 2, accepted: 2, duplicates: 0, rejected: 0 });
    expect(rowsOf(read, 'survey.csv')).toEqual({ read: 2, accepted: 2, duplicates: 0, rejected: 0 });
    expect(read.report.notes).toEqual([]);
  });

  test('two values of one column are named, and the first file’s stands', async () => {
    const read = await customersOf({
      'a.csv': 'customer_id,region,household_size\na,north,\nb,south,1\n',
      'b.csv': 'customer_id,region,household_size\na,east,4\nb,south,1\n',
    });
    expect(read.customers).toEqual([
      { ...empty, customer_id: 'a', region: 'north', household_size: 4 },
      { ...empty, customer_id: 'b', region: 'south', household_size: 1 },
    ]);
    expect(rowsOf(read, 'b.csv')).toEqual({ read: 2, accepted: 1, duplicates: 1, rejected: 0 });
    expect(read.report.notes).toEqual([
      'a.csv, b.csv: 1 customer with more than one region; the value of the first row is used, files in the order of their names.',
    ]);
  });

  test('a row that only adds an identifier counts; one that adds nothing is a duplicate', async () => {
    const read = await customersOf({
      'customers.csv':
        'customer_id,region,email\na,north,ann@example.com\nb,south,\nc,east,cat@example.com\n',
      'members.csv': [
        'customer_id,email,phone',
        'a,ANN@example.com,+43 660 1000001',
        'a,ann@example.org,',
        'b,bob@example.com,',
        'c,Cat@Example.com ,call me',
        '',
      ].join('\n'),
    });
    expect(read.customers).toEqual([
      { ...empty, customer_id: 'a', region: 'north' },
      { ...empty, customer_id: 'b', region: 'south' },
      { ...empty, customer_id: 'c', region: 'east' },
    ]);
    expect(rowsOf(read, 'customers.csv')).toEqual({ read: 3, accepted: 3, duplicates: 0, rejected: 0 });
    expect(rowsOf(read, 'members.csv')).toEqual({ read: 4, accepted: 3, duplicates: 1, rejected: 0 });
  });

  test('which rows add something does not hang on their order', async () => {
    const rows = ['a,ann@example.com,', 'a,ann@example.com,+43 660 1000001', 'a,,+43 660 1000001'];
    const read = (lines: readonly string[]) =>
      customersOf({ 'members.csv': `customer_id,email,phone\n${lines.join('\n')}\n` });
    const [one, other] = [await read(rows), await read(rows.toReversed())];
    expect(rowsOf(one, 'members.csv')).toEqual({ read: 3, accepted: 1, duplicates: 2, rejected: 0 });
    expect(rowsOf(other, 'members.csv')).toEqual(rowsOf(one, 'members.csv'));
  });

  test('the order of the rows of a file changes nothing', async () => {
    const rows = ['a,north,400', 'a,,300', 'a,east,'];
    const read = (lines: readonly string[]) =>
      customersOf({ 'customers.csv': `customer_id,region,category_spend\n${lines.join('\n')}\n` });
    const [one, other] = [await read(rows), await read(rows.toReversed())];
    expect(one.customers).toEqual([{ ...empty, customer_id: 'a', region: 'east', category_spend: 400 }]);
    expect(other.customers).toEqual(one.customers);
    expect(rowsOf(other, 'customers.csv')).toEqual(rowsOf(one, 'customers.csv'));
  });
});
