import type { Calendar } from './calendar.ts';
import { csvField } from './csv-field.ts';
import type { DemoPart } from './demo-part.ts';
import type { PotentialSetting } from './potential-setting.ts';

/** `customers.csv`: who they are. Without facts it tells nothing that sets people apart but when they came. */
export function customerFile(calendar: Calendar, setting: PotentialSetting): DemoPart {
  let buyers = 0;
  let prospects = 0;
  const about = setting === 'none' ? '' : 'country,region,acquisition_channel,household_size,';
  return {
    file: 'customers.csv',
    head: `customer_id,created_at,${about}birth_year,email\n`,
    rowsOf({ id, createdDay, buyer, person, wallet }) {
      if (buyer === undefined) prospects += 1;
      else buyers += 1;
      const created = `${calendar.dateOf(createdDay)}${person.signedUpAt}`;
      const facts = `${person.country},${csvField(person.region)},${person.acquisitionChannel},${wallet.householdSize},`;
      return `${id},${created},${about && facts}${person.birthYear ?? ''},${person.email}\n`;
    },
    truth: () => ({ customers: { total: buyers + prospects, withPurchases: buyers, prospects } }),
  };
}
