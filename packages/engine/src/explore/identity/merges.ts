import type { Evidence } from '../../customers/index.ts';
import type { Row } from '../../warehouse/index.ts';
import type { ExploredRun } from '../explored-run.ts';
import { clearTexts } from './clear-texts.ts';
import { type DecidedPair, DecidedPairs } from './decided-pair.ts';
import { type Identifier, identifierOf } from './identifier.ts';
import { identifierCount, identifierPage, type MergesSought } from './identity.sql.ts';

export type MergeRule = Evidence | 'household' | 'account';

/** An identifier, the customer it belongs to, and what joined it. */
export interface Merge {
  readonly identifier: Identifier;
  readonly customer: Identifier;
  readonly rule: MergeRule;
  /** The identifier with which it stands. */
  readonly via: Identifier;
  /** The file that says so; null where a person does. */
  readonly source: string | null;
  /** How many of its rows. */
  readonly rows: number;
  /** The day of the first of them; null where the file gives none. */
  readonly since: string | null;
  /** Whose parting undoes it, with what was said of them last; null where the customer file decides. */
  readonly parting: { readonly keys: readonly [string, string]; readonly said: DecidedPair | null } | null;
}

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

const shape = {
  key: 'text',
  customer_id: 'text',
  rule: 'text?',
  via: 'text?',
  source: 'text?',
  rows: 'count?',
  since: 'day?',
} as const;

/** A page of the identifiers that were joined to a customer whom another one names, by customer. */
export async function mergesOf(
  { warehouse }: Pick<ExploredRun, 'warehouse'>,
  decided: readonly DecidedPair[],
  { rule, ...page }: Page & Pick<MergesSought, 'rule'>,
): Promise<{ readonly total: number; readonly merges: readonly Merge[] }> {
  if (!(await warehouse.has('identities'))) return { total: 0, merges: [] };
  const { total, rows, clear } = await identifiersIn(warehouse, { rule }, page);
  const pairs = new DecidedPairs(decided);
  return { total, merges: rows.map((row) => mergeOf(row, pairs, clear)) };
}

/** How one customer was put together. */
export interface PutTogether {
  /** What names the customer. */
  readonly customer: Identifier;
  /** The others. */
  readonly total: number;
  readonly merges: readonly Merge[];
}

/** The identifiers of one customer; a customer of whom no file says more than an id has none beside it. */
export async function putTogether(
  { warehouse }: Pick<ExploredRun, 'warehouse'>,
  customer: string,
  decided: readonly DecidedPair[],
  page: Page,
): Promise<PutTogether> {
  if (!(await warehouse.has('identities')))
    return { customer: identifierOf(customer, new Map()), total: 0, merges: [] };
  // The one that names the customer comes first, and is not counted among the others.
  const { total, rows, clear } = await identifiersIn(
    warehouse,
    { customer },
    { offset: page.offset + 1, limit: page.limit },
  );
  const pairs = new DecidedPairs(decided);
  return {
    customer: identifierOf(customer, await clearTexts(warehouse, [customer])),
    total: Math.max(0, total - 1),
    merges: rows.map((row) => mergeOf(row, pairs, clear)),
  };
}

async function identifiersIn(
  warehouse: ExploredRun['warehouse'],
  which: MergesSought,
  page: Page,
): Promise<{ total: number; rows: Row<typeof shape>[]; clear: ReadonlyMap<string, string> }> {
  const [count] = await warehouse.rows(identifierCount(which), { total: 'count' });
  const rows = await warehouse.rows(identifierPage(which, page, warehouse.dialect), shape);
  const keys = rows.flatMap(({ key, via, customer_id }) => [key, via ?? key, customer_id]);
  return { total: count?.total ?? 0, rows, clear: await clearTexts(warehouse, keys) };
}

function mergeOf(
  { key, customer_id, rule, via, source, rows, since }: Row<typeof shape>,
  pairs: DecidedPairs,
  clear: ReadonlyMap<string, string>,
): Merge {
  if (rule === null || via === null) throw new Error('What names a customer was joined to nobody.');
  // A decision is undone where it was made; anything else by saying whose the identifier is not.
  const keys = [key, rule === 'decision' ? via : customer_id] as const;
  const isOfFile = rule === 'household' || rule === 'account';
  return {
    identifier: identifierOf(key, clear),
    customer: identifierOf(customer_id, clear),
    rule: rule as MergeRule,
    via: identifierOf(via, clear),
    source,
    rows: rows ?? 0,
    since,
    parting: isOfFile ? null : { keys, said: pairs.of(keys) },
  };
}
