import { type Sql, sql } from '../../warehouse/index.ts';
import type { Check } from '../values/column-types.sql.ts';
import { setAside } from '../values/faults.ts';
import { first, type Texts } from './export-reader.sql.ts';

/** The columns of an export that say how a deal ended, under each of their names. */
export interface StageColumns {
  readonly stage: readonly string[];
  /** Yes or no, where the export has them: what a stage is called is the company's own choice. */
  readonly won: readonly string[];
  readonly closed: readonly string[];
}

/** Only deals that were won are sales. Open and lost ones are set aside; so is a stage of which nothing says which it is. */
export function unwonDeals(text: Texts, { stage, won, closed }: StageColumns): Check[] {
  const name = sql`lower(${first(text, stage)})`;
  const isWon = yes(first(text, won));
  const isClosed = yes(first(text, closed));
  const saysLost = sql`regexp_matches(${name}, '(^|[^a-z])(lost|not won)([^a-z]|$)|closedlost')`;
  const saysWon = sql`regexp_matches(${name}, '(^|[^a-z])won([^a-z]|$)|closedwon') and not ${saysLost}`;
  const field = stage[0]!;
  return [
    {
      fault: setAside('deal-lost', 'The deal was lost.', field),
      holds: sql`coalesce(not ${isWon} and coalesce(${isClosed}, ${saysLost}), ${isWon} is null and ${saysLost}, false)`,
      value: first(text, stage),
    },
    {
      fault: setAside('deal-open', 'The deal is not closed as won.', field),
      holds: sql`not coalesce(${isWon}, ${saysWon}, false)`,
      value: first(text, stage),
    },
  ];
}

/** Null where the text says neither. */
function yes(text: Sql): Sql {
  return sql`(case when lower(${text}) in ('true', 'yes', '1') then true when lower(${text}) in ('false', 'no', '0') then false end)`;
}
