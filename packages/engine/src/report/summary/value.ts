import { z } from 'zod';
import { type Cell, type CellOf, count, orUnknown, share } from './cell.ts';

/** Who brings the money, and the 4-cell grid. */
export function valuePart<C extends Cell>(cell: CellOf<C>) {
  const decile = z.strictObject({
    decile: count,
    customers: cell.people,
    revenue: cell.money,
    lowest: cell.money,
    highest: cell.money,
  });

  const concentration = z.strictObject({
    gini: orUnknown(cell.share),
    spenders: cell.people.describe(
      'Customers whose past-year revenue is more than nought: all shares here are of them.',
    ),
    share60: orUnknown(cell.share).describe(
      'The smallest share of these spenders that brings 60 % of their revenue.',
    ),
    share80: orUnknown(cell.share),
    lorenz: z
      .array(z.strictObject({ customers: share, revenue: z.number() }))
      .describe('Highest spenders first.'),
  });

  const gridCell = z.strictObject({
    cell: z.enum(['high-growing', 'high-not-growing', 'low-growing', 'low-not-growing']),
    customers: cell.people,
    revenue: cell.money,
  });

  return z.strictObject({
    yearDays: count.describe('Length in days of the past year, and of the year before it.'),
    pastYearRevenue: cell.money,
    pastYearBuyers: cell.people.describe('Customers with an order in the past year, free ones included.'),
    previousYearRevenue: orUnknown(cell.money),
    previousYearBuyers: orUnknown(cell.people),
    deciles: z
      .array(decile)
      .max(10)
      .describe('First = highest; of customers whose past-year revenue is not nought.'),
    zeroSpenders: z
      .strictObject({ customers: cell.people, revenue: cell.money })
      .describe('Customers whose past-year revenue is nought, free orders included.'),
    concentration,
    grid: z.array(gridCell).length(4),
    gridAxes: z.strictObject({
      value: z.string(),
      growth: z.string(),
      valueCut: orUnknown(cell.money),
      growthCut: z.number(),
      growthUnknown: cell.people.describe(
        'Customers whose growth nobody can know yet; they count as not growing.',
      ),
    }),
  });
}
