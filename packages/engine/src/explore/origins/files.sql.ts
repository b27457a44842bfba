import { day, sql } from '../../warehouse/index.ts';
import type { NumberSource, SourceContext } from './number-source.ts';

/** What was read, and whether it arrived: rows of files are counted while they are read, so they have no query. */
export function fileSources({ summary, dialect }: SourceContext): NumberSource[] {
  const { rows, rejected, duplicatesByRule, reconciliation, asOf } = summary;
  const counted = (path: string, label: string, metric: string): NumberSource => ({
    path,
    label,
    metric,
    query: null,
    shown: [],
    rule: null,
  });
  const { amounts, refunds, measure } = reconciliation.total;
  return [
    ...(Object.keys(rows) as (keyof typeof rows)[]).map((kind) =>
      counted(`rows.${kind}`, `Rows ${kind}`, 'rows_read'),
    ),
    ...rejected.map(({ code, reason }) => counted(`rejected.${code}`, reason, 'rows_rejected')),
    ...duplicatesByRule.map(({ rule }) =>
      counted(`duplicatesByRule.${rule}`, `Duplicates: ${rule}`, 'rows_duplicate'),
    ),
    ...reconciliation.months.map(({ month, analysed, later }) => {
      const first = day(`${month}-01`);
      const inMonth = sql`${dialect.monthStart(sql`day`)} = ${first}`;
      return {
        path: `reconciliation.${month}`,
        label: `Order amounts of ${month}`,
        metric: 'reconciliation',
        more: 'The sums of the files themselves were taken while they were read.',
        query: sql`select
            (select coalesce(sum(amount), 0) from purchase_days where ${inMonth}) as analysed,
            (select coalesce(sum(amount), 0) from transactions where ${inMonth} and day > ${day(asOf)}) as later`,
        shown: [{ analysed, later }],
        rule: null,
      };
    }),
    {
      path: 'reconciliation.total',
      label: 'From order amounts to the measure',
      metric: 'reconciliation',
      query: sql`select sum(amount) as amounts, sum(worth) as measure${
        refunds === null
          ? sql``
          : sql`,
        (select coalesce(sum(refunded), 0) from transactions where day <= ${day(asOf)}) as refunds`
      } from purchase_days`,
      shown: [{ amounts, measure, ...(refunds === null ? {} : { refunds }) }],
      rule: null,
    },
  ];
}
