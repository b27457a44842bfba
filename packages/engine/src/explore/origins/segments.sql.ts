import { parseRule, ruleSql } from '../../rules/index.ts';
import { ruleCatalogue } from '../../segments/index.ts';
import { double, raw, type Sql, sql } from '../../warehouse/index.ts';
import type { NumberSource, SourceContext } from './number-source.ts';

/** Segments by recency, frequency and money, and the decisions. */
export function segmentSources(context: SourceContext): NumberSource[] {
  const { rfm, decisions } = context.summary;
  return [
    ...rfm.segments.map(({ segment, ...shown }) => ({
      path: `rfm.${segment}`,
      label: `RFM segment: ${segment}`,
      metric: 'rfm_segments',
      query: sql`select count(*) as customers, sum(orders) as orders, sum(revenue) as revenue
        from customer_facts where rfm_segment = ${segment}`,
      shown: [shown],
      rule: { rfm_segment: segment },
    })),
    ...decisions.map(({ id, title, customers, range: [low, high], assumption, rule }) => ({
      path: `decisions.${id}`,
      label: title,
      metric: 'decision_value',
      more: `Assumption: ${assumption}`,
      query: decisionQuery(context, id, rule),
      shown: [{ customers, low, high }],
      rule,
    })),
  ];
}

/** What those concerned are worth, once per decision: a year at their former pace, one average order, or last year. */
function decisionQuery(
  { summary, playbook, dialect }: SourceContext,
  id: string,
  rule: Readonly<Record<string, unknown>>,
): Sql | null {
  const d = (name: string) => dialect.toDouble(raw(name));
  const year = double(summary.value.yearDays);
  const lifetime = dialect.toDouble(dialect.daysBetween(raw('first_purchase'), raw('last_purchase')));
  const cents = (value: Sql) => sql`sum(${dialect.round(sql`${value} * 100`, 0)}) / 100`;
  const { winBack, secondPurchase, keepDeclining } = playbook.decisions;
  const average = sql`(select ${d('revenue')} / ${d('orders')} from (select sum(revenue) as revenue, sum(orders) as orders from customer_facts) base)`;
  const worths: Readonly<Record<string, readonly [Sql, readonly [number, number]]>> = {
    'win-back': [cents(sql`${d('revenue')} * ${year} / greatest(${lifetime}, ${year})`), winBack],
    'second-purchase': [sql`count(*) * ${average}`, secondPurchase],
    'keep-declining': [cents(d('past_year_revenue')), keepDeclining],
  };
  const parsed = parseRule(rule, ruleCatalogue);
  const compiled = parsed.ok ? ruleSql(parsed.rule, { dialect, asOf: summary.asOf }) : undefined;
  const known = worths[id];
  if (!known || !compiled?.ok) return null;
  const [worth, [low, high]] = known;
  return sql`select customers, round(${double(low)} * worth) as low, round(${double(high)} * worth) as high
    from (select count(*) as customers, ${worth} as worth from customer_facts where ${compiled.predicate}) concerned`;
}
