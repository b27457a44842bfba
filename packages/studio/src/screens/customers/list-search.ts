import type { Rule } from '@attune/client';
import { rule, type Said, text, whole } from '../../app/address.ts';

/** Which customers the list shows, and how: all of it stands in the address. */
export interface ListSearch {
  /** Part of an id. */
  q?: string | undefined;
  /** A rule from elsewhere: a number, a segment that is being built. */
  rule?: Rule | undefined;
  lifecycle?: string | undefined;
  cell?: string | undefined;
  decile?: number | undefined;
  /** A saved segment by its name. */
  segment?: string | undefined;
  /** A fact; without it the list is sorted by past-year revenue. */
  sort?: string | undefined;
  /** From the lowest instead of the highest. */
  ascending?: true | undefined;
  /** The facts shown, parted by commas; without it a usual choice. */
  columns?: string | undefined;
  /** How many customers stand before the page. */
  from?: number | undefined;
}

/** One customer, and the place in the list from which one came. */
export interface CustomerSearch extends ListSearch {
  /** How many customers stand before this one in the list. */
  at?: number | undefined;
  /** How many orders and returns are shown. */
  orders?: number | undefined;
}

/** What an address says of the list; what it says wrongly is left out, except that a rule is checked by the server. */
export function listSearch(said: Said): ListSearch {
  return {
    ...text(said, 'q', 'lifecycle', 'cell', 'segment', 'sort', 'columns'),
    ...whole(said, 'decile', 'from'),
    ...ruleOrRefused(said),
    ascending: said.ascending === true || undefined,
  };
}

/** What is no rule is asked for all the same, and refused: left out, it would show everybody. */
function ruleOrRefused(said: Said): Pick<ListSearch, 'rule'> {
  const found = rule(said, 'rule');
  return said.rule === undefined || found.rule ? found : { rule: { [JSON.stringify(said.rule)]: true } };
}
