import { z } from 'zod';
import type { Cell, CellOf } from './cell.ts';

/** From last year's money to this year's. */
export function bridgePart<C extends Cell>(cell: CellOf<C>) {
  return z.strictObject({
    lastYear: cell.money,
    new: cell.money,
    reactivated: cell.money,
    up: cell.money,
    down: cell.money,
    lost: cell.money,
    thisYear: cell.money,
    customers: z
      .strictObject({
        lastYear: cell.people,
        new: cell.people,
        reactivated: cell.people,
        up: cell.people,
        down: cell.people,
        lost: cell.people,
        thisYear: cell.people,
      })
      .describe('How many customers stand behind each amount.'),
  });
}
