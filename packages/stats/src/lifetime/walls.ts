import type { Maximum, Objective } from '../optimise/maximize.ts';

/**
 * Logarithms of parameters beyond ±30 count as ±30: there a model has long been a simpler one, and doubles lose their
 * digits.
 */
export const farthestLog = 30;

const inside = (point: Float64Array, farthest: number) =>
  point.map((at) => Math.max(-farthest, Math.min(farthest, at)));

/**
 * The objective, flat beyond ±`farthest`: a ridge that rises without end comes to rest there. (Where it had no value, a
 * search that runs along the ridge would be stopped short in every direction.)
 */
export function flatBeyondWalls(objective: Objective, farthest = farthestLog): Objective {
  return (point, gradient) => {
    const value = objective(inside(point, farthest), gradient);
    for (const [i, at] of point.entries()) if (Math.abs(at) > farthest) gradient[i] = 0;
    return value;
  };
}

/** The end of a search on such an objective, as the point inside that is as high. */
export const withinWalls = (maximum: Maximum, farthest = farthestLog): Maximum => ({
  ...maximum,
  point: inside(maximum.point, farthest),
});
