import type { DuckDbWarehouse } from '../../warehouse/index.ts';
import { counted } from '../counted.ts';
import type { Conversion } from '../values/currencies.sql.ts';
import {
  applySettled,
  countReplaced,
  dropChanges,
  hasChanges,
  type Replaced,
  settledMoney,
  settleOrders,
} from './changed-orders.sql.ts';
import { type MoneyByMonth, monthsOf } from './control-totals.sql.ts';

/** What updates, cancellations and refunds did to the orders of other rows. */
export interface Settled {
  /** Rows that do not count any more. */
  readonly replaced: readonly { readonly file: number; readonly rule: string; readonly rows: number }[];
  readonly inReplaced: MoneyByMonth;
  /** Money of rows that got another day or another amount: as it was read, and as it is now. */
  readonly before: MoneyByMonth;
  readonly after: MoneyByMonth;
  readonly notes: readonly string[];
}

/**
 * Carries out what rows say of orders in other rows, in whatever files these stand, on the order rows of all files
 * together. Table `from` has the columns of `changeColumns`; they are gone at the end.
 */
export async function settle(
  warehouse: DuckDbWarehouse,
  from: string,
  conversion: Conversion,
): Promise<Settled> {
  const nothing: MoneyByMonth = new Map();
  if (!(await hasChanges(warehouse, from))) {
    await dropChanges(warehouse, from);
    return { replaced: [], inReplaced: nothing, before: nothing, after: nothing, notes: [] };
  }
  await settleOrders(warehouse, from);
  const replaced = await countReplaced(warehouse);
  const inReplaced = await monthsOf(warehouse, [from], 'replaced', conversion);
  const money = await settledMoney(warehouse);
  const before = await monthsOf(warehouse, [money.before], 'all', conversion);
  const after = await monthsOf(warehouse, [money.after], 'all', conversion);
  await applySettled(warehouse, from);
  await dropChanges(warehouse, from);
  return { replaced, inReplaced, before, after, notes: notesOn(replaced) };
}

const words: Readonly<Record<Replaced, string>> = {
  'order-cancelled': 'of orders that a later row cancels',
  'order-updated': 'of an earlier state of an order that a later row updates',
  'refund-without-order': 'of refunds that state no amount, and whose order is in none of the files',
  'refund-beyond-order': 'of refunds of orders of which nothing was left',
};

function notesOn(replaced: Settled['replaced']): string[] {
  return Object.entries(words).flatMap(([rule, what]) => {
    const rows = replaced.reduce((sum, one) => sum + (one.rule === rule ? one.rows : 0), 0);
    return rows === 0 ? [] : [`${counted(rows, 'row')} ${what}: left out.`];
  });
}
