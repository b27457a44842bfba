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

/** Logarithms beyond ±30 count as ±30: there the model has long been a simpler one, and doubles would lose their digits. */
const farthest = 30;
const within = (point: Float64Array) => point.map((at) => Math.max(-farthest, Math.min(farthest, at)));

/** The likelihood by log r, log alpha in `unit`s of time, log a and log b; flat beyond ±30, so that no search gets stuck. */
function objective(histories: PurchaseHistories, firstChances: FirstChances, unit: number): Objective {
  const likelihood = betaGeometricLikelihood(histories, firstChances);
  return (point, gradient) => {
    const value = likelihood(parametersAt(within(point), unit), gradient);
    for (const [i, at] of point.entries()) if (Math.abs(at) > farthest) gradient[i] = 0;
    return value;
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

/** An end at which the model is a simpler one: what its parameters look like there, and where it lies on the log scale. */
interface End {
  readonly looksLike: (parameters: BetaGeometricParameters) => boolean;
  readonly move: readonly number[];
  readonly words: string;
}

const chance = ({ a, b }: BetaGeometricParameters) => a / (a + b);
/** The ends of chances to stop shut each other out; the first that fits is said. */
const stoppingEnds: readonly End[] = [
  {
    looksLike: (parameters) => chance(parameters) < 0.01,
    move: [0, 0, -far, far],
    words: 'Nobody seems to stop buying: how chances to stop (a and b) differ cannot be told.',
  },
  {
    looksLike: (parameters) => chance(parameters) > 0.99,
    move: [0, 0, far, -far],
    words:
      'Everybody seems to stop at the first chance: how chances to stop (a and b) differ cannot be told.',
  },
  {
    looksLike: ({ a, b }) => a + b > 50,
    move: [0, 0, far, far],
    words: 'Everybody seems to have the same chance to stop: only the ratio of a to b can be told.',
  },
  {
    looksLike: ({ a, b }) => a + b < 0.02,
    move: [0, 0, -far, -far],
    words:
      'Some seem to stop at the first chance and the others never: only the ratio of a to b can be told.',
  },
];
const buyingEnds: readonly End[] = [
  {
    looksLike: ({ r }) => r > 50,
    move: [far, far, 0, 0],
    words: 'Everybody seems to buy at the same rate: only the ratio of r to alpha can be told.',
  },
];

/** What it says when a parameter runs away by itself. */
export const betaGeometricEnds = {
  r: { nought: 'Nearly all purchases come from very few customers: r ran to nought.' },
  alpha: {
    nought: 'Some seem to buy again without any pause: alpha ran to nought beside their ages.',
    unbounded: 'Purchases are too rare beside the ages of the customers: alpha ran off without bound.',
  },
};

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
  const found = thinnedSearch({
    histories,
    totals,
    objective: climb,
    objectiveOf: (rows) => objective(rows, firstChances, unit),
    starts: spreads.map(({ r, a, b, faster }) => Float64Array.of(r, r / (rate * faster), a, b).map(Math.log)),
  });
  const maximum = { ...found, point: within(found.point) };
  const curvature = curvatureAt(climb, maximum.point);
  return concludeFit({
    names: betaGeometricNames,
    maximum,
    curvature,
    customers: totals.customers,
    units: { alpha: unit },
    atTheEnd: betaGeometricEnds,
    flat: flatDirections(climb, maximum, curvature),
  });
}

/** The ends that the top of a likelihood, by log r, log alpha, log a, log b and more, has run to, in plain words. */
export function flatDirections(
  climb: Objective,
  { point, value }: Maximum,
  curvature: Curvature | undefined,
): string[] {
  if (curvature !== undefined && curvature.condition < safeCondition) return [];
  const parameters = parametersAt(point, 1);
  const reached = ({ looksLike, move }: End) => {
    if (!looksLike(parameters)) return false;
    // Only as far as there is room: who stands at the wall has arrived.
    const room = move.map((by, i) => (by === 0 ? 1 : (farthest - Math.sign(by) * point[i]!) / far));
    const share = Math.max(0, Math.min(1, ...room));
    const to = point.map((at, i) => at + share * (move[i] ?? 0));
    return climb(to, new Float64Array(point.length)) >= value - noFall;
  };
  return [stoppingEnds.find(reached), buyingEnds.find(reached)]
    .filter((end) => end !== undefined)
    .map(({ words }) => words);
}
