import { ident, literal, type Sql, sql } from '../../warehouse/index.ts';
import type { FilePlan } from '../recognise/plan.ts';
import { placeholderAddress, placeholderPhone, placeholderWord } from './placeholders.ts';

/** The address that a text holds, in lower case; null where it holds none, or one that says nothing of who it is. */
export function emailText(text: Sql): Sql {
  const plain = sql`lower(trim(${text}))`;
  return sql`case when contains(${text}, '@') and regexp_full_match(${plain}, '[^@\\s,;:<>"]+@[^@\\s,;:<>"]+\\.[^@\\s,;:<>".]+')
    and not ${isPlaceholder(text)} then ${plain} end`;
}

function isPlaceholder(text: Sql): Sql {
  return sql`(contains(${text}, '@') and regexp_matches(lower(trim(${text})), ${literal(placeholderAddress)}))`;
}

/** Whether a text is one of the addresses or words that stand where somebody did not want to leave theirs. */
export function namesNobody(text: Sql): Sql {
  // Most ids begin with a digit: the first comparison spares them the rest.
  const isWord = sql`(${text} >= 'A' and length(${text}) <= 20 and regexp_full_match(lower(${text}), ${literal(placeholderWord)}))`;
  return sql`(${isPlaceholder(text)} or ${isWord})`;
}

/**
 * The digits of a phone number, after `+` where the text names the country; null where they are fewer than 7 or more
 * than 15 (ITU-T E.164). A number without its country stays one without.
 */
export function phoneText(text: Sql): Sql {
  // A table that took it for a number adds a decimal; a trunk zero stands in brackets after the country only.
  const whole = sql`regexp_replace(regexp_replace(${text}, '^([0-9]{7,15})[.]0$', '\\1'), '^([^0-9A-Za-z]*(?:\\+|00)[^A-Za-z(]*)\\(0\\)', '\\1')`;
  const digits = sql`regexp_replace(${whole}, '[^0-9]', '', 'g')`;
  const number = sql`case when regexp_matches(${text}, '^[^0-9A-Za-z]*\\+') then '+' || ${digits}
    when ${digits} like '00%' then '+' || ${digits}[3:] else ${digits} end`;
  // Of 4.91512E+11 the last digits are lost, and many people's numbers look the same.
  return sql`case when regexp_matches(${text}, '[A-Za-z]{4}') or regexp_matches(${text}, '^[^0-9]*[0-9]([.,][0-9]*)?[eE][+]?[0-9]+$') then null
    when regexp_matches(${digits}, ${literal(placeholderPhone)}) then null
    when length(ltrim(${number}, '+')) between 7 and 15 then ${number} end`;
}

/** Whether a text is written as a phone number, and none that tells who it is: `000000`, or 4.9E+11. */
export function isNobodysPhone(text: Sql): Sql {
  return sql`(${phoneText(text)} is null and regexp_full_match(${text}, '[-+0-9()./ ,eE]{6,}'))`;
}

/** The key of a normalised text: nobody reads an address from it, and other files that hold the address agree. */
export const emailKey = (email: Sql): Sql => sql`('email:' || left(sha256(${email}), 32))`;
export const phoneKey = (phone: Sql): Sql => sql`('phone:' || left(sha256(${phone}), 32))`;
export const anonymousKey = (id: Sql): Sql => sql`('anonymous:' || ${id})`;
export const guestKey = (order: Sql): Sql => sql`('guest:' || ${order})`;

/** An id of the company's own that looks like a key of ours gets a mark, so that it can be none. */
export function ownKey(id: Sql): Sql {
  return sql`case when contains(${id}, ':') and regexp_matches(${id}, '^(email|phone|anonymous|guest|household|account|id):') then 'id:' || ${id} else ${id} end`;
}

/** An address in a column of ids is no id: it is hashed like any other, and other files that hold it agree. */
export function idOrAddress(text: Sql): Sql {
  return sql`coalesce(${emailKey(emailText(text))}, ${ownKey(text)})`;
}

/** What the column of the customer holds: an id of the company's own, or e-mail addresses or phone numbers. */
export function customerIs(plan: FilePlan): 'own' | 'email' | 'phone' {
  const mapped = plan.mapping.columns.get('customer_id');
  if (!mapped) return 'own';
  if (/mail/i.test(mapped.header)) return 'email';
  const values = (plan.table.sample[mapped.index] ?? []).filter((value) => value.trim() !== '');
  if (values.length > 0 && values.filter((value) => value.includes('@')).length * 2 > values.length)
    return 'email';
  return /phone|telefon|mobil/i.test(mapped.header) ? 'phone' : 'own';
}

/** The columns of a landing table that tell of a person, and the key that each gives; only those the file has. */
export function identifiersIn(columns: ReadonlySet<string>): { readonly rule: string; readonly key: Sql }[] {
  const given = [
    { rule: 'email', column: 'email', key: emailKey(sql`${ident('email')}`) },
    { rule: 'phone', column: 'phone', key: phoneKey(sql`${ident('phone')}`) },
    { rule: 'anonymous', column: 'anonymous_id', key: anonymousKey(sql`${ident('anonymous_id')}`) },
    { rule: 'stated', column: 'previous_id', key: sql`${ident('previous_id')}` },
  ];
  return given.filter(({ column }) => columns.has(column));
}
