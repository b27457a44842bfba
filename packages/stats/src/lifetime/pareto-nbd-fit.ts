import { type Curvature, curvatureAt } from '../optimise/curvature.ts';
import type { Maximum, Objective } from '../optimise/maximize.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { concludeFit, type ModelFit } from './model-fit.ts';
import { openEnds, type Scout } from './pareto-nbd-ends.ts';
import { type ParetoNbdParameters, paretoNbdLikelihood } from './pareto-nbd-likelihood.ts';
import { historyTotals, type PurchaseHistories } from './purchase-histories.ts';
import { type PurchaseRefusal, whyNoModel } from './purchase-model.ts';
import { thinnedHistories, thinnedSearch } from './thinned-search.ts';
import { flatBeyondWalls, withinWalls } from './walls.ts';

export const paretoNbdNames = ['r', 'alpha', 's', 'beta'] as const;

/** Where those who stop do so at once and the others never, log beta goes far before the likelihood is at its top. */
const farthest = 40;

/** The likelihood by log r, log alpha, log s and log beta, alpha and beta in `unit`s of time. */
export function paretoNbdObjective(histories: PurchaseHistories, unit: number): Objective {
  const likelihood = paretoNbdLikelihood(histories);
  return flatBeyondWalls((point, gradient) => {
    const [r, alpha, s, beta] = Array.from(point, Math.exp) as [number, number, number, number];
    return likelihood({ r, alpha: alpha * unit, s, beta: beta * unit }, gradient);
  }, farthest);
}

/** Where the search begins: like and unlike customers, who stop late, early, alike or at once. Times in typical ages. */
const spreads = [
  { r: 0.5, s: 0.5, beta: 0.5 },
  { r: 2, s: 0.2, beta: 0.2 },
  { r: 0.3, s: 2, beta: 4 },
  { r: 1, s: 1, beta: 0.1 },
];

/** What it says when a parameter runs away by itself. */
export const paretoNbdEnds = {
  r: { nought: 'Nearly all purchases come from very few customers: r ran to nought.' },
  alpha: {
    nought: 'Some seem to buy again without any pause: alpha ran to nought beside their ages.',
    unbounded: 'Purchases are too rare beside the ages of the customers: alpha ran off without bound.',
  },
  s: { nought: 'Hardly anybody seems to stop buying: s ran to nought.' },
  beta: {
    nought: 'Many seem to stop at once: beta ran to nought beside their ages.',
    unbounded: 'Customers seem to stop too late for their ages to tell when: beta ran off without bound.',
  },
};

/** A row costs an integral: the starts climb on few. */
const scoutRows = 400;

/** Maximum likelihood on distinct histories. Parameters that the data leaves open at an end have no standard errors. */
export function fitParetoNbd(
  histories: PurchaseHistories,
): ModelFit<ParetoNbdParameters> | Refusal<PurchaseRefusal> {
  const totals = historyTotals(histories);
  const reason = whyNoModel(totals);
  if (reason) return refuse(reason);
  const unit = totals.age / totals.customers;
  const rate = totals.repeatPurchases / totals.customers;
  const objective = paretoNbdObjective(histories, unit);
  const found = thinnedSearch({
    histories,
    totals,
    objective,
    objectiveOf: (rows) => paretoNbdObjective(rows, unit),
    starts: spreads.map(({ r, s, beta }) => Float64Array.of(r, r / rate, s, beta).map(Math.log)),
    enoughRows: scoutRows,
  });
  const maximum = withinWalls(found, farthest);
  const curvature = curvatureAt(objective, maximum.point);
  return concludeFit({
    names: paretoNbdNames,
    maximum,
    curvature,
    customers: totals.customers,
    units: { alpha: unit, beta: unit },
    atTheEnd: paretoNbdEnds,
    flat: paretoNbdOpenEnds(objective, maximum, curvature, scoutOf(histories, totals.customers, unit)),
  });
}

/** Standard errors of all logarithms below this, and no end of the range is anywhere near. */
const safeDeviation = 0.7;

/** In plain words, the ends of the range that the data leaves open. The model's own parameters come first in the objective. */
export function paretoNbdOpenEnds(
  objective: Objective,
  maximum: Maximum,
  curvature: Curvature | undefined,
  scout?: Scout,
): string[] {
  const n = maximum.point.length;
  const sure = paretoNbdNames.every(
    (_, i) => (curvature?.covariance?.[i * (n + 1)] ?? Number.POSITIVE_INFINITY) < safeDeviation ** 2,
  );
  return sure ? [] : openEnds(objective, maximum, scout);
}

/** A part of a base of many rows; none where it would spare nothing. */
function scoutOf(histories: PurchaseHistories, customers: number, unit: number): Scout | undefined {
  const rows = 4 * scoutRows;
  if (histories.customers.length <= 2 * rows) return undefined;
  const part = thinnedHistories(histories, rows);
  return { objective: paretoNbdObjective(part, unit), share: historyTotals(part).customers / customers };
}
