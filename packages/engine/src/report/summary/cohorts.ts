import { z } from 'zod';
import { type Cell, type CellOf, count, orUnknown } from './cell.ts';

const period = z.enum(['year', 'quarter', 'month']);

/** Customers by when they came. */
export function cohortsPart<C extends Cell>(cell: CellOf<C>) {
  const cohort = z.strictObject({
    cohort: z.string().describe('Period of the first purchase: 2024, 2024-Q3 or 2024-07.'),
    customers: cell.people,
    /** Per customer, cumulated from the first purchase; index is the age in whole months. */
    revenueByAge: z.array(cell.money),
    activeByAge: z.array(cell.share).describe('Share that bought in that month of age.'),
  });

  const side = z.strictObject({ cohorts: z.string(), customers: cell.people, revenue: cell.money });
  const comparison = z.strictObject({
    ageMonths: count,
    newer: side,
    older: side,
    difference: cell.money.describe('Newer minus older, revenue per customer at the same age.'),
    interval: cell.interval.describe('Of this age alone, 95 %.'),
    verdict: cell.verdict.describe('After correction for all the ages that are compared.'),
  });

  const retained = z.strictObject({
    cohort: z.string().describe('Period of the first purchase: 2024, 2024-Q3 or 2024-07.'),
    customers: cell.people,
    active: z.array(cell.share).describe('Share that bought in that period of age; index 0 is the first.'),
    still: z
      .array(cell.share)
      .describe('Share that bought in that period of age or later: at least so many were customers still.'),
    revenue: z.array(cell.money).describe('Per customer, from the first purchase to the end of that period.'),
    revenueInterval: z.array(orUnknown(cell.interval)),
  });

  return z.strictObject({
    period,
    cohorts: z.array(cohort),
    comparison: orUnknown(comparison),
    comparisons: z
      .array(
        comparison.extend({
          pValue: cell.share,
          adjustedPValue: cell.share.describe('By Holm, over the ages compared.'),
        }),
      )
      .describe('At every age that the history holds for both; the one above is among them.'),
    retention: orUnknown(
      z.strictObject({
        period,
        ageMonths: count.describe('Length of a period of age, in months of 30 days.'),
        cohorts: z.array(retained).describe('Only ages that all members have reached.'),
        curve: z
          .array(
            z.strictObject({
              age: count.describe('Period of age; 0 is the first.'),
              cohorts: count,
              customers: cell.people,
              active: cell.share,
              activeInterval: cell.interval,
              still: cell.share,
              stillInterval: cell.interval,
            }),
          )
          .describe('All cohorts together that have reached the age, each with the weight of its customers.'),
      }),
    ),
  });
}
