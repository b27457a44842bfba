import type { Curvature } from '../optimise/curvature.ts';
import type { Maximum, Objective } from '../optimise/maximize.ts';

/** A way to move the logarithms of the parameters, and what it says in plain words when nothing falls along it. */
export interface Direction {
  /** −1, 0 or 1 for each parameter: towards nought, not at all, without bound. */
  readonly move: readonly (-1 | 0 | 1)[];
  readonly words: string;
}

/** Logarithms beyond ±30 are out of bounds: there a model has long been a simpler one, and doubles lose their digits. */
const outOfBounds = 30;
/** So far a move goes. */
const far = Math.log(1e4);
/** A log-likelihood that falls by less means nothing. */
const noFall = 1e-3;
/** A better conditioned curvature leaves no flat direction to look for. */
const safeCondition = 1e4;

/** The objective with its bounds. */
export function withinBounds(objective: Objective): Objective {
  return (point, gradient) =>
    point.every((at) => Math.abs(at) <= outOfBounds) ? objective(point, gradient) : Number.NEGATIVE_INFINITY;
}

/** In words, the directions from the maximum along which the likelihood does not fall. */
export function flatDirections(
  objective: Objective,
  maximum: Maximum,
  curvature: Curvature | undefined,
  directions: readonly Direction[],
): string[] {
  if (curvature !== undefined && curvature.condition < safeCondition) return [];
  const unread = new Float64Array(maximum.point.length);
  return directions
    .filter(({ move }) => {
      const moved = maximum.point.map((at, i) =>
        Math.max(-outOfBounds, Math.min(outOfBounds, at + far * move[i]!)),
      );
      return objective(moved, unread) >= maximum.value - noFall;
    })
    .map(({ words }) => words);
}
