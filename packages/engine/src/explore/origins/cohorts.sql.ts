import { isUnknown } from '../../report/index.ts';
import { revenueAtAge } from '../../segments/index.ts';
import { day, raw, type Sql, sql } from '../../warehouse/index.ts';
import { cohortDays, joinedBetween } from './cohort-days.ts';
import type { NumberSource, SourceContext } from './number-source.ts';

const monthOfAge = 30;

/** Customers by the time of their first purchase, and what they brought by an age. */
export function cohortSources(context: SourceContext): NumberSource[] {
  const { cohorts } = context.summary;
  if (isUnknown(cohorts)) return [];
  const { comparison, comparisons } = cohorts;
  return [
    ...cohorts.cohorts.map(({ cohort, customers, revenueByAge, activeByAge }) => {
      const [from, to] = cohortDays(cohort);
      return {
        path: `cohorts.${cohort}`,
        label: `Cohort ${cohort}`,
        metric: 'cohort_revenue',
        more: 'A row a month of age; active is the share that bought in that month.',
        query: cohortCurve(context, from, to, revenueByAge.length),
        shown: revenueByAge.map((revenue, age) => ({
          age,
          customers,
          revenue,
          active: activeByAge[age] ?? 0,
        })),
        rule: joinedBetween(from, to),
      };
    }),
    ...(isUnknown(comparison) ? [] : comparisonSources(context, 'cohorts.comparison', comparison)),
    ...comparisons.flatMap((one) => comparisonSources(context, `cohorts.comparisons.${one.ageMonths}`, one)),
  ];
}

function cohortCurve({ dialect }: SourceContext, from: string, to: string, ages: number): Sql {
  const age = dialect.cast(
    sql`floor(${dialect.toDouble(dialect.daysBetween(raw('f.first_purchase'), raw('p.day')))} / ${monthOfAge})`,
    'integer',
  );
  const within = sql`first_purchase >= ${day(from)} and first_purchase <= ${day(to)}`;
  const members = dialect.toDouble(raw('customers'));
  return sql`select age, customers,
      ${dialect.round(sql`${dialect.toDouble(sql`sum(coalesce(revenue, 0)) over (order by age)`)} / ${members}`, 2)} as revenue,
      ${dialect.round(sql`${dialect.toDouble(sql`coalesce(buyers, 0)`)} / ${members}`, 6)} as active
    from (select i as age from ${dialect.series(ages)} numbers) ages
    cross join (select count(*) as customers from customer_facts where ${within}) members
    left join (
      select ${age} as bought_at, sum(p.worth) as revenue,
        count(distinct p.customer_id) filter (where p.orders > 0) as buyers
      from purchase_days p join customer_facts f on f.customer_id = p.customer_id
      where ${within} and p.day >= f.first_purchase group by bought_at
    ) months on months.bought_at = ages.age
    order by age`;
}

interface Side {
  readonly cohorts: string;
  readonly customers: number;
  readonly revenue: number;
}

function comparisonSources(
  { dialect }: SourceContext,
  path: string,
  {
    ageMonths,
    newer,
    older,
    difference,
  }: {
    readonly ageMonths: number;
    readonly newer: Side;
    readonly older: Side;
    readonly difference: number;
  },
): NumberSource[] {
  const days = ageMonths * monthOfAge;
  const daysOf = ({ cohorts }: Side) => {
    const [from = '', to = ''] = cohorts.split(' to ');
    return [from, to] as const;
  };
  const sums = (side: Side) => {
    const [from, to] = daysOf(side);
    return revenueAtAge(day(from), day(to), days, dialect);
  };
  const each = dialect.round(
    sql`${dialect.toDouble(raw('revenue'))} / ${dialect.toDouble(raw('customers'))}`,
    2,
  );
  const source = (name: 'newer' | 'older', side: Side): NumberSource => ({
    path: `${path}.${name}`,
    label: `Customers who joined from ${side.cohorts}`,
    metric: 'cohort_revenue',
    query: sql`select customers, ${each} as revenue from (${sums(side)}) sums`,
    shown: [{ customers: side.customers, revenue: side.revenue }],
    rule: joinedBetween(...daysOf(side)),
  });
  const mean = (name: string) =>
    sql`${dialect.toDouble(raw(`${name}.revenue`))} / ${dialect.toDouble(raw(`${name}.customers`))}`;
  return [
    source('newer', newer),
    source('older', older),
    {
      path: `${path}.difference`,
      label: `Newer minus older customers after ${ageMonths} months`,
      metric: 'cohort_revenue',
      query: sql`select ${dialect.round(sql`${mean('newer')} - ${mean('older')}`, 2)} as difference
        from (${sums(newer)}) newer cross join (${sums(older)}) older`,
      shown: [{ difference }],
      rule: null,
    },
  ];
}
