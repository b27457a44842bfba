import type { Warehouse } from '../warehouse/index.ts';
import { describedTransactions } from './described-transactions.sql.ts';

/**
 * Completes `transactions` with what the list of products says, where there is one: rules that ask for a category ask
 * this table alone, and shall find what the facts have counted.
 */
export async function describeTransactions(warehouse: Warehouse): Promise<void> {
  if (await warehouse.has('products'))
    await warehouse.create('transactions', describedTransactions(), { perCustomer: true });
}
