import type { Shape } from '../warehouse/index.ts';
import type { ExploredRun } from './explored-run.ts';
import { type Fact, type FactValue, factNamed, factsNamed } from './facts.ts';
import { isEverybody, type Sought, soughtCount, soughtPage } from './find-customers.sql.ts';
import { customersOfContact } from './identity/customers-of-contact.ts';
import { requireRule } from './read-rule.ts';

export interface CustomerSearch {
  /**
   * Part of an id, in any case, or a whole e-mail address or phone number; who has exactly this comes first. No character
   * has a special meaning.
   */
  readonly search?: string | undefined;
  readonly rule?: unknown;
  /** A fact; default `past_year_revenue`. */
  readonly sort?: string | undefined;
  /** Default true. */
  readonly descending?: boolean | undefined;
  /** Facts to show beside the id. */
  readonly columns?: readonly string[] | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

export interface FoundCustomers {
  readonly total: number;
  readonly columns: Pick<Fact, 'name' | 'label' | 'meaning' | 'unit' | 'type'>[];
  readonly rows: Record<string, FactValue>[];
}

const usualColumns: readonly string[] = [
  'lifecycle',
  'value_cell',
  'past_year_revenue',
  'revenue',
  'orders',
  'last_purchase',
];

/**
 * Customers by id, by rule, or all, in the order of a fact: ties by id, empty facts last.
 * Throws `rule-invalid`, and `field-unknown` for a fact that there is not.
 */
export async function findCustomers(run: ExploredRun, search: CustomerSearch = {}): Promise<FoundCustomers> {
  const { warehouse } = run;
  const text = search.search === '' ? undefined : search.search;
  const predicate = search.rule === undefined ? undefined : requireRule(run, search.rule).predicate;
  const ids = text === undefined ? [] : await customersOfContact(warehouse, text);
  const sought = { predicate, search: text, ids };
  const columns = factsNamed(search.columns ?? usualColumns);
  const sort = factNamed(search.sort ?? 'past_year_revenue').name;
  const page = {
    columns: columns.map(({ name }) => name),
    sort,
    descending: search.descending ?? true,
    offset: search.offset ?? 0,
    limit: search.limit ?? 50,
  };
  const shape: Shape = Object.fromEntries(columns.map(({ name, kind }) => [name, kind]));
  const found = await warehouse.rows(soughtPage(sought, page, warehouse.dialect), {
    ...shape,
    total: 'count?',
  });
  const rows = found.map(({ total: _, ...facts }) => facts);
  return {
    total: found[0]?.total ?? (await totalOf(run, sought)),
    columns: columns.map(({ name, label, meaning, unit, type }) => ({ name, label, meaning, unit, type })),
    rows,
  };
}

async function totalOf({ warehouse, summary }: ExploredRun, sought: Sought): Promise<number> {
  if (isEverybody(sought)) return summary.customers;
  const [count] = await warehouse.rows(soughtCount(sought, warehouse.dialect), { customers: 'count' });
  return count?.customers ?? 0;
}
