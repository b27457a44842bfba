import type { Rule } from '@attune/client';

export type Search = Readonly<Record<string, unknown>>;

/** Which customers the list shows, and how: all of it stands in the address. */
export interface ListSearch {
  /** Part of an id. */
  q?: string;
  /** A rule from elsewhere: a number, a segment that is being built. */
  rule?: Rule;
  lifecycle?: string;
  cell?: string;
  decile?: number;
  /** A saved segment by its name. */
  segment?: string;
  /** A fact; without it the list is sorted by past-year revenue. */
  sort?: string;
  /** From the lowest instead of the highest. */
  ascending?: true;
  /** The facts shown, parted by commas; without it a usual choice. */
  columns?: string;
  /** How many customers stand before the page. */
  from?: number;
}

/** One customer, and the place in the list from which one came. */
export interface CustomerSearch extends ListSearch {
  /** How many customers stand before this one in the list. */
  at?: number;
  /** How many orders and returns are shown. */
  orders?: number;
}

/** What an address says of the list; what it says wrongly is left out, except that a rule is checked by the server. */
export function listSearch(search: Search): ListSearch {
  return {
    ...text(search, 'q'),
    ...rule(search),
    ...text(search, 'lifecycle'),
    ...text(search, 'cell'),
    ...whole(search, 'decile'),
    ...text(search, 'segment'),
    ...text(search, 'sort'),
    ...(search.ascending === true && { ascending: true as const }),
    ...text(search, 'columns'),
    ...whole(search, 'from'),
  };
}

/** A parameter as text: an id may consist of figures, which the router reads as a number. */
function text<Name extends string>(search: Search, name: Name): { [N in Name]?: string } {
  const value = search[name];
  const isText = (typeof value === 'string' && value !== '') || typeof value === 'number';
  return (isText ? { [name]: String(value) } : {}) as { [N in Name]?: string };
}

/** A parameter that counts something; 0 needs no place in the address. */
export function whole<Name extends string>(search: Search, name: Name): { [N in Name]?: number } {
  const value = search[name];
  const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000_000;
  return (isCount ? { [name]: value } : {}) as { [N in Name]?: number };
}

function rule({ rule: value }: Search): { rule?: Rule } {
  if (value === undefined) return {};
  const isRule = typeof value === 'object' && value !== null && !Array.isArray(value);
  // What is no rule is asked for all the same, and refused: left out, it would show everybody.
  return { rule: isRule ? (value as Rule) : { [JSON.stringify(value)]: true } };
}
