import { isUnknown } from '../../report/index.ts';
import { day, daysAfter, type Part, raw, type Sql, sql } from '../../warehouse/index.ts';
import type { NumberSource, SourceContext } from './number-source.ts';

const lastClass = 7;

/** How the models of lifetime were tested: what came, beside what they foretold. */
export function lifetimeTestSources({ dialect, summary }: SourceContext): NumberSource[] {
  const { clv } = summary;
  if (isUnknown(clv)) return [];
  const { holdout, calibration, tracking } = clv;
  const known = sql`calibration_age >= 0`;
  const inClass = (i: number): Sql =>
    i < lastClass ? sql`calibration_frequency = ${i}` : sql`calibration_frequency >= ${lastClass}`;
  const test = isUnknown(holdout)
    ? []
    : [
        {
          path: 'clv.holdout',
          label: 'Repeat purchases in the time kept for the test',
          metric: 'lifetime_holdout',
          more: holdout.naiveRule,
          query: sql`select count(*) as customers, sum(holdout_purchases) as actual, sum(earlier_purchases) as naive
            from lifetime_histories where ${known}`,
          shown: [{ customers: holdout.customers, actual: holdout.actual, naive: holdout.naive }],
          rule: null,
        },
        ...holdout.byFrequency.map(({ frequency, customers, actual }, i) => ({
          path: `clv.holdout.byFrequency.${frequency}`,
          label: `Who had bought again ${frequency} times before the test`,
          metric: 'lifetime_holdout',
          query: sql`select customers, ${dialect.round(sql`${dialect.toDouble(raw('purchases'))} / ${dialect.toDouble(raw('customers'))}`, 6)} as actual
            from (select count(*) as customers, sum(holdout_purchases) as purchases
              from lifetime_histories where ${known} and ${inClass(i)}) members`,
          shown: customers > 0 ? [{ customers, actual }] : [],
          rule: null,
        })),
      ];
  return [
    ...test,
    ...calibration.map(({ frequency, actual }, i) => ({
      path: `clv.calibration.${frequency}`,
      label: `Who bought again ${frequency} times`,
      metric: 'lifetime_frequency',
      query: sql`select count(*) as actual from lifetime_histories where ${known} and ${inClass(i)}`,
      shown: [{ actual }],
      rule: null,
    })),
    ...tracking.map(({ to, actual, cumulative }) => ({
      path: `clv.tracking.${to}`,
      label: `Repeat purchases in the week up to ${to}`,
      metric: 'lifetime_tracking',
      query: (clv.timeUnit === 'opportunity' ? taken : repeats)(
        day(summary.firstDay),
        day(daysAfter(to, -6)),
        day(to),
      ),
      shown: [{ actual, cumulative }],
      rule: null,
    })),
  ];
}

function repeats(first: Part, from: Part, to: Part): Sql {
  return sql`select count(*) filter (where p.day >= ${from}) as actual, count(*) as cumulative
    from purchase_days p join lifetime_histories h on h.customer_id = p.customer_id
    where p.gap is not null and h.calibration_age >= 0 and p.day >= ${first} and p.day <= ${to}`;
}

/** Purchases by opportunity count when it is over. */
function taken(first: Part, from: Part, to: Part): Sql {
  return sql`select count(*) filter (where o.ends >= ${from}) as actual, count(*) as cumulative
    from lifetime_opportunities o join lifetime_histories h on h.customer_id = o.customer_id
    where o.opportunity >= 1 and o.purchases > 0 and h.calibration_age >= 0 and o.ends >= ${first} and o.ends <= ${to}`;
}
