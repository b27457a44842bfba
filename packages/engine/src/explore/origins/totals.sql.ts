import { isUnknown } from '../../report/index.ts';
import { sql } from '../../warehouse/index.ts';
import type { NumberSource, SourceContext } from './number-source.ts';

/** The base as a whole, over all time and in both years. */
export function totalSources({ summary, people }: SourceContext): NumberSource[] {
  const { value, customers, prospects, orders, revenue } = summary;
  const sources: NumberSource[] = [
    {
      path: 'customers',
      label: 'Customers',
      metric: 'customers',
      query: sql`select count(*) as customers from customer_facts`,
      shown: [{ customers }],
      rule: {},
    },
    {
      path: 'prospects',
      label: 'Known people without a purchase',
      metric: 'prospects',
      query: people
        ? sql`select count(*) as prospects from customers where customer_id not in (select customer_id from customer_facts)`
        : null,
      shown: people ? [{ prospects }] : [],
      rule: null,
    },
    {
      path: 'orders',
      label: 'Orders',
      metric: 'orders',
      query: sql`select sum(orders) as orders from purchase_days`,
      shown: [{ orders }],
      rule: { orders: { $gt: 0 } },
    },
    {
      path: 'revenue',
      label: 'Of all time',
      metric: 'revenue',
      query: sql`select sum(worth) as revenue from purchase_days`,
      shown: [{ revenue }],
      rule: { revenue: { $ne: 0 } },
    },
    {
      path: 'value.yearDays',
      label: 'Length of the year in days',
      metric: 'year_days',
      query: null,
      shown: [],
      rule: null,
    },
    {
      path: 'value.pastYearRevenue',
      label: 'Of the past year',
      metric: 'past_year_revenue',
      query: sql`select sum(past_year_revenue) as revenue from customer_facts`,
      shown: [{ revenue: value.pastYearRevenue }],
      rule: { past_year_revenue: { $ne: 0 } },
    },
    {
      path: 'value.pastYearBuyers',
      label: 'Buyers of the past year',
      metric: 'past_year_buyers',
      query: sql`select count(*) as customers from customer_facts where past_year_orders > 0`,
      shown: [{ customers: value.pastYearBuyers }],
      rule: { past_year_orders: { $gt: 0 } },
    },
  ];
  if (!isUnknown(value.previousYearRevenue))
    sources.push({
      path: 'value.previousYearRevenue',
      label: 'Of the year before',
      metric: 'previous_year_revenue',
      query: sql`select sum(previous_year_revenue) as revenue from customer_facts`,
      shown: [{ revenue: value.previousYearRevenue }],
      rule: { previous_year_revenue: { $ne: 0 } },
    });
  if (!isUnknown(value.previousYearBuyers))
    sources.push({
      path: 'value.previousYearBuyers',
      label: 'Buyers of the year before',
      metric: 'previous_year_buyers',
      query: sql`select count(*) as customers from customer_facts where previous_year_orders > 0`,
      shown: [{ customers: value.previousYearBuyers }],
      rule: { previous_year_orders: { $gt: 0 } },
    });
  return sources;
}
