import { z } from 'zod';
import { type Cell, type CellOf, count, orUnknown } from './cell.ts';

/** Customers by when they came. */
export function cohortsPart<C extends Cell>(cell: CellOf<C>) {
  const cohort = z.strictObject({
    cohort: z.string().describe('Period of the first purchase: 2024, 2024-Q3 or 2024-07.'),
    customers: cell.people,
    /** Per customer, cumulated from the first purchase; index is the age in whole months. */
    revenueByAge: z.array(cell.money),
    activeByAge: z.array(cell.share).describe('Share that bought in that month of age.'),
  });

  return z.strictObject({
    period: z.enum(['year', 'quarter', 'month']),
    cohorts: z.array(cohort),
    comparison: orUnknown(
      z.strictObject({
        ageMonths: count,
        newer: z.strictObject({ cohorts: z.string(), customers: cell.people, revenue: cell.money }),
        older: z.strictObject({ cohorts: z.string(), customers: cell.people, revenue: cell.money }),
        difference: cell.money.describe('Newer minus older, revenue per customer at the same age.'),
        interval: cell.interval,
        verdict: cell.verdict,
      }),
    ),
  });
}
