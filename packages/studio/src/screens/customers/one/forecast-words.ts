import { type Amounts, day, number, percent } from '@attune/charts';
import { strings } from '../../../strings/index.ts';
import type { FactValue } from '../fact-text.ts';

const words = strings.customers.one.forecast;
const ago = strings.customers.one.finding;

export type Facts = Readonly<Record<string, FactValue>>;

const figure = (facts: Facts, name: string) => {
  const value = facts[name];
  return typeof value === 'number' ? value : undefined;
};

/** What is expected of one customer, in a line. */
export function forecastHeading(facts: Facts, until: string, money: Amounts): string {
  const purchases = figure(facts, 'expected_purchases') ?? 0;
  const [value, low, high] = ['lifetime_value', 'lifetime_low', 'lifetime_high'].map((name) =>
    figure(facts, name),
  );
  if (purchases < 0.1 && !high) return words.nothing(day(until));
  if (value === undefined || low === undefined || high === undefined)
    return words
      .expected(timesInWords(purchases), day(until), strings.chart.missing, '', '')
      .replace(/:.*$/, '');
  return words.expected(
    timesInWords(purchases),
    day(until),
    money.short(value),
    money.short(low),
    money.short(high),
  );
}

function timesInWords(purchases: number): string {
  if (purchases < 0.75) return words.hardly;
  const rounded = Math.round(purchases);
  return rounded === 1 ? words.once : words.times(number(rounded), false);
}

/** Expected purchases as a figure: never "0.0" where something is expected. */
export function expectedText(purchases: number): string {
  if (purchases === 0) return number(0);
  return number(purchases, purchases < 0.095 ? 2 : 1);
}

/** Why, from the customer's own facts: a sentence each. */
export function forecastReasons(facts: Facts, money: Amounts): readonly string[] {
  const days = (count: number) => strings.customers.days(number(Math.round(count)), Math.round(count) === 1);
  const purchases = figure(facts, 'purchase_days') ?? 0;
  const silence = figure(facts, 'recency_days') ?? 0;
  const every = figure(facts, 'interval_mean_days');
  const last = silence === 0 ? ago.today : silence === 1 ? ago.yesterday : ago.ago(days(silence));
  const alive = figure(facts, 'probability_alive');
  const usual = figure(facts, 'usual_silence_days');
  const expected = figure(facts, 'expected_spend');
  const own = figure(facts, 'average_order');
  const bought = words.days(number(purchases), purchases === 1);
  const history =
    purchases <= 1
      ? words.once1(last)
      : every === undefined || every < 1
        ? words.bought(bought, last)
        : words.usually(bought, last, days(every));
  return [
    history,
    ...(alive === undefined
      ? []
      : usual === undefined || purchases <= 1
        ? [words.alive(percent(alive))]
        : [
            (silence <= usual ? words.aliveShort : words.aliveLong)(
              percent(alive),
              days(silence),
              `up to ${days(usual)}`,
            ),
          ]),
    ...(expected === undefined || own === undefined
      ? []
      : [words.spend(money.short(expected), money.short(own))]),
  ];
}
