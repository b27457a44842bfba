import {
  fitRidge,
  leastConformalRows,
  quantiles,
  type Random,
  type Refusal,
  randomFolds,
  refuse,
} from '@attune/stats';
import type { Warehouse } from '../warehouse/index.ts';
import { dropEffects, writeEffects } from './effects.ts';
import type { PeerFact } from './peer-facts.sql.ts';
import type { NotLearnt, PotentialModel } from './report.ts';
import { bandsTable, residualBands, standIns, writeBands } from './residual-bands.ts';
import { namedFactor, readSample } from './sample.ts';
import { estimatedPotential, logSpend, logSpendBeyond } from './score.sql.ts';

const folds = 10;
const level = 0.95;

/** Answers that suffice: without a tenth of them, both ends of a 95 % interval must still exist. */
export const neededAnswers = Math.ceil(leastConformalRows(level) / (1 - 1 / folds));

/** Answers that are read; of more, an even sample is. */
const mostSampled = 20_000;

/** Levels with fewer answers are not told apart; the penalty draws those with few towards nought. */
const leastAnswersOfLevel = 3;

/** Where the slope of the own spend may change: quantiles of the spend of those who spend here. */
const knotsAt = [0.5, 0.75, 0.9];

export interface Estimate {
  readonly ok: true;
  readonly model: PotentialModel;
}

/**
 * Learns from those who told what the others spend in the category, and writes table `potential_estimated` for them: a
 * ridge regression of the logarithm of the category's spend on the own spend (whether there is any, and its logarithm,
 * with bends), the cohort and the facts. Here the own spend may take part: it predicts, and is not compared with itself.
 */
export async function estimatePotential(
  warehouse: Warehouse,
  options: { readonly told: number; readonly facts: readonly PeerFact[]; readonly random: Random },
): Promise<Estimate | Refusal<NotLearnt>> {
  if (options.told < neededAnswers) return refuse('too-few-answers');
  const sample = await readSample(warehouse, { of: 'told', there: options.told, most: mostSampled });
  const offset = offsetOf(sample.told);
  if (offset === undefined) return refuse('answers-not-explained');
  const outcome = sample.told.map((told) => Math.log(told + offset));
  const own = sample.spend.map((spend) => Math.log(Math.max(spend, 0) + offset));
  const knots = knotsOf(sample.spend, offset);
  const factors = (['spends', 'cohort', ...options.facts] as const).flatMap(
    (name) => namedFactor(sample, name, leastAnswersOfLevel) ?? [],
  );
  const design = {
    rows: sample.rows,
    numbers: [own, ...knots.map((knot) => own.map((x) => Math.max(0, x - knot)))],
    factors,
  };
  const fold = randomFolds(sample.rows, folds, options.random);
  const fit = fitRidge(design, outcome, fold);
  if (!fit.ok || fit.heldOutR2 <= 0) return refuse('answers-not-explained');
  const spread = residualBands({ spend: sample.spend, residuals: fit.heldOutResiduals, fold, level });
  if (!spread.ok) return refuse('too-few-answers');

  const predictors = [fit.predictor, ...fit.foldPredictors];
  await writeBands(warehouse, spread.bands);
  const effects = await writeEffects(warehouse, factors, predictors);
  const slopes = (j: number) => predictors.map((predictor) => predictor.slopes[j]!);
  await warehouse.create(
    'potential_estimated',
    estimatedPotential(
      {
        intercepts: predictors.map(({ intercept }) => intercept),
        numbers: [
          { value: logSpend(offset), slopes: slopes(0) },
          ...knots.map((knot, j) => ({ value: logSpendBeyond(offset, knot), slopes: slopes(j + 1) })),
        ],
        effects,
        of: 'who did not tell',
        folds,
        offset,
        limits: spread.bands.slice(1).map(({ from }) => from),
        bands: bandsTable,
        standIns,
      },
      warehouse.dialect,
    ),
    { perCustomer: true },
  );
  await dropEffects(warehouse, effects);
  await warehouse.drop(bandsTable);
  const used = new Set(factors.map(({ name }) => name));
  return {
    ok: true,
    model: {
      answers: sample.rows,
      facts: options.facts.filter((name) => used.has(name)),
      penalty: fit.penalty,
      heldOutR2: fit.heldOutR2,
      heldOutCoverage: spread.heldOutCoverage,
      spendBands: spread.bands.length,
      level,
    },
  };
}

/**
 * A hundredth of the median amount: added before logarithms, so that nought has one, whatever the currency. Undefined
 * where most amounts are nought.
 */
function offsetOf(amounts: Float64Array): number | undefined {
  const median = quantiles(amounts, [0.5]);
  return median.ok && median.values[0]! > 0 ? Number((median.values[0]! / 100).toPrecision(3)) : undefined;
}

/** Logarithms of spend at which the slope may change; fewer where many spend alike. */
function knotsOf(spend: Float64Array, offset: number): number[] {
  const found = quantiles(
    spend.filter((value) => value > 0),
    knotsAt,
  );
  return found.ok ? [...new Set(Array.from(found.values, (value) => Math.log(value + offset)))] : [];
}
