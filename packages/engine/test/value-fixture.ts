import type { Summary } from '../src/report/index.ts';
import {
  customers,
  euros,
  pastYearBuyers,
  pastYearRevenue,
  people,
  previousYearBuyers,
  previousYearRevenue,
  spenders,
} from './retailer-totals.ts';

const decileMoney = euros(pastYearRevenue, [52, 17, 10, 7, 5, 3.6, 2.4, 1.6, 0.9, 0.5]);
const decilePeople = people(spenders, Array<number>(10).fill(1));

const curve = Array.from({ length: 100 }, (_, index) => (index + 1) / 100);
/** 1 − (1 − x)^k with k so that 12.4 % of customers bring 60 %. */
const k = Math.log(0.4) / Math.log(1 - 0.124);

const bridgeParts = {
  new: 402_113.6,
  reactivated: 121_870.4,
  up: 236_504.1,
  down: -289_944.15,
};

export const value: Summary['value'] = {
  yearDays: 365,
  pastYearRevenue,
  pastYearBuyers,
  previousYearRevenue,
  previousYearBuyers,
  deciles: decileMoney.map((money, index) => ({
    decile: index + 1,
    customers: decilePeople[index]!,
    revenue: money,
    lowest: Math.round(((decileMoney[index + 1] ?? 0) / 1248) * 110) / 100,
    highest: Math.round((money / 1248) * 140) / 100,
  })),
  zeroSpenders: { customers: customers - spenders, revenue: 0 },
  concentration: {
    spenders,
    gini: 0.74,
    share60: 0.124,
    share80: 0.203,
    lorenz: curve.map((share) => ({ customers: share, revenue: 1 - (1 - share) ** k })),
  },
  grid: (['high-high', 'high-low', 'low-high', 'low-low'] as const).map((cell, index) => ({
    cell,
    customers: people(customers, [11, 15, 6, 68])[index]!,
    revenue: euros(pastYearRevenue, [49, 42, 4, 5])[index]!,
  })),
  gridAxes: {
    value: 'High means at least the median past-year revenue of the customers who have any.',
    valueCut: 64.9,
    outlook:
      'Growing means that a customer is expected to bring more in a year to come than in the past year.',
    outlookKind: 'lifetime growth',
    outlookUnit: 'share',
    outlookCut: 0,
    outlookUnknown: 3704,
    certain: { customers: 16_884, share: 16_884 / customers, probability: 0.8 },
  },
};

export const bridge: Summary['bridge'] = {
  lastYear: previousYearRevenue,
  ...bridgeParts,
  lost:
    Math.round(
      (pastYearRevenue - previousYearRevenue - Object.values(bridgeParts).reduce((a, b) => a + b, 0)) * 100,
    ) / 100,
  thisYear: pastYearRevenue,
  customers: {
    lastYear: previousYearBuyers,
    new: 3704,
    reactivated: 1206,
    up: 3611,
    down: 3959,
    lost: 5340,
    thisYear: pastYearBuyers,
  },
};
