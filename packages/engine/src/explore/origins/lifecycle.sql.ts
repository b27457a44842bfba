import { isUnknown } from '../../report/index.ts';
import { repurchases, stateMoves } from '../../segments/index.ts';
import { day, raw, sql } from '../../warehouse/index.ts';
import type { NumberSource, SourceContext } from './number-source.ts';

/** States, what became of them, and patterns. */
export function lifecycleSources({ summary, dialect }: SourceContext): NumberSource[] {
  const { lifecycleValue, lifecycleRules, patterns, comparison } = summary;
  const size = (column: 'lifecycle' | 'pattern', value: string) =>
    sql`select count(*) as customers, sum(past_year_revenue) as revenue from customer_facts where ${raw(column)} = ${value}`;
  const states = (part: 'lifecycle' | 'lifecycleValue') =>
    lifecycleValue.map(({ state, customers, revenue }) => ({
      path: `${part}.${state}`,
      label: `Customers who are ${state}`,
      metric: 'lifecycle',
      more: lifecycleRules.find((rule) => rule.state === state)?.rule ?? '',
      query: size('lifecycle', state),
      shown: customers > 0 ? [{ customers, revenue }] : [],
      rule: { lifecycle: state },
    }));
  const sources: NumberSource[] = [
    ...states('lifecycle'),
    ...states('lifecycleValue'),
    ...patterns.map(({ pattern, customers, revenue }) => ({
      path: `patterns.${pattern}`,
      label: `Pattern: ${pattern}`,
      metric: 'patterns',
      query: size('pattern', pattern),
      shown: [{ customers, revenue }],
      rule: { pattern },
    })),
  ];
  if (isUnknown(comparison)) return sources;
  const bought = repurchases('lifecycle_earlier', day(comparison.asOf), day(summary.asOf));
  const share = dialect.round(sql`${dialect.toDouble(raw('bought'))} / ${raw('customers')}`, 6);
  return [
    ...sources,
    ...summary.lifecycleRepurchase.map((row) => ({
      path: `lifecycleRepurchase.${row.state}`,
      label: `Bought again after being ${row.state}`,
      metric: 'repurchase',
      more: `States as of ${comparison.asOf}.`,
      query: sql`select customers, ${share} as share from (${bought}) states where state = ${row.state}`,
      shown: isUnknown(row.share) ? [] : [{ customers: row.customers, share: row.share }],
      // Facts are as of the run's day: no rule can ask for a state that was.
      rule: null,
    })),
    ...summary.migration.map(({ from, to, customers }) => ({
      path: `migration.${from}.${to}`,
      label: `From ${from} to ${to}`,
      metric: 'migration',
      more: `The earlier day is ${comparison.asOf}.`,
      query: sql`select customers from (${stateMoves('lifecycle_earlier', 'lifecycle')}) moves
        where ${from === 'not yet a customer' ? sql`from_state is null` : sql`from_state = ${from}`} and to_state = ${to}`,
      shown: [{ customers }],
      rule: from === 'not yet a customer' ? newcomers(comparison.asOf, to) : null,
    })),
  ];
}

/** Whoever has no order line up to the earlier day was not yet a customer then. */
const newcomers = (earlier: string, state: string) => ({
  lifecycle: state,
  $count: { of: 'transactions', where: { day: { $lte: earlier } }, compare: 0 },
});
