import type { Curvature } from '../optimise/curvature.ts';
import type { Maximum, Objective } from '../optimise/maximize.ts';
import { farthestLog } from './walls.ts';

/**
 * An end of a model, where it becomes a simpler one: what the logarithms of its parameters look like there, where it
 * lies, as parameters that go to nought (−1) or without bound (1), and what it says in plain words.
 */
export interface End {
  readonly looksLike: (point: Float64Array) => boolean;
  readonly moves: readonly (readonly [parameter: number, towards: -1 | 1])[];
  readonly words: string;
}

/** The chances of customers, Beta(a, b), with a the `i`-th parameter and b the next: their ends shut each other out. */
export function betaEnds(
  i: number,
  words: Readonly<Record<'none' | 'all' | 'alike' | 'extremes', string>>,
): readonly End[] {
  const mean = (point: Float64Array) => 1 / (1 + Math.exp(point[i + 1]! - point[i]!));
  const size = (point: Float64Array) => Math.exp(point[i]!) + Math.exp(point[i + 1]!);
  const end = (looksLike: End['looksLike'], a: -1 | 1, b: -1 | 1, said: string): End => ({
    looksLike,
    moves: [
      [i, a],
      [i + 1, b],
    ],
    words: said,
  });
  return [
    end((point) => mean(point) < 0.01, -1, 1, words.none),
    end((point) => mean(point) > 0.99, 1, -1, words.all),
    end((point) => size(point) > 50, 1, 1, words.alike),
    end((point) => size(point) < 0.02, -1, -1, words.extremes),
  ];
}

/** The rates of customers, Gamma(r, alpha), with r the `i`-th parameter and alpha the next. */
export function gammaEnds(i: number, words: { readonly alike: string }): readonly End[] {
  return [
    {
      looksLike: (point) => point[i]! > Math.log(50),
      moves: [
        [i, 1],
        [i + 1, 1],
      ],
      words: words.alike,
    },
  ];
}

/** So far along a move one looks. */
const far = Math.log(1e4);
/** A log-likelihood that falls by less means nothing. */
const noFall = 1e-3;
/** A better conditioned curvature leaves no flat direction to look for. */
const safeCondition = 1e4;

/**
 * In words, the ends that the top of a likelihood has run to: it looks like one, and all the way there the likelihood
 * does not fall. Of ends that shut each other out, which are listed together, the first is said.
 */
export function flatDirections(
  objective: Objective,
  { point, value }: Maximum,
  curvature: Curvature | undefined,
  ends: readonly (readonly End[])[],
): string[] {
  if (curvature !== undefined && curvature.condition < safeCondition) return [];
  const unread = new Float64Array(point.length);
  const reached = ({ looksLike, moves }: End) => {
    if (!looksLike(point)) return false;
    // Only as far as there is room: who stands at the wall has arrived.
    const room = moves.map(([i, towards]) => farthestLog - towards * point[i]!);
    const length = Math.max(0, Math.min(far, ...room));
    const to = Float64Array.from(point);
    for (const [i, towards] of moves) to[i]! += towards * length;
    return objective(to, unread) >= value - noFall;
  };
  return ends
    .map((excluding) => excluding.find(reached))
    .filter((end) => end !== undefined)
    .map(({ words }) => words);
}
