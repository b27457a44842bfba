import { literal, type Sql, sql } from '../../warehouse/index.ts';

/** The money that a text of JSON stands for; null where it stands for none, or for more than money can be. */
export const plainMoney = (text: Sql): Sql => sql`try_cast(${text} as decimal(18, 4))`;

/** What a price times a quantity comes to. */
export const timesQuantity = (price: Sql, quantity: Sql): Sql =>
  sql`try_cast(${plainMoney(price)} * ${plainMoney(quantity)} as decimal(18, 4))`;

/**
 * The sum of the money under one of the keys in the elements of an array, whatever its sign; null where the text is no
 * array, or an element does not say it. An empty array makes 0.
 */
export function sumInArray(array: Sql, keys: readonly string[]): Sql {
  const [first, ...others] = keys.map((key) => sql`json_extract_string(element, ${literal(`$."${key}"`)})`);
  const stated = others.reduce((earlier, later) => sql`coalesce(${earlier}, ${later})`, first!);
  const elements = sql`list_transform(json_extract(${array}, '$[*]'), lambda element: abs(${plainMoney(stated)}))`;
  return sql`case when json_valid(${array}) and json_type(${array}) = 'ARRAY' and len(list_filter(${elements}, lambda money: money is null)) = 0
    then try_cast(coalesce(list_sum(${elements}), 0) as decimal(18, 4)) end`;
}
