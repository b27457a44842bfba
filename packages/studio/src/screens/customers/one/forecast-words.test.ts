import { amountsIn } from '@attune/charts';
import { expect, test } from 'vitest';
import { expectedText, type Facts, forecastHeading, forecastReasons } from './forecast-words.ts';

const money = amountsIn('EUR');
const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const facts: Facts = {
  purchase_days: 12,
  recency_days: 20,
  interval_mean_days: 30.2,
  usual_silence_days: 61,
  probability_alive: 0.94,
  expected_purchases: 8.4,
  expected_spend: 41.2,
  average_order: 45.1,
  lifetime_value: 346,
  lifetime_low: 120,
  lifetime_high: 640,
};

test('the heading says how often, until when, and between which amounts', () => {
  const heading = (change: Facts = {}) =>
    plain(forecastHeading({ ...facts, ...change }, '2027-06-30', money));
  expect(heading()).toBe('Expected to buy about 8 times more by 30 Jun 2027: €346 (€120 to €640)');
  expect(heading({ expected_purchases: 1.2 })).toContain('about once more');
  expect(heading({ expected_purchases: 0.4 })).toContain('hardly once more');
  expect(heading({ expected_purchases: 0.03, lifetime_high: 0 })).toBe(
    'Not expected to buy again by 30 Jun 2027',
  );
  expect(heading({ lifetime_value: null })).toBe('Expected to buy about 8 times more by 30 Jun 2027');
});

test('the reasons are the customer’s own facts', () => {
  const reasons = (change: Facts = {}) => forecastReasons({ ...facts, ...change }, money).map(plain);
  expect(reasons()).toEqual([
    'Bought on 12 days, the last 20 days ago; usually every 30 days.',
    'Still a customer with a probability of 94 %: 20 days of silence are not long, where up to 61 days are usual.',
    'A purchase is expected to bring €41; orders so far brought €45 on average. The fewer there are, the more the others’ count.',
  ]);
  expect(reasons({ recency_days: 90 })[1]).toContain('90 days of silence are long');
  expect(reasons({ purchase_days: 1, interval_mean_days: null }).slice(0, 2)).toEqual([
    'Bought on one day only, 20 days ago: what others did after a first purchase decides.',
    'Still a customer with a probability of 94 %.',
  ]);
  expect(reasons({ expected_spend: null })).toHaveLength(2);
});

test('something expected never reads as nothing', () => {
  expect([0, 0.03, 0.4, 8.42].map(expectedText)).toEqual(['0', '0.03', '0.4', '8.4']);
});
