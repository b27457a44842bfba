import type { ExploredRun } from '../explored-run.ts';
import type { Move, Pair } from './comparison.ts';
import { statesOfCustomers } from './movement.sql.ts';

const newcomer = 'not yet a customer';
const gone = 'no longer in the data';

/**
 * Lifecycle states then and now, customer by customer: the most frequent move first. The runs lie in databases of their
 * own, so the older states are held in memory meanwhile: an id and a number for each customer.
 */
export async function lifecycleMoves({ older, newer }: Pair<ExploredRun>): Promise<Move[]> {
  const names: string[] = [];
  const numberOf = (state: string) => {
    const known = names.indexOf(state);
    return known >= 0 ? known : names.push(state) - 1;
  };
  const then = new Map<string, number>();
  for await (const { length, columns } of states(older))
    for (let i = 0; i < length; i++) then.set(columns.customer_id[i]!, numberOf(columns.state[i]!));
  const counts = new Map<string, Move>();
  const count = (from: string, to: string) => {
    const key = `${from}\n${to}`;
    counts.set(key, { from, to, customers: (counts.get(key)?.customers ?? 0) + 1 });
  };
  for await (const { length, columns } of states(newer))
    for (let i = 0; i < length; i++) {
      const id = columns.customer_id[i]!;
      const state = then.get(id);
      then.delete(id);
      count(state === undefined ? newcomer : names[state]!, columns.state[i]!);
    }
  for (const state of then.values()) count(names[state]!, gone);
  return [...counts.values()].sort(
    (a, b) => b.customers - a.customers || `${a.from}\n${a.to}`.localeCompare(`${b.from}\n${b.to}`, 'en'),
  );
}

const states = ({ warehouse }: ExploredRun) =>
  warehouse.batches(statesOfCustomers(), { customer_id: 'text', state: 'text' });
