import { expect, test } from 'vitest';
import { readFiles } from '../../../test/read-files.ts';

const header = (date: string) =>
  `id,${date},Amount,Amount Refunded,Currency,Captured,Fee,Status,Description,Customer ID,Customer Email,Invoice ID,plan (metadata)`;
const rows = [
  'ch_1,2026-01-05 10:00:00,100.00,20.00,eur,true,3.20,Paid,,cus_1,ann@example.com,in_1,pro',
  'ch_2,2026-01-06 23:30:00,50.00,50.00,eur,true,1.80,Refunded,,,bob@example.com,,',
  'ch_3,2026-01-07 10:00:00,70.00,0.00,eur,false,0.00,Failed,,cus_1,ann@example.com,,',
  'ch_4,2026-01-08 10:00:00,10.00,0.00,eur,true,0.50,Paid,,,,,',
  'ch_5,2026-01-09 10:00:00,30.00,0.00,eur,false,0.50,Uncaptured,,cus_2,,,',
];

test.each(['Created date (UTC)', 'Created (UTC)'])(
  'payments are read by either date header: %s',
  async (date) => {
    const { report, orders, rejected } = await readFiles({
      'payments.csv': [header(date), ...rows, ''].join('\n'),
    });
    expect(report.files[0]).toMatchObject({
      reader: 'stripe-payments',
      rows: { read: 5, accepted: 3, duplicates: 0, rejected: 2 },
    });
    expect(
      orders.map(({ order, customer, at, amount, currency }) => [
        order,
        customer.slice(0, 12),
        at,
        amount,
        currency,
      ]),
    ).toEqual([
      ['ch_1', 'stripe:cus_1', '2026-01-05 10:00:00', 100, 'EUR'],
      ['ch_2', expect.stringMatching(/^email:/), '2026-01-06 23:30:00', 50, 'EUR'],
      ['ch_4', 'guest:ch_4', '2026-01-08 10:00:00', 10, 'EUR'],
    ]);
    expect(rejected.map((line) => line.split(',').slice(0, 2).join(','))).toEqual([
      'payments.csv,4',
      'payments.csv,6',
    ]);
  },
);
