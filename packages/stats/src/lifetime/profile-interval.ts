import { requireLevel } from '../domain.ts';
import { maximize, type Objective } from '../optimise/maximize.ts';
import { normalQuantile } from '../special/normal.ts';
import { farthestLog } from './walls.ts';

/** Ends of an interval; −Infinity or Infinity where the likelihood does not fall enough on that side. */
export interface ProfileInterval {
  readonly low: number;
  readonly high: number;
}

/** Steps outwards until the likelihood has fallen enough, and then inwards to where it has fallen just enough. */
const mostSteps = 40;
/** Of the root of twice the fall; the ends move by as much of a standard error. */
const nearEnough = 1e-3;
/** Logarithms within this are at no end of their range. */
const nearby = 3;

/**
 * The values of the `i`-th parameter at which the log-likelihood, highest over all others, stays within what chance
 * allows: a fall by z²/2 from the top. It holds the truth about as often as it says also where the likelihood falls
 * unevenly on both sides, as it does with few repeaters; an interval from standard errors holds less there.
 * Source: Venables & Ripley (2002), Modern Applied Statistics with S, 8.4.
 *
 * @param top the maximum, by the same parameters (logarithms) as the objective
 * @param firstStep about a standard error
 * @throws RangeError for a level outside (0, 1)
 */
export function profileInterval(
  objective: Objective,
  top: { readonly point: Float64Array; readonly value: number },
  i: number,
  { firstStep, level = 0.95 }: { readonly firstStep: number; readonly level?: number },
): ProfileInterval {
  requireLevel('level', level);
  const z = normalQuantile((1 + level) / 2);
  const end = (side: -1 | 1) => {
    let others: Float64Array = without(top.point, i);
    /** The root of twice the fall, nearly straight in the parameter. */
    const fallenAt = (at: number) => {
      const best = maximize(holding(objective, i, at), {
        // From a plateau at an end of the others' range there may be no way back.
        starts: [others, others.map((other) => Math.max(-nearby, Math.min(nearby, other)))],
        gradientTolerance: 1e-4,
        maxIterations: 100,
      });
      others = best.point;
      return Math.sqrt(2 * Math.max(0, top.value - best.value));
    };
    const wall = side * farthestLog;
    let [inside, insideFallen] = [top.point[i]!, 0];
    let [outside, outsideFallen] = [Number.NaN, Number.NaN];
    let step = z * firstStep;
    for (let count = 0; count < mostSteps; count++) {
      const found = Number.isFinite(outside);
      if (!found && inside === wall) return side * Number.POSITIVE_INFINITY;
      const share = (z - insideFallen) / (outsideFallen - insideFallen);
      const at = found
        ? inside + Math.max(0.05, Math.min(0.95, share)) * (outside - inside)
        : side * Math.min(farthestLog, side * (inside + side * step));
      const fallen = fallenAt(at);
      if (Math.abs(fallen - z) <= nearEnough) return at;
      if (fallen > z) [outside, outsideFallen] = [at, fallen];
      else [inside, insideFallen] = [at, fallen];
      step *= 1.5;
    }
    // The outer end of what is left of the search: never less than it claims.
    return Number.isFinite(outside) ? outside : side * Number.POSITIVE_INFINITY;
  };
  return { low: end(-1), high: end(1) };
}

const without = (point: Float64Array, i: number) => point.filter((_, k) => k !== i);

/** The objective of all parameters but the `i`-th. */
function holding(objective: Objective, i: number, at: number): Objective {
  return (others, gradient) => {
    const point = new Float64Array(others.length + 1);
    point.set(others.subarray(0, i));
    point[i] = at;
    point.set(others.subarray(i), i + 1);
    const slopes = new Float64Array(point.length);
    const value = objective(point, slopes);
    gradient.set(without(slopes, i));
    return value;
  };
}
