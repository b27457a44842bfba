import { isUnknown } from '../../report/index.ts';
import { day, sql } from '../../warehouse/index.ts';
import type { NumberSource, SourceContext } from './number-source.ts';

type Kind = 'told' | 'estimated' | 'headroom';

const yearDays = 365;

/** What customers could spend beyond what they do, by how it is known, and how many told. */
export function potentialSources({ summary, dialect }: SourceContext): NumberSource[] {
  const { potential } = summary;
  const metric = 'potential';
  const known = (
    kind: Kind,
    label: string,
    sum: { readonly customers: number; readonly withPotential: number; readonly money: number },
  ): NumberSource => ({
    path: `potential.${kind}`,
    label,
    metric,
    query: sql`select count(*) as customers, count(*) filter (where potential > 0) as with_potential,
        coalesce(sum(potential), 0) as potential from customer_facts where potential_kind = ${kind}`,
    shown: [{ customers: sum.customers, with_potential: sum.withPotential, potential: sum.money }],
    rule: { potential_kind: kind },
  });
  const answers: NumberSource = {
    path: 'potential.answers',
    label: 'Customers who told what they spend in the category',
    metric,
    more: 'A share of wallet tells it where the customer spent something here in the year.',
    query: sql`select count(*) as customers from customer_facts where category_spend is not null
        or (share_of_wallet > 0 and customer_id in (
          select customer_id from purchase_days
          where day > ${dialect.addDays(day(summary.asOf), -yearDays)} and day <= ${day(summary.asOf)}
          group by customer_id having sum(paid - refunded) > 0))`,
    shown: [{ customers: potential.answers.told }],
    // The spend of a year less refunds is no fact of its own, which a share of wallet would need.
    rule: null,
  };
  switch (potential.kind) {
    case 'not estimable':
      return [answers];
    case 'headroom':
      return [answers, known('headroom', 'Headroom against peers', potential)];
    case 'potential': {
      const { told, estimated } = potential;
      return [
        answers,
        known('told', 'Potential that customers told', told),
        ...(isUnknown(estimated)
          ? []
          : [known('estimated', 'Potential learnt from those who told', estimated)]),
      ];
    }
  }
}
