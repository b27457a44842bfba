import { type Curvature, curvatureAt } from '../optimise/curvature.ts';
import type { Maximum, Objective } from '../optimise/maximize.ts';
import { type Refusal, refuse } from '../refusal.ts';
import {
  type BetaGeometricParameters,
  betaGeometricLikelihood,
  betaGeometricNames,
  type FirstChances,
} from './beta-geometric-likelihood.ts';
import { concludeFit, type ModelFit } from './model-fit.ts';
import { historyTotals, type PurchaseHistories } from './purchase-histories.ts';
import { type PurchaseRefusal, whyNoModel } from './purchase-model.ts';
import { thinnedSearch } from './thinned-search.ts';

/** Logarithms beyond ±30 are out of bounds: there the model has long been a simpler one, and doubles lose their digits. */
const outOfBounds = 30;

/** The likelihood by log r, log alpha in `unit`s of time, log a and log b. */
function objective(histories: PurchaseHistories, firstChances: FirstChances, unit: number): Objective {
  const likelihood = betaGeometricLikelihood(histories, firstChances);
  return (point, gradient) => {
    if (!point.every((at) => Math.abs(at) <= outOfBounds)) return Number.NEGATIVE_INFINITY;
    return likelihood(parametersAt(point, unit), gradient);
  };
}

const parametersAt = (point: Float64Array, unit: number): BetaGeometricParameters => ({
  r: Math.exp(point[0]!),
  alpha: unit * Math.exp(point[1]!),
  a: Math.exp(point[2]!),
  b: Math.exp(point[3]!),
});

/** Where the chance to stop and the spread of rates begin: like and unlike customers, loyal and fleeting ones. */
const spreads = [
  { r: 0.5, a: 0.8, b: 2.5, faster: 2 },
  { r: 0.2, a: 0.3, b: 0.6, faster: 4 },
  { r: 2, a: 0.2, b: 5, faster: 1.2 },
  { r: 5, a: 4, b: 12, faster: 2 },
];

/** The likelihood falls by less than this along a direction that means nothing. */
const noFall = 1e-3;
const far = Math.log(1e4);
/** Moves of log r, log alpha, log a and log b, and what it says when nothing falls along them. */
const directions: readonly { readonly move: readonly number[]; readonly words: string }[] = [
  {
    move: [0, 0, -far, far],
    words: 'Nobody seems to stop buying: the data tells nothing about how chances to stop (a and b) differ.',
  },
  {
    move: [0, 0, far, -far],
    words:
      'Everybody seems to stop at the first chance: how chances to stop (a and b) differ cannot be told.',
  },
  {
    move: [0, 0, far, far],
    words: 'Everybody seems to have the same chance to stop: only the ratio of a to b can be told.',
  },
  {
    move: [0, 0, -far, -far],
    words:
      'Some seem to stop at the first chance and the others never: only the ratio of a to b can be told.',
  },
  {
    move: [far, far, 0, 0],
    words: 'Everybody seems to buy at the same rate: only the ratio of r to alpha can be told.',
  },
];

/** Well conditioned curvature leaves no flat direction to look for. */
const safeCondition = 1e4;

/** Maximum likelihood of the BG/NBD or the MBG/NBD. */
export function fitBetaGeometric(
  histories: PurchaseHistories,
  firstChances: FirstChances,
): ModelFit<BetaGeometricParameters> | Refusal<PurchaseRefusal> {
  const totals = historyTotals(histories);
  const reason = whyNoModel(totals);
  if (reason) return refuse(reason);
  const unit = totals.age / totals.customers;
  const rate = totals.repeatPurchases / totals.customers;
  const climb = objective(histories, firstChances, unit);
  const maximum = thinnedSearch({
    histories,
    totals,
    objective: climb,
    objectiveOf: (rows) => objective(rows, firstChances, unit),
    starts: spreads.map(({ r, a, b, faster }) => Float64Array.of(r, r / (rate * faster), a, b).map(Math.log)),
  });
  const curvature = curvatureAt(climb, maximum.point);
  return concludeFit({
    names: betaGeometricNames,
    maximum,
    curvature,
    customers: totals.customers,
    units: { alpha: unit },
    flat: flatDirections(climb, maximum, curvature),
  });
}

/** What it says that the likelihood does not fall from its top in some direction of log r, log alpha, log a and log b. */
export function flatDirections(
  climb: Objective,
  { point, value }: Maximum,
  curvature: Curvature | undefined,
): string[] {
  if (curvature !== undefined && curvature.condition < safeCondition) return [];
  const falls = (move: readonly number[]) => {
    const to = point.map((at, i) => Math.max(-outOfBounds, Math.min(outOfBounds, at + (move[i] ?? 0))));
    return climb(to, new Float64Array(point.length)) < value - noFall;
  };
  return directions.filter(({ move }) => !falls(move)).map(({ words }) => words);
}
