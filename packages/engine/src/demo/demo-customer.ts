import { type Random, uniform } from '@attune/stats';
import type { Calendar } from './calendar.ts';
import { drawProcess, type PurchaseProcess } from './customer-process.ts';
import { drawOrders, drawTaste, type OrderLine, type Taste } from './orders.ts';

/** One person in the made-up company: everything a file of the demo may tell about them. */
export interface DemoCustomer {
  readonly index: number;
  readonly id: string;
  readonly createdDay: number;
  /** How they buy, and what they bought; a prospect never bought. */
  readonly buyer: { readonly process: PurchaseProcess; readonly taste: Taste } | undefined;
  /** Valid lines, each once. */
  readonly lines: readonly OrderLine[];
}

const shareOfProspects = 0.03;

/** Returns the maker of customers 0, 1, 2, …: a later one never changes an earlier one. */
export function customerMaker(calendar: Calendar, lives: Random, baskets: Random): () => DemoCustomer {
  let index = -1;
  let nextOrder = 1;
  return () => {
    index += 1;
    const id = `C${String(index + 1).padStart(7, '0')}`;
    if (uniform(lives) < shareOfProspects) {
      return {
        index,
        id,
        createdDay: Math.floor(uniform(lives) * calendar.days),
        buyer: undefined,
        lines: [],
      };
    }
    const process = drawProcess(calendar, lives);
    // Most sign up with their first order, others look around first.
    const early = uniform(lives) < 0.7 ? 0 : Math.floor(45 * uniform(lives));
    const taste = drawTaste(lives);
    const lines = drawOrders(process, taste, calendar, nextOrder, baskets);
    nextOrder = lines.at(-1)!.order + 1;
    return { index, id, createdDay: process.startDay - early, buyer: { process, taste }, lines };
  };
}
