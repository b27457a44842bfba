import { curvatureAt } from '../optimise/curvature.ts';
import type { Objective } from '../optimise/maximize.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { concludeFit, type ModelFit } from './model-fit.ts';
import { openEnds } from './pareto-nbd-ends.ts';
import { paretoNbdForecaster } from './pareto-nbd-forecaster.ts';
import { type ParetoNbdParameters, paretoNbdLikelihood } from './pareto-nbd-likelihood.ts';
import { historyTotals, type PurchaseHistories } from './purchase-histories.ts';
import { type PurchaseModel, type PurchaseRefusal, whyNoModel } from './purchase-model.ts';
import { thinnedSearch } from './thinned-search.ts';

const names = ['r', 'alpha', 's', 'beta'] as const;

/**
 * Pareto/NBD: customers buy at rates that differ by Gamma(r, alpha), and stop at rates that differ by Gamma(s, beta).
 * Source: Schmittlein, Morrison & Colombo (1987), Management Science 33, 1–24.
 */
export const paretoNbd: PurchaseModel<(typeof names)[number]> = {
  name: 'paretonbd',
  parameters: names,
  fit,
  forecaster: paretoNbdForecaster,
};

/** Logarithms beyond ±25 are out of bounds: there the model has long been a simpler one. */
const outOfBounds = 25;

/** The likelihood by log r, log alpha, log s and log beta, alpha and beta in `unit`s of time. */
function objective(histories: PurchaseHistories, unit: number): Objective {
  const likelihood = paretoNbdLikelihood(histories);
  return (point, gradient) => {
    if (!point.every((at) => Math.abs(at) <= outOfBounds)) return Number.NEGATIVE_INFINITY;
    const [r, alpha, s, beta] = point.map(Math.exp) as unknown as [number, number, number, number];
    return likelihood({ r, alpha: alpha * unit, s, beta: beta * unit }, gradient);
  };
}

/** Where the search begins: like and unlike customers, who stop late, early, alike or at once. Times in typical ages. */
const spreads = [
  { r: 0.5, s: 0.5, beta: 0.5 },
  { r: 2, s: 0.2, beta: 0.2 },
  { r: 0.3, s: 2, beta: 4 },
  { r: 1, s: 1, beta: 0.1 },
];

/** A row costs an integral: the starts climb on few. */
const scoutRows = 400;
/** Standard errors of all logarithms below this, and no end of the range is anywhere near. */
const safeDeviation = 0.7;
/** Per customer: the slope that counts as none. */
const gradientTolerance = 1e-7;

/** Maximum likelihood on distinct histories. Parameters that the data leaves open at an end have no standard errors. */
function fit(histories: PurchaseHistories): ModelFit<ParetoNbdParameters> | Refusal<PurchaseRefusal> {
  const totals = historyTotals(histories);
  const reason = whyNoModel(totals);
  if (reason) return refuse(reason);
  const { customers } = totals;
  const unit = totals.age / customers;
  const rate = totals.repeatPurchases / customers;
  const climb = objective(histories, unit);
  const maximum = thinnedSearch({
    histories,
    totals,
    objective: climb,
    objectiveOf: (rows) => objective(rows, unit),
    starts: spreads.map(({ r, s, beta }) => Float64Array.of(r, r / rate, s, beta).map(Math.log)),
    enoughRows: scoutRows,
  });
  const curvature = curvatureAt(climb, maximum.point);
  const vague = names.some((_, i) => !((curvature?.covariance?.[i * 5] ?? Infinity) < safeDeviation ** 2));
  return concludeFit({
    names,
    maximum,
    curvature,
    customers,
    units: { alpha: unit, beta: unit },
    flat: vague ? openEnds(climb, maximum, gradientTolerance * customers) : [],
  });
}
