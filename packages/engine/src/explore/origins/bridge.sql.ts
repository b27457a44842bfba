import { isUnknown } from '../../report/index.ts';
import { bridgeChanges, bridgeKinds } from '../../segments/index.ts';
import { day, daysAfter, sql } from '../../warehouse/index.ts';
import type { NumberSource, SourceContext } from './number-source.ts';

const labels: Readonly<Record<(typeof bridgeKinds)[number], string>> = {
  new: 'New in the past year',
  reactivated: 'Came back after a year without a purchase',
  up: 'Bought in both years, and more',
  down: 'Bought in both years, and less',
  lost: 'Bought in the year before only',
};

/** From last year's total to this year's. */
export function bridgeSources({ summary, dialect }: SourceContext): NumberSource[] {
  const { bridge, asOf, value } = summary;
  if (isUnknown(bridge)) return [];
  const { yearDays } = value;
  // The day after which a first purchase is new, as a rule writes it.
  const begin = daysAfter(asOf, -yearDays);
  const moved = {
    $or: [
      { past_year_orders: { $gt: 0 } },
      { previous_year_orders: { $gt: 0 } },
      { past_year_revenue: { $ne: 0 } },
      { previous_year_revenue: { $ne: 0 } },
    ],
  };
  const older = { first_purchase: { $lte: begin } };
  // More or less than before compares two facts of a customer, which rules cannot.
  const rules: Readonly<Record<(typeof bridgeKinds)[number], Readonly<Record<string, unknown>> | null>> = {
    new: { first_purchase: { $gt: begin }, ...moved },
    reactivated: { ...older, previous_year_orders: 0, past_year_orders: { $gt: 0 } },
    up: null,
    down: null,
    lost: { ...older, previous_year_orders: { $gt: 0 }, past_year_orders: 0 },
  };
  const year = (path: 'lastYear' | 'thisYear', label: string, prefix: 'previous' | 'past') => ({
    path: `bridge.${path}`,
    label,
    metric: 'bridge',
    query:
      prefix === 'past'
        ? sql`select sum(past_year_revenue) as revenue, count(*) filter (where past_year_orders > 0) as customers from customer_facts`
        : sql`select sum(previous_year_revenue) as revenue, count(*) filter (where previous_year_orders > 0) as customers from customer_facts`,
    shown: [{ revenue: bridge[path], customers: bridge.customers[path] }],
    rule: { [`${prefix}_year_orders`]: { $gt: 0 } },
  });
  return [
    year('lastYear', 'The year before', 'previous'),
    ...bridgeKinds.map((kind) => ({
      path: `bridge.${kind}`,
      label: labels[kind],
      metric: 'bridge',
      query: sql`select change, customers from (${bridgeChanges(day(asOf), yearDays, dialect)}) kinds where kind = ${kind}`,
      shown: bridge.customers[kind] > 0 ? [{ change: bridge[kind], customers: bridge.customers[kind] }] : [],
      rule: rules[kind],
    })),
    year('thisYear', 'The past year', 'past'),
  ];
}
