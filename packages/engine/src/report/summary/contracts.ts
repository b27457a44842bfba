import { z } from 'zod';
import { type Cell, type CellOf, calendarDay, count, orUnknown } from './cell.ts';

const parameters = z.strictObject({ alpha: z.number(), beta: z.number() });

/** Customers under contract: who stays, renewal by renewal. Only where the playbook says that they are. */
export function contractsPart<C extends Cell>(cell: CellOf<C>) {
  return z.strictObject({
    periodDays: z.number(),
    graceDays: count,
    customers: cell.people.describe('Customers counted.'),
    startsKnown: z
      .boolean()
      .describe('Whether all who are counted are known to have begun with their first payment in the data.'),
    leftOut: cell.people.describe('Customers who may have begun before the data does.'),
    lost: cell.people.describe('No payment came within the period and its days of grace.'),
    returned: cell.people.describe('Lost, and paid again later.'),
    payingMore: cell.people.describe('With a payment less than half a period after another.'),
    curve: z
      .array(
        z.strictObject({
          renewals: count,
          due: cell.people.describe('Customers whose renewal of that number was settled by the as-of day.'),
          lost: cell.people,
          survival: cell.share.describe('Share of new customers left after it (Kaplan–Meier).'),
          interval: orUnknown(cell.interval),
        }),
      )
      .describe('From the first renewal on.'),
    period: z.enum(['year', 'quarter', 'month']),
    cohorts: z.array(
      z.strictObject({
        cohort: z.string(),
        customers: cell.people,
        stayed: z
          .array(cell.share)
          .describe(
            'Share left after so many renewals, index 0 the beginning; only what is settled for all.',
          ),
      }),
    ),
    model: orUnknown(
      z.strictObject({
        parameters,
        standardErrors: orUnknown(parameters),
        logLikelihood: z.number(),
        converged: z.boolean(),
        identified: z.boolean().describe('Whether the data tells the parameters apart.'),
        notes: z.array(z.string()).describe('In plain words: what to know before trusting it.'),
        projection: z
          .array(z.strictObject({ renewals: count, share: cell.share, interval: orUnknown(cell.interval) }))
          .describe('Share of new customers left, to twice as many renewals as were seen.'),
        lifetimes: z.array(
          z.strictObject({
            renewed: count,
            next: count,
            expected: cell.number.describe(
              'Renewals that a customer with `renewed` behind is expected to make of the `next` ones.',
            ),
            interval: cell.interval,
          }),
        ),
        holdout: orUnknown(
          z.strictObject({
            from: calendarDay.describe('The last day that the projection saw.'),
            due: cell.people.describe('Renewals settled after it.'),
            actual: cell.people.describe('Of these, made.'),
            predicted: cell.number,
            interval: cell.interval,
            naive: cell.number.describe('If all renewed at the rate of all renewals before.'),
            survival: z.strictObject({ renewals: count, predicted: cell.share, actual: cell.share }),
          }),
        ),
      }),
    ),
  });
}
