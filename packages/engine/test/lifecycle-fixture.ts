import type { Summary } from '../src/report/index.ts';
import { customers, euros, pastYearRevenue, people } from './retailer-totals.ts';

export const states = ['new', 'active', 'mature', 'declining', 'dormant', 'lapsed'] as const;
const statePeople = people(customers, [11, 18, 14, 7, 19, 31]);
const stateMoney = euros(pastYearRevenue, [9, 27, 46, 8, 8, 2]);
const byState = <T>(values: readonly T[]) =>
  Object.fromEntries(states.map((state, index) => [state, values[index]!])) as Record<
    (typeof states)[number],
    T
  >;

export const lifecycle: Summary['lifecycle'] = byState(statePeople);

export const lifecycleRules: Summary['lifecycleRules'] = [
  {
    state: 'new',
    rule: 'Bought once, at most 141 days ago: 90 % of second purchases came within that time.',
  },
  {
    state: 'lapsed',
    rule: 'Silent for more than 512 days: fewer than 5 % came back after such a silence, as far as this history shows.',
  },
  {
    state: 'dormant',
    rule: 'Silent for longer than 90 % of this customer’s own gaps between purchases; with few gaps, those of the other customers count too.',
  },
  {
    state: 'declining',
    rule: 'Still buying, but the purchase rate fell with a probability of at least 80 %.',
  },
  {
    state: 'mature',
    rule: 'Customer for at least 411 days, with at least 5 purchase days (the medians of those still buying), and at a steady rate.',
  },
  { state: 'active', rule: 'Everybody else who is still buying.' },
];

export const lifecycleValue: Summary['lifecycleValue'] = states.map((state, index) => ({
  state,
  customers: statePeople[index]!,
  revenue: stateMoney[index]!,
}));

export const lifecycleRepurchase: Summary['lifecycleRepurchase'] = [
  { state: 'new', customers: 2510, share: 0.181, interval: [0.166, 0.197] },
  { state: 'active', customers: 4010, share: 0.562, interval: [0.547, 0.577] },
  { state: 'mature', customers: 3105, share: 0.843, interval: [0.83, 0.856] },
  { state: 'declining', customers: 212, share: 0.401, interval: [0.337, 0.468] },
  { state: 'dormant', customers: 4480, share: 0.096, interval: [0.088, 0.105] },
  { state: 'lapsed', customers: 6940, share: 0.021, interval: [0.018, 0.025] },
];

export const migration: Summary['migration'] = (
  [
    ['new', 'new', 640],
    ['new', 'active', 455],
    ['new', 'dormant', 1415],
    ['active', 'active', 2210],
    ['active', 'mature', 420],
    ['active', 'declining', 390],
    ['active', 'dormant', 990],
    ['mature', 'mature', 2440],
    ['mature', 'declining', 301],
    ['mature', 'dormant', 364],
    ['declining', 'active', 66],
    ['declining', 'dormant', 146],
    ['dormant', 'active', 430],
    ['dormant', 'dormant', 1890],
    ['dormant', 'lapsed', 2160],
    ['lapsed', 'active', 146],
    ['lapsed', 'lapsed', 6794],
    ['not yet a customer', 'new', 1870],
    ['not yet a customer', 'active', 593],
  ] as const
).map(([from, to, count]) => ({ from, to, customers: count }));

export const patterns: Summary['patterns'] = (
  ['one-and-done', 'repeat', 'steady', 'rising', 'falling', 'returns only'] as const
).map((pattern, index) => ({
  pattern,
  customers: people(customers, [54, 14, 17, 8, 6, 1])[index]!,
  revenue: euros(pastYearRevenue, [14, 20, 37, 21, 8, 0])[index]!,
}));
