import { isUnknown } from '../../report/index.ts';
import { contractSizes, contractsKnownFrom } from '../../segments/index.ts';
import { day, raw, type Sql, sql } from '../../warehouse/index.ts';
import type { NumberSource, SourceContext } from './number-source.ts';

/** Customers under contract: who is counted, and what became of each renewal. */
export function contractSources({ summary, dialect }: SourceContext): NumberSource[] {
  const { contracts } = summary;
  if (isUnknown(contracts)) return [];
  const terms = { periodDays: contracts.periodDays, graceDays: contracts.graceDays };
  const sizes = contractSizes(
    terms,
    day(contractsKnownFrom(terms, summary.firstDay)),
    day(summary.asOf),
    dialect,
  );
  const counted = contracts.startsKnown ? sql`known = 1` : sql`known in (0, 1)`;
  const sum = (column: string, condition: Sql) =>
    sql`select coalesce(sum(${raw(column)}), 0) as customers from (${sizes}) sizes where ${condition}`;
  const source = (name: string, label: string, customers: number, query: Sql): NumberSource => ({
    path: `contracts.${name}`,
    label,
    metric: 'contract_survival',
    query,
    shown: [{ customers }],
    // No fact holds the renewals of a customer yet.
    rule: null,
  });
  return [
    source('customers', 'Customers under contract', contracts.customers, sum('customers', counted)),
    source(
      'leftOut',
      'Customers who may have begun before the data does',
      contracts.leftOut,
      sum('customers', sql`not (${counted})`),
    ),
    source('lost', 'Customers lost', contracts.lost, sum('customers', sql`${counted} and ended = 1`)),
    source('returned', 'Lost, and paid again later', contracts.returned, sum('returned', counted)),
    source(
      'payingMore',
      'With more payments than periods',
      contracts.payingMore,
      sum('paying_more', counted),
    ),
    ...contracts.curve.map(({ renewals, due, lost }) => ({
      path: `contracts.curve.${renewals}`,
      label: `Renewal ${renewals}`,
      metric: 'contract_survival',
      more: 'Due: the renewal was settled by the as-of day. The share left is the product of the shares kept so far.',
      query: sql`select sum(case when renewals + ended >= ${renewals} then customers else 0 end) as due,
          sum(case when renewals + ended = ${renewals} and ended = 1 then customers else 0 end) as lost
        from (${sizes}) sizes where ${counted}`,
      shown: [{ due, lost }],
      rule: null,
    })),
  ];
}
