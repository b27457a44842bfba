import type { SpendForecaster } from '@attune/stats';
import type { Batch, Warehouse } from '../warehouse/index.ts';
import { customersToScore } from './customer-lifetime.sql.ts';
import type { Forecasters, HistoryForecasts } from './forecasts.ts';

const shape = {
  customer_id: 'text',
  probability_alive: 'number?',
  expected_purchases: 'number?',
  expected_purchases_low: 'count?',
  expected_purchases_high: 'count?',
  expected_spend: 'money?',
  lifetime_value: 'money?',
  lifetime_low: 'money?',
  lifetime_high: 'money?',
} as const;

const inputs = {
  customer_id: 'text',
  frequency: 'count',
  recency: 'count',
  age: 'count',
  spend: 'money',
} as const;

/** An interval over more purchases than are told apart has no upper end. */
const known = (end: number) => (Number.isFinite(end) ? end : null);
const fourDigits = (value: number) => Math.round(value * 1e4) / 1e4;
const cents = (value: number) => Math.round(value * 100) / 100;

/** Table `customer_lifetime`: one row a customer who bought, from the forecast of their history and their own spends. */
export async function scoreCustomers(
  warehouse: Warehouse,
  forecasts: HistoryForecasts,
  forecasters: Forecasters,
  spend: SpendForecaster | undefined,
): Promise<void> {
  async function* scored(): AsyncGenerator<Batch<typeof shape>> {
    for await (const { columns, length } of warehouse.batches(customersToScore(), inputs))
      yield scoreBatch(columns, length, forecasts, forecasters, spend);
  }
  await warehouse.createFromBatches('customer_lifetime', shape, scored());
}

/** The same table without anybody in it, where there is nothing to say. */
export function scoreNobody(warehouse: Warehouse): Promise<void> {
  return warehouse.createFrom('customer_lifetime', shape, []);
}

function scoreBatch(
  { customer_id, frequency, recency, age, spend: spent }: Batch<typeof inputs>['columns'],
  length: number,
  { place, alive, expected, low, high, spread: spreadOf }: HistoryForecasts,
  { value }: Forecasters,
  spend: SpendForecaster | undefined,
): Batch<typeof shape> {
  const column = <T>() => new Array<T | null>(length).fill(null);
  const columns = {
    customer_id,
    probability_alive: column<number>(),
    expected_purchases: column<number>(),
    expected_purchases_low: column<number>(),
    expected_purchases_high: column<number>(),
    expected_spend: column<number>(),
    lifetime_value: column<number>(),
    lifetime_low: column<number>(),
    lifetime_high: column<number>(),
  };
  for (let i = 0; i < length; i++) {
    const x = frequency[i]!;
    const at = place(x, recency[i]!, age[i]!);
    if (at < 0) throw new Error('A customer has a history that the base does not have.');
    columns.probability_alive[i] = fourDigits(alive[at]!);
    columns.expected_purchases[i] = fourDigits(expected[at]!);
    columns.expected_purchases_low[i] = low[at]!;
    columns.expected_purchases_high[i] = known(high[at]!);
    if (!value || !spend) continue;
    const spends = x > 0 && spent[i]! > 0 ? x : 0;
    const spread = spreadOf(at, spends === x ? 'known' : 'unknown');
    const mean = spends > 0 ? spent[i]! / spends : 0;
    const forecast = value.value(spread, spends, mean);
    columns.expected_spend[i] = cents(spend.expected(spends, mean));
    columns.lifetime_value[i] = cents(forecast.expected);
    columns.lifetime_low[i] = cents(forecast.low);
    columns.lifetime_high[i] = known(cents(forecast.high));
  }
  return { columns, length };
}
