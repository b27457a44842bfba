import type { PurchaseHistories } from '@attune/stats';
import { day, daysBetween, type Sql, type Warehouse } from '../warehouse/index.ts';
import { lifetimeHistories, repeatsByDay } from './histories.sql.ts';
import { lifetimeOpportunities, opportunityHistories, takenByDay } from './opportunities.sql.ts';
import { type FittedModels, fitOpportunityModel, fitPurchaseModels } from './purchase-models.ts';
import { type Split, splitByOpportunity, splitHistory } from './split.ts';

/** When customers can buy: at any time, or at most once in each opportunity. What follows from it is here. */
export interface Timing {
  readonly unit: {
    readonly name: 'week' | 'day' | 'opportunity';
    readonly rule: string;
    readonly days: number;
  };
  readonly split: Split;
  /** Length of the test in the unit. */
  readonly horizon: number;
  /** Builds the table `lifetime_histories`. */
  build(warehouse: Warehouse): Promise<void>;
  /** @param logGaps Σ log of the gaps between purchase days, in the unit */
  fit(histories: PurchaseHistories, logGaps: number): FittedModels;
  /** Repeat purchases of the customers of the calibration, by day. */
  readonly purchasesByDay: Sql;
  /** Units that are over for whoever first bought so many days ago, that day counted. */
  watched(days: number): number;
}

interface Days {
  readonly firstDay: string;
  readonly asOf: string;
  readonly calibrationEnd: string | undefined;
}

const weekDays = 7;
const shortHistory = 26 * weekDays;

export function anyTime(
  { firstDay, asOf, calibrationEnd: chosen }: Days,
  given: 'week' | 'day' | undefined,
): Timing {
  const name = given ?? (daysBetween(firstDay, asOf) + 1 >= shortHistory ? 'week' : 'day');
  const days = name === 'week' ? weekDays : 1;
  const split = splitHistory(firstDay, asOf, chosen);
  const { calibrationEnd, before } = split;
  return {
    unit: {
      name,
      days,
      rule:
        given !== undefined
          ? `Times are counted in ${name}s, as was asked for.`
          : `Times are counted in ${name}s: the history is ${name === 'week' ? 'at least' : 'shorter than'} 26 weeks.`,
    },
    split,
    horizon: split.holdoutDays / days,
    build: (warehouse) =>
      warehouse.create(
        'lifetime_histories',
        lifetimeHistories({
          calibrationEnd: day(calibrationEnd),
          before: { from: day(before.from), to: day(before.to) },
          asOf: day(asOf),
          dialect: warehouse.dialect,
        }),
        { perCustomer: true },
      ),
    fit: fitPurchaseModels,
    purchasesByDay: repeatsByDay(),
    watched: (passed) => passed / days,
  };
}

/** @param days length of an opportunity */
export function byOpportunity({ firstDay, asOf, calibrationEnd: chosen }: Days, days: number): Timing {
  const split = splitByOpportunity(firstDay, asOf, chosen, days);
  const tested = Math.floor(split.holdoutDays / days);
  return {
    unit: {
      name: 'opportunity',
      days,
      rule: `Customers buy at most once in each opportunity, which is a stretch of ${days} days after their first purchase day: purchases in one stretch count as one, on the day on which it is over. What was bought in a stretch that is not over is not counted yet.`,
    },
    split,
    horizon: tested,
    async build(warehouse) {
      const { dialect } = warehouse;
      await warehouse.create('lifetime_opportunities', lifetimeOpportunities({ days, dialect }), {
        perCustomer: true,
      });
      await warehouse.create(
        'lifetime_histories',
        opportunityHistories({
          calibrationEnd: day(split.calibrationEnd),
          asOf: day(asOf),
          days,
          tested,
          dialect,
        }),
        { perCustomer: true },
      );
    },
    fit: fitOpportunityModel,
    purchasesByDay: takenByDay(day(asOf)),
    // The first purchase day itself belongs to no opportunity.
    watched: (passed) => Math.max(0, Math.floor((passed - 1) / days)),
  };
}
