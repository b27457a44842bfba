import { isUnknown, type Summary } from '../../report/index.ts';
import { type Dialect, raw, type Sql, sql } from '../../warehouse/index.ts';
import type { NumberSource, SourceContext } from './number-source.ts';

type Lifetime = Exclude<Summary['clv'], { readonly reason: string }>;
type Group = Lifetime['bySegment'][number];

/** What today's customers are expected to bring: all of them, by what one brings, by state and by channel. */
export function lifetimeSources({ summary, dialect }: SourceContext): NumberSource[] {
  const { clv } = summary;
  if (isUnknown(clv) || isUnknown(clv.total)) return [];
  const { total, distribution, bySegment, byChannel, customers } = clv;
  const { value, purchases, alive } = total;
  return [
    {
      path: 'clv.total',
      label: `All customers: ${clv.name}`,
      metric,
      more: `Over ${clv.horizon.days} days. The interval holds what is not known of the model, and chance.`,
      query: sums(dialect, known),
      shown: [{ customers, value, purchases, alive }],
      rule: foretold,
    },
    ...distribution.map(({ from, to, customers, value }, place) => ({
      path: `clv.distribution.${place}`,
      label: `Customers by ${clv.name}: ${place + 1} of ${distribution.length} classes`,
      metric,
      query: sql`select count(*) as customers, coalesce(sum(lifetime_value), 0) as value from customer_facts
        where ${within(dialect, from, to)}`,
      shown: [{ customers, value }],
      rule: { lifetime_value: to === null ? { $gte: from } : { $gte: from, $lt: to } },
    })),
    ...groupSources(dialect, 'lifecycle', 'clv.bySegment', bySegment),
    ...(isUnknown(byChannel) ? [] : groupSources(dialect, 'acquisition_channel', 'clv.byChannel', byChannel)),
  ];
}

const metric = 'lifetime_value';
/** Whose history can be foretold: not who only returned something. */
const known = sql`probability_alive is not null`;
const foretold = { probability_alive: { $gte: 0 } };

function within(dialect: Dialect, from: number, to: number | null): Sql {
  const amount = (value: number) => dialect.cast(value, 'money');
  const upper = to === null ? sql`` : sql` and lifetime_value < ${amount(to)}`;
  return sql`lifetime_value >= ${amount(from)}${upper}`;
}

function sums(dialect: Dialect, where: Sql): Sql {
  const sum = (name: string) => sql`coalesce(sum(${dialect.cast(raw(name), 'money')}), 0) as ${raw(name)}`;
  return sql`select customers, lifetime_value as value, expected_purchases as purchases, probability_alive as alive
    from (select count(*) as customers, ${sum('lifetime_value')}, ${sum('expected_purchases')}, ${sum('probability_alive')}
      from customer_facts where ${where}) together`;
}

function groupSources(
  dialect: Dialect,
  column: 'lifecycle' | 'acquisition_channel',
  path: string,
  groups: readonly Group[],
): NumberSource[] {
  return groups.map(({ name, customers, value }) => {
    const isUnnamed = column === 'acquisition_channel' && name === 'not known';
    const isIt = isUnnamed ? sql`coalesce(${raw(column)}, '') = ''` : sql`${raw(column)} = ${name}`;
    return {
      path: `${path}.${name}`,
      label: column === 'lifecycle' ? `Customers who are ${name}` : `Customers from ${name}`,
      metric,
      query: sums(dialect, sql`${known} and ${isIt}`),
      shown: [{ customers, value }],
      // Rules ask for what is known of somebody.
      rule: isUnnamed ? null : { [column]: name, ...foretold },
    };
  });
}
