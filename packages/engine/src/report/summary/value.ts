import { z } from 'zod';
import { outlookKinds } from '../../segments/index.ts';
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
    cell: z.enum(['high-high', 'high-low', 'low-high', 'low-low']).describe('Value, then outlook.'),
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
      valueCut: orUnknown(cell.money),
      outlook: z.string().describe('What stands against value, and what it cannot tell.'),
      outlookKind: z.enum(outlookKinds).describe('The first of these for which there is evidence.'),
      outlookUnit: z.enum(['money', 'share']),
      outlookCut: cell.number.describe('An outlook above it is high.'),
      outlookUnknown: cell.people.describe('Customers whose outlook nobody can know; it counts as low.'),
      certain: orUnknown(
        z.strictObject({
          customers: cell.people,
          share: cell.share,
          probability: share.describe('How sure a cell must be to count as certain.'),
        }),
      ).describe('Customers whose cell is certain: for the others the cut lies too near for the evidence.'),
    }),
  });
}
