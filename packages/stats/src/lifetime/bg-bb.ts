import { requireCount, requirePositive } from '../domain.ts';
import { curvatureAt } from '../optimise/curvature.ts';
import { maximize, type Objective } from '../optimise/maximize.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { risingFactorials } from '../special/rising-factorial.ts';
import { discountedBetaGeometric } from './discounted-beta-geometric.ts';
import { betaEnds, type End, flatDirections } from './flat-directions.ts';
import { concludeFit, type ModelFit } from './model-fit.ts';
import {
  type OpportunityHistories,
  opportunityTotals,
  requireOpportunityHistory,
} from './opportunity-histories.ts';
import type { PurchaseRefusal } from './purchase-model.ts';
import { flatBeyondWalls, withinWalls } from './walls.ts';

/**
 * At each opportunity a customer who is alive first leaves for good with chance θ, and buys with chance p if still
 * there. Over customers p is Beta(alpha, beta) and θ is Beta(gamma, delta), independently.
 */
export interface BgBb {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly delta: number;
}

/** As the forecaster of the models in continuous time, with opportunities n for the age and as the horizon. */
export interface OpportunityForecaster {
  /** P(alive at opportunity n + 1 | x, t_x, n): the customer has not left when it comes. */
  alive(frequency: number, recency: number, opportunities: number): number;
  /** Purchases expected in the next `horizon` opportunities. */
  expected(frequency: number, recency: number, opportunities: number, horizon: number): number;
  /**
   * The same with the k-th opportunity from now counting (1 + rate)^(−k); `rate` is per opportunity. A horizon of
   * Infinity is allowed, and gives Infinity only at a rate of 0 with gamma ≤ 1, as it then truly is.
   */
  discounted(
    frequency: number,
    recency: number,
    opportunities: number,
    horizon: number,
    rate: number,
  ): number;
  /** Purchases expected of a new customer in the first n opportunities after the first purchase. */
  fromStart(opportunities: number): number;
  /** Fills `into` with P(Y = k) in the next `horizon` opportunities; the last place holds all that is left. */
  probabilities(
    frequency: number,
    recency: number,
    opportunities: number,
    horizon: number,
    into: Float64Array,
  ): void;
}

const names = ['alpha', 'beta', 'gamma', 'delta'] as const;

/**
 * Σ over customers of log L, where L adds up the ways to the same history: alive to the end, or gone after opportunity
 * m = t_x … n − 1. Source: Fader, Hardie & Shang (2010), equation 5. All Beta functions are rising factorials here; the
 * gradient is in the logarithms of the parameters.
 */
export function bgBbLikelihood(histories: OpportunityHistories, most: number): Objective {
  const { frequency, recency, opportunities, customers } = histories;
  const ways = new Float64Array(most);
  return (point, gradient) => {
    const [alpha, beta, gamma, delta] = exponentials(point);
    const a = risingFactorials(alpha, most);
    const b = risingFactorials(beta, most);
    const ab = risingFactorials(alpha + beta, most);
    const d = risingFactorials(delta, most);
    const gd = risingFactorials(gamma + delta, most);
    const logGone = Math.log(gamma);
    let value = 0;
    const slope = [0, 0, 0, 0] as [number, number, number, number];
    for (let i = 0; i < frequency.length; i++) {
      const [x, last, n, w] = [frequency[i]!, recency[i]!, opportunities[i]!, customers[i]!];
      if (w === 0) continue;
      // As logarithms, less the largest: a long silence makes one way beyond all measure likelier than another.
      const toTheEnd = b.log[n - x]! - ab.log[n]! + d.log[n]! - gd.log[n]!;
      let top = toTheEnd;
      for (let m = last; m < n; m++) {
        ways[m] = b.log[m - x]! - ab.log[m]! + logGone + d.log[m]! - gd.log[m + 1]!;
        if (ways[m]! > top) top = ways[m]!;
      }
      const alive = Math.exp(toTheEnd - top);
      let sum = alive;
      let byBeta = alive * b.slope[n - x]!;
      let byAlphaBeta = alive * ab.slope[n]!;
      let byGamma = 0;
      let byDelta = alive * d.slope[n]!;
      let byGammaDelta = alive * gd.slope[n]!;
      for (let m = last; m < n; m++) {
        const way = Math.exp(ways[m]! - top);
        sum += way;
        byBeta += way * b.slope[m - x]!;
        byAlphaBeta += way * ab.slope[m]!;
        byGamma += way / gamma;
        byDelta += way * d.slope[m]!;
        byGammaDelta += way * gd.slope[m + 1]!;
      }
      value += w * (a.log[x]! + top + Math.log(sum));
      slope[0] += w * (a.slope[x]! - byAlphaBeta / sum);
      slope[1] += (w * (byBeta - byAlphaBeta)) / sum;
      slope[2] += (w * (byGamma - byGammaDelta)) / sum;
      slope[3] += (w * (byDelta - byGammaDelta)) / sum;
    }
    gradient[0] = alpha * slope[0];
    gradient[1] = beta * slope[1];
    gradient[2] = gamma * slope[2];
    gradient[3] = delta * slope[3];
    return value;
  };
}

const exponentials = (point: Float64Array) =>
  Array.from(point, Math.exp) as [alpha: number, beta: number, gamma: number, delta: number];

/** Chances of buying and of leaving, and how much customers differ in them, to begin from. */
const beginnings = [
  { buys: 1, size: 2, leaves: 0.2, spread: 3 },
  { buys: 1.6, size: 1, leaves: 0.05, spread: 10 },
  { buys: 2, size: 6, leaves: 0.4, spread: 1 },
  { buys: 1.2, size: 20, leaves: 0.1, spread: 30 },
] as const;

/** Where the model becomes a simpler one, in plain words. */
const simpler: readonly (readonly End[])[] = [
  betaEnds(0, {
    none: 'Purchases are too rare to tell how chances to buy (alpha and beta) differ.',
    all: 'Customers seem to buy at every opportunity until they leave: how chances to buy (alpha and beta) differ cannot be told.',
    alike: 'Everybody seems to buy with the same chance: only the ratio of alpha to beta can be told.',
    extremes:
      'Some seem never to buy and the others every time: only the ratio of alpha to beta can be told.',
  }),
  betaEnds(2, {
    none: 'Nobody seems to leave: the data tells nothing about how chances to leave (gamma and delta) differ.',
    all: 'Everybody seems to leave at once: how chances to leave (gamma and delta) differ cannot be told.',
    alike: 'Everybody seems to have the same chance to leave: only the ratio of gamma to delta can be told.',
    extremes:
      'Some seem to leave at once and the others never: only the ratio of gamma to delta can be told.',
  }),
];

/**
 * The beta-geometric/beta-binomial model of purchases at set opportunities.
 * Source: Fader, Hardie & Shang (2010), "Customer-Base Analysis in a Discrete-Time Noncontractual Setting", Marketing
 * Science 29(6).
 */
export const bgBb = Object.freeze({
  name: 'bgbb',
  parameters: names,

  /** @throws RangeError for histories that cannot be */
  fit(histories: OpportunityHistories): ModelFit<BgBb> | Refusal<PurchaseRefusal> {
    const totals = opportunityTotals(histories);
    const { customers } = totals;
    if (customers < 2) return refuse('too-few-customers');
    if (totals.opportunities === 0) return refuse('no-time');
    if (totals.repeatPurchases === 0) return refuse('no-repeat-purchases');
    const objective = flatBeyondWalls(bgBbLikelihood(histories, totals.mostOpportunities));
    const share = totals.repeatPurchases / totals.opportunities;
    const starts = beginnings.map(({ buys, size, leaves, spread }) => {
      const chance = Math.min(0.95, share * buys);
      return Float64Array.of(chance * size, (1 - chance) * size, leaves * spread, (1 - leaves) * spread).map(
        Math.log,
      );
    });
    const maximum = withinWalls(maximize(objective, { starts, gradientTolerance: 1e-7 * customers }));
    const curvature = curvatureAt(objective, maximum.point);
    const flat = flatDirections(objective, maximum, curvature, simpler);
    return concludeFit({ names, maximum, curvature, customers, flat });
  },

  /** @throws RangeError for parameters that are not positive and finite */
  forecaster,
});

function forecaster({ alpha, beta, gamma, delta }: BgBb): OpportunityForecaster {
  for (const [name, value] of Object.entries({ alpha, beta, gamma, delta })) requirePositive(name, value);

  /** P(alive at opportunity n | x, t_x, n), from the odds of having gone after m = t_x … n − 1, the latest first. */
  const aliveAtLast = (x: number, last: number, n: number): number => {
    requireOpportunityHistory(x, last, n);
    let odds = 0;
    // The ratio of the way of ending after m to the way of being alive at n.
    let way = gamma / (delta + n - 1);
    for (let m = n - 1; m >= last; m--) {
      way *= (alpha + beta + m) / (beta + m - x);
      odds += way;
      way *= (gamma + delta + m) / (delta + m - 1);
    }
    return 1 / (1 + odds);
  };
  const next = (n: number) => (delta + n) / (gamma + delta + n);
  const discounted = (x: number, last: number, n: number, horizon: number, rate: number) =>
    aliveAtLast(x, last, n) *
    ((alpha + x) / (alpha + beta + n)) *
    discountedBetaGeometric(gamma, delta + n, rate, horizon);

  return {
    alive: (x, last, n) => aliveAtLast(x, last, n) * next(n),
    expected: (x, last, n, horizon) => {
      requireCount('horizon', horizon);
      return discounted(x, last, n, horizon, 0);
    },
    discounted,
    fromStart(n) {
      requireCount('opportunities', n);
      return discounted(0, 0, 0, n, 0);
    },
    probabilities(x, last, n, horizon, into) {
      requireCount('horizon', horizon);
      if (into.length === 0) throw new RangeError('There is no place for any probability.');
      const alive = aliveAtLast(x, last, n);
      const [buys, passes] = [alpha + x, beta + n - x];
      const places = into.length - 1;
      into.fill(0);
      // P(k purchases in i opportunities while alive), as logarithms; one more opportunity at a time.
      const log = new Float64Array(places).fill(Number.NEGATIVE_INFINITY);
      if (places > 0) log[0] = 0;
      let stays = 1;
      for (let i = 0; i <= horizon; i++) {
        const stayed = stays;
        stays *= (delta + n + i) / (gamma + delta + n + i);
        // Gone after i of the opportunities; in the end, still there after all of them.
        const share = alive * (i === horizon ? stayed : stayed * (gamma / (gamma + delta + n + i)));
        const most = Math.min(i, places - 1);
        for (let k = 0; k <= most; k++) into[k]! += share * Math.exp(log[k]!);
        // From k of i to k of i + 1 by one that passes; all of i + 1 from all of i.
        if (i + 1 < places) log[i + 1] = log[i]! + Math.log((buys + i) / (buys + passes + i));
        for (let k = 0; k <= most; k++)
          log[k]! += Math.log(((i + 1) / (i + 1 - k)) * ((passes + i - k) / (buys + passes + i)));
      }
      if (places > 0) into[0]! += 1 - alive;
      let sum = 0;
      for (let k = 0; k < places; k++) sum += into[k]!;
      into[places] = Math.max(0, 1 - sum);
    },
  };
}
