import {
  conformalOffsets,
  heldOutCoverage,
  leastConformalRows,
  quantiles,
  type Refusal,
  refuse,
} from '@attune/stats';
import type { Warehouse } from '../warehouse/index.ts';

/** Held-out residuals of answers whose own spend lies in one band. */
interface ResidualBand {
  /** Least spend in the band; the first one has no limit. */
  readonly from: number;
  readonly low: number;
  readonly high: number;
  /** Residuals that stand for all, each as likely as the others. */
  readonly standIns: readonly number[];
}

interface ResidualBands {
  readonly ok: true;
  readonly bands: readonly ResidualBand[];
  readonly heldOutCoverage: number;
}

interface Answers {
  readonly spend: Float64Array;
  readonly residuals: Float64Array;
  readonly fold: Int32Array;
  readonly level: number;
}

/** Residuals that stand for all of a band where a mean is taken. */
export const standIns = 20;

/**
 * Rows of a band, where there is more than one: the third of them is 2.5 % then. With fewer, ends lie at whole rows far
 * beyond, and the interval would hold nearly everybody.
 */
const leastRowsOfBand = 119;

export const bandsTable = 'potential_bands';

/** Where bands begin, finest first: quantiles of the spend of those who spend. Who spends nothing is a band, too. */
const cuts: readonly (readonly number[])[] = [[0, 0.4, 0.7, 0.9], [0, 0.5, 0.8], [0, 0.5], [0]];

/**
 * Splits residuals by the own spend, as finely as every band keeps enough of them: who buys nearly everything here
 * leaves less to be wrong about. The interval then holds what it says in each band, not only over all.
 * Source: Vovk, Gammerman & Shafer (2005), Algorithmic Learning in a Random World, 4.5 (Mondrian conformal predictors).
 */
export function residualBands(answers: Answers): ResidualBands | Refusal<'too-few-residuals'> {
  const { spend, residuals } = answers;
  const spenders = spend.filter((value) => value > 0);
  for (const cut of cuts) {
    const starts = quantiles(spenders, cut);
    if (!starts.ok) break;
    const split = inBands([Number.NEGATIVE_INFINITY, ...new Set(starts.values)], answers);
    if (split.ok) return split;
  }
  return residuals.length === 0 ? refuse('too-few-residuals') : inBands([Number.NEGATIVE_INFINITY], answers);
}

/** Refuses where the residuals of a band are too few for both ends of its interval, a fold left out. */
function inBands(
  starts: readonly number[],
  { spend, residuals, fold, level }: Answers,
): ResidualBands | Refusal<'too-few-residuals'> {
  const bandOf = spend.map((value) => starts.findLastIndex((start) => value >= start));
  const bands: ResidualBand[] = [];
  let inside = 0;
  for (const [band, from] of starts.entries()) {
    const isIn = (_: number, i: number) => bandOf[i] === band;
    const own = residuals.filter(isIn);
    const coverage = heldOutCoverage(own, fold.filter(isIn), level);
    const offsets = conformalOffsets(own, level);
    const middles = quantiles(
      own,
      Array.from({ length: standIns }, (_, i) => (i + 0.5) / standIns),
    );
    const isShort = own.length < (starts.length > 1 ? leastRowsOfBand : leastConformalRows(level));
    if (isShort || coverage === undefined || !offsets.ok || !middles.ok) return refuse('too-few-residuals');
    inside += coverage * own.length;
    bands.push({ from, low: offsets.low, high: offsets.high, standIns: Array.from(middles.values) });
  }
  return { ok: true, bands, heldOutCoverage: inside / residuals.length };
}

/** Writes the bands for the warehouse to score by: `band` from 0, factors `low`, `high` and `r0` … of money. */
export async function writeBands(warehouse: Warehouse, bands: readonly ResidualBand[]): Promise<void> {
  const names = Array.from({ length: standIns }, (_, i) => `r${i}`);
  await warehouse.createFrom(
    bandsTable,
    {
      band: 'count',
      low: 'number',
      high: 'number',
      ...Object.fromEntries(names.map((name) => [name, 'number' as const])),
    },
    bands.map(({ low, high, standIns: residuals }, band) => ({
      band,
      low: Math.exp(low),
      high: Math.exp(high),
      ...Object.fromEntries(residuals.map((residual, i) => [names[i], Math.exp(residual)])),
    })),
  );
}
