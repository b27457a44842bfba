import { integer, type Random, uniform } from '@attune/stats';
import type { Calendar } from './calendar.ts';
import type { DemoPart } from './demo-part.ts';

/** Share of customers who ever say yes, and share of those who take it back. */
const purposes = [
  { name: 'email_marketing', given: 0.71, withdrawn: 0.13 },
  { name: 'personalisation', given: 0.58, withdrawn: 0.06 },
] as const;

/** `consents.csv`: what was given and withdrawn, one row each time; who was never asked has no row. */
export function consentFile(calendar: Calendar, random: Random): DemoPart {
  const standing = purposes.map(({ name }) => ({ purpose: name, given: 0, withdrawn: 0 }));
  return {
    file: 'consents.csv',
    head: 'customer_id,purpose,status,at\n',
    rowsOf(customer) {
      let rows = '';
      for (const [index, purpose] of purposes.entries()) {
        if (uniform(random) >= purpose.given) continue;
        const created = customer.createdDay;
        rows += `${customer.id},${purpose.name},given,${calendar.dateOf(created)}T08:00:00Z\n`;
        const withdraws = uniform(random) < purpose.withdrawn;
        const last = calendar.days - 1;
        if (withdraws && created < last) {
          const day = integer(random, created + 1, last);
          rows += `${customer.id},${purpose.name},withdrawn,${calendar.dateOf(day)}T18:30:00Z\n`;
          standing[index]!.withdrawn += 1;
        } else {
          standing[index]!.given += 1;
        }
      }
      return rows;
    },
    truth: () => ({ consents: { standingAtEnd: standing } }),
  };
}
