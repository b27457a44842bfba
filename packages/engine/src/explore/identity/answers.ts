import type { WarehouseReader } from '../../warehouse/index.ts';
import { type DecidedPair, DecidedPairs } from './decided-pair.ts';
import { customersOfKeys } from './identity.sql.ts';
import { questionsTouched } from './questions.sql.ts';

/** What became of the questions that people spoke of since they were asked, by the name of each. */
export interface Answers {
  readonly answered: readonly string[];
  /** Somebody looked and did not know, or took an answer back. */
  readonly later: readonly string[];
}

/**
 * Which questions are answered by now: all customers of one are said to be one, or all to be different ones, or its
 * identifier is said to be somebody's. This is how the next analysis will see it.
 */
export async function answersTo(
  warehouse: WarehouseReader,
  decided: readonly DecidedPair[],
): Promise<Answers> {
  if (decided.length === 0) return { answered: [], later: [] };
  const { keys, customers, pairs } = await decidedCustomers(warehouse, decided);
  const settled = new Set(decided.flatMap((one) => (one.decision === 'together' ? one.keys : [])));
  const rows = await warehouse.rows(questionsTouched(keys, customers), {
    question: 'text',
    key: 'text',
    customer_id: 'text',
  });
  const questions = Map.groupBy(rows, ({ question }) => question);
  const answered: string[] = [];
  const later: string[] = [];
  for (const [question, asked] of questions) {
    const inQuestion = asked.map(({ customer_id }) => customer_id);
    const said = pairsOf(inQuestion).map((pair) => pairs.of(pair)?.decision);
    if (
      settled.has(asked[0]!.key) ||
      said.every((decision) => decision === 'apart') ||
      areOne(inQuestion, pairs)
    )
      answered.push(question);
    else if (said.some((decision) => decision === 'open')) later.push(question);
  }
  return { answered, later };
}

/** Decisions as what they say of customers: of what has become one customer, they speak by other names. */
export async function decidedCustomers(
  warehouse: WarehouseReader,
  decided: readonly DecidedPair[],
): Promise<{
  readonly keys: readonly string[];
  readonly customers: readonly string[];
  readonly pairs: DecidedPairs;
}> {
  const keys = [...new Set(decided.flatMap((one) => one.keys))].sort();
  if (keys.length === 0) return { keys, customers: [], pairs: new DecidedPairs([]) };
  const rows = await warehouse.rows(customersOfKeys(keys), { key: 'text', customer_id: 'text' });
  const customerOf = new Map(rows.map(({ key, customer_id }) => [key, customer_id]));
  const named = decided.map((one) => ({
    ...one,
    keys: [customerOf.get(one.keys[0]) ?? one.keys[0], customerOf.get(one.keys[1]) ?? one.keys[1]] as const,
  }));
  return {
    keys,
    customers: [...new Set(named.flatMap((one) => one.keys))].sort(),
    pairs: new DecidedPairs(named.toSorted((a, b) => (a.decidedAt < b.decidedAt ? -1 : 1))),
  };
}

/** Each two of several, once. */
export function pairsOf(customers: readonly string[]): [string, string][] {
  return customers.flatMap((one, i) => customers.slice(i + 1).map((other): [string, string] => [one, other]));
}

/** Whether decisions lead from the first to all others. */
function areOne(customers: readonly string[], pairs: DecidedPairs): boolean {
  const reached = new Set(customers.slice(0, 1));
  for (const one of reached)
    for (const other of customers) if (pairs.of([one, other])?.decision === 'together') reached.add(other);
  return reached.size === customers.length;
}
