import type { Requests, Rule, Segment } from '@attune/client';
import type { ListSearch } from './list-search.ts';

/** How many customers a page of the list holds. */
export const pageSize = 50;
export const usualSort = 'past_year_revenue';

/** The rule that all filters make together; null while, or because, nobody knows what the saved segment means. */
export function ruleOf(
  { rule, lifecycle, cell, decile, segment }: ListSearch,
  segments: readonly Pick<Segment, 'name' | 'rule'>[] | undefined,
): Rule | undefined | null {
  const saved = segment === undefined ? undefined : segments?.find(({ name }) => name === segment);
  if (segment !== undefined && saved === undefined) return null;
  const parts: Rule[] = [
    ...(rule ? [rule] : []),
    ...(saved ? [saved.rule] : []),
    ...(lifecycle === undefined ? [] : [{ lifecycle }]),
    ...(cell === undefined ? [] : [{ value_cell: cell }]),
    ...(decile === undefined ? [] : [{ past_year_decile: decile }]),
  ];
  return parts.length > 1 ? { $and: parts } : parts[0];
}

/** What the server is asked for a page of the list; the same for the same page, so that it is fetched once. */
export function requestOf(
  { q, sort = usualSort, ascending, columns }: ListSearch,
  rule: Rule | undefined,
  from: number,
): Requests['findCustomers']['body'] {
  return {
    ...(q !== undefined && { search: q }),
    ...(rule && { rule }),
    ...(columns !== undefined && { columns: columns.split(',') }),
    sort,
    descending: ascending !== true,
    offset: from,
    limit: pageSize,
  };
}

/** The list without its filters and its search; how it is laid out stays. */
export function unfiltered<S extends ListSearch>({
  q: _q,
  rule: _rule,
  lifecycle: _lifecycle,
  cell: _cell,
  decile: _decile,
  segment: _segment,
  from: _from,
  ...rest
}: S) {
  return rest;
}
