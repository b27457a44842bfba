import type { Summary } from '../src/report/index.ts';
import { customers, euros, orders, people, revenue } from './retailer-totals.ts';

export const segmentNames = [
  'Champions',
  'Loyal customers',
  'Potential loyalists',
  'New customers',
  'Promising',
  'Need attention',
  'About to sleep',
  'At risk',
  'Cannot lose them',
  'Hibernating',
];
const segmentPeople = people(customers, [9, 12, 11, 6, 5, 8, 10, 12, 3, 24]);
const segmentOrders = people(orders, [30, 22, 9, 2, 2, 8, 4, 12, 5, 6]);
const segmentMoney = euros(revenue, [38, 21, 7, 2, 1.5, 7, 3, 12, 5.5, 3]);

export const rfm: Summary['rfm'] = {
  cuts: { recency: [38, 110, 260, 590], frequency: [1, 2, 3, 6], monetary: [31.9, 74.5, 162.25, 388] },
  segments: segmentNames.map((segment, index) => ({
    segment,
    customers: segmentPeople[index]!,
    orders: segmentOrders[index]!,
    revenue: segmentMoney[index]!,
  })),
  empty: [],
};
