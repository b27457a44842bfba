import { hashedKey } from '../../customers/index.ts';
import type { WarehouseReader } from '../../warehouse/index.ts';
import { customersByContact } from './identity.sql.ts';

const address = /^[^\s@]+@[^\s@]+$/;
/** At least seven digits and nothing but what numbers are written with. */
const numberLike = /^\+?[\d\s()./-]{7,}$/;

/**
 * The customers behind a whole e-mail address or phone number, as somebody types it; none where the text is neither. An
 * address is no id: customers carry its hash, or another id beside which it stood.
 */
export async function customersOfContact(
  warehouse: WarehouseReader,
  text: string,
): Promise<readonly string[]> {
  const typed = text.trim().toLowerCase();
  const emails = address.test(typed) ? [typed] : [];
  const phones = numberLike.test(typed) ? spellings(typed) : [];
  if (emails.length + phones.length === 0) return [];
  const tables = { contacts: await warehouse.has('contacts'), identities: await warehouse.has('identities') };
  const keys = [
    ...emails.map((email) => hashedKey('email', email)),
    ...phones.map((phone) => hashedKey('phone', phone)),
  ];
  const query = customersByContact({ emails, phones, keys }, tables);
  return (await warehouse.rows(query, { customer_id: 'text' })).map(({ customer_id }) => customer_id);
}

/** A number as a file may give it: with the sign of its country or without. */
function spellings(text: string): string[] {
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length < 7) return [];
  return text.startsWith('+')
    ? [`+${digits}`]
    : digits.startsWith('00')
      ? [`+${digits.slice(2)}`]
      : [digits, `+${digits}`];
}
