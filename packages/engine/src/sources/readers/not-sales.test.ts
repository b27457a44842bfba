import { expect, test } from 'vitest';
import { readFiles } from '../../../test/read-files.ts';

async function kept(header: string, rows: readonly (readonly [amount: string, value: string])[]) {
  const lines = rows.map(([amount, value], i) => `${i + 1},c1,2026-01-05,${amount},${value}`);
  const { orders, rejected, report } = await readFiles({
    'orders.csv': [`order_id,customer_id,date,amount,${header}`, '0,c1,2026-01-05,1,', ...lines, ''].join(
      '\n',
    ),
  });
  expect(report.rows.read).toBe(rows.length + 1);
  return [
    orders.map(({ order }) => order).slice(1),
    rejected.map((line) => /(order|payment|test)-[a-z]+/.exec(line)![0]),
  ];
}

test('an order that was cancelled or not paid is no sale, and does not count as a bad row', async () => {
  expect(
    await kept('Order status', [
      ['10', 'completed'],
      ['10', 'Cancelled'],
      ['10', 'STORNIERT'],
      ['10', 'failed'],
      ['10', 'refunded'],
      ['10', 'cancellation requested'],
    ]),
  ).toEqual([
    ['1', '5', '6'],
    ['order-cancelled', 'order-cancelled', 'payment-failed'],
  ]);
});

test('what takes money back stays, whatever it is called', async () => {
  expect(
    await kept('status', [
      ['10', 'completed'],
      ['-10', 'cancelled'],
    ]),
  ).toEqual([['1', '2'], []]);
});

test('orders made to try the shop', async () => {
  expect(
    await kept('test_order', [
      ['10', 'no'],
      ['10', 'yes'],
      ['10', '0'],
      ['10', '1'],
    ]),
  ).toEqual([
    ['1', '3'],
    ['test-order', 'test-order'],
  ]);
});

test('a state is a region, and a word in another column says nothing of the order', async () => {
  expect(await kept('state', [['10', 'void']])).toEqual([['1'], []]);
});
