import { z } from 'zod';
import { type Cell, type CellOf, calendarDay, count, orUnknown, share } from './cell.ts';

const lifecycleState = z.enum(['new', 'active', 'mature', 'declining', 'dormant', 'lapsed']);

/** States, the rules that made them, and how customers moved between them. */
export function lifecycleParts<C extends Cell>(cell: CellOf<C>) {
  return {
    lifecycle: z.strictObject({
      new: cell.people,
      active: cell.people,
      mature: cell.people,
      declining: cell.people,
      dormant: cell.people,
      lapsed: cell.people,
    }),
    lifecycleRules: z.array(z.strictObject({ state: lifecycleState, rule: z.string() })),
    lifecycleValue: z.array(
      z.strictObject({ state: lifecycleState, customers: cell.people, revenue: cell.money }),
    ),
    lifecycleLapsedPromise: share.describe(
      'The playbook calls a customer lapsed after a silence from which fewer than this share came back.',
    ),
    lifecycleRepurchase: z.array(
      z.strictObject({
        state: lifecycleState,
        customers: cell.people,
        share: orUnknown(cell.share),
        interval: orUnknown(cell.interval),
      }),
    ),
    comparison: orUnknown(
      z.strictObject({
        asOf: calendarDay.describe('The earlier day at which states were taken.'),
        days: count.describe('Length of the period from then to asOf.'),
      }),
    ),
    migration: z.array(
      z.strictObject({
        from: lifecycleState.or(z.literal('not yet a customer')),
        to: lifecycleState,
        customers: cell.people,
      }),
    ),
  };
}
