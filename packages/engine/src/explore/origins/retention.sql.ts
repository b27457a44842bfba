import { isUnknown } from '../../report/index.ts';
import { day, raw, type Sql, sql } from '../../warehouse/index.ts';
import { cohortDays, joinedBetween } from './cohort-days.ts';
import type { NumberSource, SourceContext } from './number-source.ts';

const monthOfAge = 30;

/** The triangle, a cell at a time, and the curve of all cohorts together. */
export function retentionSources(context: SourceContext): NumberSource[] {
  const { cohorts } = context.summary;
  if (isUnknown(cohorts) || isUnknown(cohorts.retention)) return [];
  const { ageMonths, cohorts: rows, curve } = cohorts.retention;
  const ageDays = ageMonths * monthOfAge;
  const period = (age: number) =>
    `${age * ageMonths} to ${(age + 1) * ageMonths} months after the first purchase`;
  const path = (cohort: string) => `cohorts.retention.${cohort}`;
  return [
    ...rows.flatMap(({ cohort, customers, active, still, revenue }) => {
      const [from, to] = cohortDays(cohort);
      const joined = joinedBetween(from, to);
      const within = sql`first_purchase >= ${day(from)} and first_purchase <= ${day(to)}`;
      return [
        {
          path: path(cohort),
          label: `Customers who first bought in ${cohort}`,
          metric: 'cohort_retention',
          query: sql`select count(*) as customers from customer_facts where ${within}`,
          shown: [{ customers }],
          rule: joined,
        },
        ...active.map((share, age) => ({
          path: `${path(cohort)}.${age}`,
          label: `Cohort ${cohort}, ${period(age)}`,
          metric: 'cohort_retention',
          more: 'Still: bought then or later. The money is the mean of all from the first purchase to the end of the period.',
          query: cellQuery(context, within, age, ageDays),
          shown: [{ customers, active: share, still: still[age]!, revenue: revenue[age]! }],
          // No fact says at which age somebody bought: a rule finds the cohort, all of whom bought at the first.
          rule: age === 0 ? joined : null,
        })),
      ];
    }),
    ...curve.map(({ age, customers, active, still }) => {
      const there = rows.filter((row) => row.active.length > age).map(({ cohort }) => cohortDays(cohort));
      const [from, to] = [there[0]![0], there.at(-1)![1]];
      const within = sql`first_purchase >= ${day(from)} and first_purchase <= ${day(to)}`;
      return {
        path: `cohorts.retention.curve.${age}`,
        label: `All cohorts, ${period(age)}`,
        metric: 'cohort_retention',
        more: `Customers who first bought from ${from} to ${to}: only they have been observed so long.`,
        query: sql`select customers, active, still from (${cellQuery(context, within, age, ageDays)}) cell`,
        shown: [{ customers, active, still }],
        rule: age === 0 ? joinedBetween(from, to) : null,
      };
    }),
  ];
}

function cellQuery({ dialect }: SourceContext, within: Sql, age: number, ageDays: number): Sql {
  const [from, to] = [raw(String(age * ageDays)), raw(String((age + 1) * ageDays))];
  const atAge = dialect.daysBetween(raw('f.first_purchase'), raw('p.day'));
  const part = (name: string, digits: number) =>
    dialect.round(
      sql`${dialect.toDouble(sql`coalesce(${raw(name)}, 0)`)} / ${dialect.toDouble(raw('customers'))}`,
      digits,
    );
  return sql`select customers, ${part('buyers', 6)} as active, ${part('later', 6)} as still, ${part('worth', 2)} as revenue
    from (
      select count(*) as customers,
        sum(case when ${dialect.daysBetween(raw('first_purchase'), raw('last_purchase'))} >= ${from} then 1 else 0 end) as later
      from customer_facts where ${within}
    ) members cross join (
      select count(distinct case when p.orders > 0 and ${atAge} >= ${from} then p.customer_id end) as buyers,
        sum(p.worth) as worth
      from purchase_days p join customer_facts f on f.customer_id = p.customer_id
      where ${within} and p.day >= f.first_purchase and ${atAge} < ${to}
    ) purchases`;
}
