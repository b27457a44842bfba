import { type Sql, sql } from '../../warehouse/index.ts';

/** The text where it is a count, thousands apart or not; null for ranges and words: a guess would be a wrong number. */
export function plainNumber(text: Sql): Sql {
  return sql`(case when regexp_full_match(${text}, '[0-9]+|[0-9]{1,3}([,. ][0-9]{3})+') then regexp_replace(${text}, '[,. ]', '', 'g') end)`;
}
