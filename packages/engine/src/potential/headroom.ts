import {
  designRows,
  type FactorDesign,
  fitQuantileRegression,
  type LinearPredictor,
  pinballLoss,
  predictRow,
  quantiles,
  type Random,
  type Refusal,
  randomFolds,
  refuse,
  splitFold,
  studentTQuantile,
} from '@attune/stats';
import type { Warehouse } from '../warehouse/index.ts';
import { dropEffects, writeEffects } from './effects.ts';
import type { PeerFact } from './peer-facts.sql.ts';
import type { NotEstimable } from './report.ts';
import { namedFactor, readSample } from './sample.ts';
import { headroom } from './score.sql.ts';

const folds = 10;

/** Customers whose spend is read; of more, an even sample is: a quantile of ten thousand moves by less than 1 %. */
const mostSampled = 10_000;

/** Each class of peers needs as many rows above its quantile as a mean needs rows; with 0.8, ten of fifty. */
const leastRowsOfLevel = 50;

/** Customers that suffice: with fewer, two levels of fifty in nine of ten parts leave nothing to compare. */
export const neededCustomers = 200;

/** One-sided, 95 %: the facts must lower the held-out loss by more than chance does, and by more than rounding. */
const certainty = 1.645;
const leastGain = 1e-4;

export interface Headroom {
  readonly ok: true;
  readonly facts: readonly PeerFact[];
  readonly sample: number;
  readonly heldOutGain: number;
  readonly heldOutBelow: number;
}

/**
 * Writes table `potential` with what each customer spends less than the quantile of peers: customers of one cohort who
 * are alike in the facts. The conditional quantile is linear in cohort and facts on the logarithm of spend, so that a
 * fact multiplies; quantiles of logarithms are logarithms of quantiles. The cohort alone does not make peers, because
 * how long ago somebody joined says how long they had to stop: facts must tell spend apart beyond it, held out.
 */
export async function estimateHeadroom(
  warehouse: Warehouse,
  options: {
    readonly customers: number;
    readonly quantile: number;
    readonly facts: readonly PeerFact[];
    readonly random: Random;
  },
): Promise<Headroom | Refusal<NotEstimable>> {
  const { customers, quantile, random } = options;
  if (customers < neededCustomers) return refuse('too-few-customers');
  const sample = await readSample(warehouse, { of: 'all', there: customers, most: mostSampled });
  const facts = options.facts.flatMap((name) => namedFactor(sample, name, leastRowsOfLevel) ?? []);
  if (facts.length === 0) return refuse('no-facts');
  const spent = quantiles(sample.spend, [quantile]);
  if (!spent.ok || spent.values[0]! <= 0) return refuse('peers-spend-nothing');
  // A hundredth of what good customers spend: nought has a logarithm then, whatever the currency.
  const offset = Number((spent.values[0]! / 100).toPrecision(3));
  const outcome = sample.spend.map((spend) => Math.log(Math.max(spend, 0) + offset));
  const cohort = namedFactor(sample, 'cohort', leastRowsOfLevel);
  const factors = [...(cohort ? [cohort] : []), ...facts];
  const design = (used: FactorDesign['factors']): FactorDesign => ({
    rows: sample.rows,
    numbers: [],
    factors: used,
  });
  const fold = randomFolds(sample.rows, folds, random);
  const known = heldOut(design(factors), outcome, fold, quantile);
  const unknown = heldOut(design(cohort ? [cohort] : []), outcome, fold, quantile);
  const whole = fitQuantileRegression(design(factors), outcome, quantile);
  if (!known || !unknown || !whole.ok) return refuse('did-not-converge');
  const gain = known.losses.map((loss, i) => unknown.losses[i]! - loss);
  if (!isAboveNought(gain)) return refuse('facts-do-not-tell');

  const predictors = [whole.predictor, ...known.predictors];
  const effects = await writeEffects(warehouse, factors, predictors);
  await warehouse.create(
    'potential',
    headroom(
      {
        intercepts: predictors.map(({ intercept }) => intercept),
        numbers: [],
        effects,
        of: 'all',
        folds,
        offset,
        errors: studentTQuantile(0.975, folds - 1),
      },
      warehouse.dialect,
    ),
    { perCustomer: true },
  );
  await dropEffects(warehouse, effects);
  return {
    ok: true,
    facts: options.facts.filter((name) => facts.some((factor) => factor.name === name)),
    sample: sample.rows,
    heldOutGain: total(gain) / total(unknown.losses),
    heldOutBelow: known.below / sample.rows,
  };
}

interface HeldOut {
  readonly predictors: readonly LinearPredictor[];
  readonly losses: Float64Array;
  readonly below: number;
}

/** Fits the quantile without each fold, and measures it there. Undefined where a fit did not converge. */
function heldOut(
  design: FactorDesign,
  outcome: Float64Array,
  fold: Int32Array,
  quantile: number,
): HeldOut | undefined {
  const losses = new Float64Array(design.rows);
  const predictors: LinearPredictor[] = [];
  let below = 0;
  for (let k = 0; k < folds; k++) {
    const { inside, outside } = splitFold(fold, k);
    const fit = fitQuantileRegression(
      designRows(design, outside),
      Float64Array.from(outside, (i) => outcome[i]!),
      quantile,
    );
    if (!fit.ok) return undefined;
    predictors.push(fit.predictor);
    for (const i of inside) {
      const residual = outcome[i]! - predictRow(fit.predictor, design, i);
      losses[i] = pinballLoss(residual, quantile);
      if (residual <= 0) below++;
    }
  }
  return { predictors, losses, below };
}

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

/** Whether the mean of paired differences of the logarithmic loss lies above nought by more than chance. */
function isAboveNought(differences: Float64Array): boolean {
  const n = differences.length;
  const mean = total(differences) / n;
  const squares = differences.reduce((sum, difference) => sum + (difference - mean) ** 2, 0);
  return mean > leastGain && mean > certainty * Math.sqrt(squares / (n - 1) / n);
}
