import { isUnknown } from '../../report/index.ts';
import { concentrationSums, outlooks, valueCut } from '../../segments/index.ts';
import { ident, raw, type Sql, sql } from '../../warehouse/index.ts';
import type { ExploredRun } from '../explored-run.ts';
import type { NumberSource, SourceContext } from './number-source.ts';

/** Customers and past-year measure of whoever meets a condition. */
const sizeWhere = (condition: Sql) =>
  sql`select count(*) as customers, sum(past_year_revenue) as revenue from customer_facts where ${condition}`;

/** Deciles, grid and concentration of the past year. */
export function valueSources(context: SourceContext): NumberSource[] {
  const { value } = context.summary;
  const { gridAxes } = value;
  const outlook = outlooks[gridAxes.outlookKind];
  const sources: NumberSource[] = [
    ...value.deciles.map(({ decile, ...shown }) => ({
      path: `value.deciles.${decile}`,
      label: `Decile ${decile}, counted from the highest`,
      metric: 'decile_revenue',
      query: sql`select count(*) as customers, sum(past_year_revenue) as revenue,
          min(past_year_revenue) as lowest, max(past_year_revenue) as highest
        from customer_facts where past_year_decile = ${decile}`,
      shown: [shown],
      rule: { past_year_decile: decile },
    })),
    {
      path: 'value.zeroSpenders',
      label: 'Nothing in the past year',
      metric: 'decile_revenue',
      query: sql`select count(*) as customers from customer_facts where past_year_revenue = 0`,
      shown: [{ customers: value.zeroSpenders.customers }],
      rule: { past_year_revenue: 0 },
    },
    ...value.grid.map(({ cell, customers, revenue }) => ({
      path: `value.grid.${cell}`,
      label: `Value and outlook: ${cell.replace('-', ' value, ')} outlook`,
      metric: 'value_grid',
      query: sizeWhere(sql`value_cell = ${cell}`),
      shown: customers > 0 ? [{ customers, revenue }] : [],
      rule: { value_cell: cell },
    })),
    {
      path: 'value.gridAxes.outlookUnknown',
      label: 'Outlook that nobody can know',
      metric: 'value_grid',
      query: sql`select count(*) as customers from customer_facts where ${ident(outlook.column)} is null`,
      shown: [{ customers: gridAxes.outlookUnknown }],
      rule: { [outlook.column]: { $exists: false } },
    },
  ];
  if (!isUnknown(gridAxes.valueCut))
    sources.push({
      path: 'value.gridAxes.valueCut',
      label: 'From where on value is high',
      metric: 'value_grid',
      query: valueCut(context.dialect),
      shown: [{ cut: gridAxes.valueCut }],
      rule: null,
    });
  return [...sources, ...concentrationSources(context)];
}

function concentrationSources({ summary, dialect }: SourceContext): NumberSource[] {
  const { spenders, gini, share60, share80 } = summary.value.concentration;
  const sources: NumberSource[] = [
    {
      path: 'value.concentration.spenders',
      label: 'Customers with something in the past year',
      metric: 'concentration_share',
      query: sql`select count(*) as customers from customer_facts where past_year_revenue > 0`,
      shown: [{ customers: spenders }],
      rule: { past_year_revenue: { $gt: 0 } },
    },
  ];
  const n = dialect.toDouble(raw('customers'));
  if (!isUnknown(gini))
    sources.push({
      path: 'value.concentration.gini',
      label: 'Gini coefficient',
      metric: 'gini',
      query: sql`select ${dialect.round(sql`(${n} + 1 - 2 * ${dialect.toDouble(raw('weighted'))} / ${dialect.toDouble(raw('revenue'))}) / ${n}`, 6)} as gini
        from (${concentrationSums()}) sums`,
      shown: [{ gini }],
      rule: null,
    });
  for (const [share, hundredths] of [
    [share60, 60],
    [share80, 80],
  ] as const)
    if (!isUnknown(share))
      sources.push({
        path: `value.concentration.share${hundredths}`,
        label: `The fewest who bring ${hundredths} %`,
        metric: 'concentration_share',
        query: sql`select ${raw(`first_${hundredths}`)} as customers,
            ${dialect.round(sql`${dialect.toDouble(raw(`first_${hundredths}`))} / ${n}`, 6)} as share
          from (${concentrationSums()}) sums`,
        shown: [{ customers: Math.round(share * spenders), share }],
        rule: (run) => topSpenders(run, Math.round(share * spenders)),
      });
  return sources;
}

/** Whoever spent as much as the last of the first `place`; nobody can be named where others spent just as much. */
async function topSpenders(
  { warehouse }: ExploredRun,
  place: number,
): Promise<Readonly<Record<string, unknown>> | null> {
  const limit = sql`select past_year_revenue as least from customer_facts where past_year_revenue > 0
    order by past_year_revenue desc, customer_id limit 1 offset ${place - 1}`;
  const [row] = await warehouse.rows(
    sql`select max(least) as least, count(*) as customers from customer_facts, (${limit}) last_of_them
      where past_year_revenue >= least`,
    { least: 'money?', customers: 'count' },
  );
  return row?.least != null && row.customers === place ? { past_year_revenue: { $gte: row.least } } : null;
}
