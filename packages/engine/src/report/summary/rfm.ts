import { z } from 'zod';
import type { Cell, CellOf } from './cell.ts';

/** Segments by recency, frequency and money. */
export function rfmPart<C extends Cell>(cell: CellOf<C>) {
  return z.strictObject({
    cuts: z.strictObject({
      recency: z.array(z.number()),
      frequency: z.array(z.number()),
      monetary: z.array(z.number()),
    }),
    segments: z.array(
      z.strictObject({
        segment: z.string(),
        customers: cell.people,
        orders: cell.people,
        revenue: cell.money,
      }),
    ),
    empty: z.array(z.string()).describe('Segments of the playbook that hold nobody.'),
  });
}
