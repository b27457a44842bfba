import {
  fitGammaPoisson,
  fitGapPopulation,
  fitKaplanMeier,
  type GapPopulation,
  probabilityRateFell,
  returnProbability,
  studentTQuantile,
} from '@attune/stats';
import type { Playbook } from '../../playbook/index.ts';
import type { WarehouseReader } from '../../warehouse/index.ts';
import {
  type EvidenceOptions,
  gapTotals,
  rateCombinations,
  repeatsByMonth,
  secondPurchaseGap,
  silences,
} from './evidence.sql.ts';
import { monthlyIndex, seasonalDays } from './season.ts';

/** The limits between the states, learned from the base as of a day. An absent limit could not be learned. */
export interface LifecycleLimits {
  /** Who bought once is new for so many days. */
  readonly newDays: number | undefined;
  /** Who has been silent longer is lapsed. */
  readonly lapsedDays: number | undefined;
  /** How gaps vary within and between customers. */
  readonly gaps: GapPopulation | undefined;
  /** Student's t for the dormant quantile, by the number of gaps. */
  readonly gapQuantiles: readonly number[];
  /** Whether the base tells how purchase rates scatter; else nobody's rate can be said to move or to stand. */
  readonly ratesKnown: boolean;
  readonly decliningProbability: number;
  readonly steadyBand: readonly [number, number];
}

/** The chance that the purchase rate fell, for each combination of evidence that occurs. */
export interface RateChange {
  readonly earlier_repeats: number;
  readonly recent_repeats: number;
  readonly earlier_days: number;
  readonly recent_days: number;
  readonly probability_fell: number;
}

/** With more gaps than this, t hardly moves any more. */
const mostGaps = 200;

export async function learnLimits(
  warehouse: WarehouseReader,
  evidence: EvidenceOptions,
  { lifecycle }: Playbook,
  ratesKnown: boolean,
): Promise<LifecycleLimits> {
  const [second] = await warehouse.rows(secondPurchaseGap(evidence, lifecycle.newQuantile), {
    days: 'number?',
    customers: 'count',
  });
  const population = await learnGaps(warehouse, evidence);
  return {
    newDays: second?.days == null ? undefined : Math.round(second.days),
    lapsedDays: await learnLapsed(warehouse, evidence, lifecycle.lapsedReturnShare),
    gaps: population,
    gapQuantiles: Array.from({ length: mostGaps + 1 }, (_, n) =>
      population ? studentTQuantile(lifecycle.dormantQuantile, population.strength + Math.max(n - 1, 0)) : 0,
    ),
    ratesKnown,
    decliningProbability: lifecycle.decliningProbability,
    steadyBand: lifecycle.steadyBand,
  };
}

const millionths = 1e6;

async function learnGaps(
  warehouse: WarehouseReader,
  evidence: EvidenceOptions,
): Promise<GapPopulation | undefined> {
  const [totals] = await warehouse.rows(gapTotals(evidence), {
    customers: 'count',
    gaps: 'count',
    inverse_gaps: 'count',
    means: 'count',
    squared_means: 'count',
    within_squares: 'count',
  });
  if (!totals) return undefined;
  const fit = fitGapPopulation({
    customers: totals.customers,
    gaps: totals.gaps,
    inverseGaps: totals.inverse_gaps / millionths,
    means: totals.means / millionths,
    squaredMeans: totals.squared_means / millionths,
    withinSquares: totals.within_squares / millionths,
  });
  return fit.ok ? fit : undefined;
}

/** A share of returns is not read from fewer silences than this. */
const fewestSilent = 50;

/** The least number of silent days after which fewer than `share` came back, as far as the history shows. */
async function learnLapsed(
  warehouse: WarehouseReader,
  evidence: EvidenceOptions,
  share: number,
): Promise<number | undefined> {
  const histogram = await warehouse.rows(silences(evidence), {
    days: 'count',
    ended: 'count',
    going_on: 'count',
  });
  const curve = fitKaplanMeier({
    durations: Float64Array.from(histogram, ({ days }) => days),
    events: Float64Array.from(histogram, ({ ended }) => ended),
    censored: Float64Array.from(histogram, ({ going_on }) => going_on),
  });
  if (!curve.ok || curve.events.every((events) => events === 0)) return undefined;
  for (let days = 1; days < curve.followUp; days++) {
    const back = returnProbability(curve, days);
    if (back.ok && back.probability < share) return back.atRisk >= fewestSilent ? days : undefined;
  }
  return undefined;
}

/**
 * The chance, for every combination of evidence in the base, that the purchase rate fell: Poisson purchases whose
 * rates scatter over customers as a Gamma distribution, time weighed by the season. Empty when the base does not
 * tell how rates scatter.
 */
export async function learnRateChanges(
  warehouse: WarehouseReader,
  evidence: EvidenceOptions,
  asOf: string,
): Promise<RateChange[]> {
  const combinations = await warehouse.rows(rateCombinations(evidence), {
    earlier_repeats: 'count',
    recent_repeats: 'count',
    earlier_days: 'count',
    recent_days: 'count',
    customers: 'count',
  });
  const months = await warehouse.rows(repeatsByMonth(evidence.asOf, evidence.dialect), {
    month: 'day',
    repeats: 'count',
  });
  const index = monthlyIndex(months.map(({ month, repeats }) => ({ month, count: repeats })));
  const weigh = seasonalDays(asOf, 3 * evidence.recentDays, index);
  const weighed = combinations.map((row) => ({
    ...row,
    recent: weigh(0, row.recent_days),
    earlier: weigh(row.recent_days, row.recent_days + row.earlier_days),
  }));
  const fit = fitGammaPoisson({
    events: Float64Array.from(weighed, (row) => row.earlier_repeats + row.recent_repeats),
    exposures: Float64Array.from(weighed, (row) => row.recent + row.earlier),
    customers: Float64Array.from(weighed, (row) => row.customers),
  });
  if (!fit.ok) return [];
  return weighed.map((row) => ({
    earlier_repeats: row.earlier_repeats,
    recent_repeats: row.recent_repeats,
    earlier_days: row.earlier_days,
    recent_days: row.recent_days,
    probability_fell: Number(
      probabilityRateFell(
        fit.prior,
        { events: row.earlier_repeats, exposure: row.earlier },
        { events: row.recent_repeats, exposure: row.recent },
      ).toFixed(6),
    ),
  }));
}
