import { type Curvature, curvatureAt } from './curvature.ts';

/**
 * A smooth function of n real parameters. Fills `gradient` (length n) and returns the value; −Infinity or NaN says that
 * the point is out of bounds, and then the gradient is not read.
 */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

export interface Maximum {
  readonly point: Float64Array;
  readonly value: number;
  /** The largest slope left, in the unit of the objective per unit of a parameter. */
  readonly gradient: number;
  /** Whether the slope left is below the tolerance. */
  readonly converged: boolean;
  /** Over all starts. */
  readonly iterations: number;
  readonly starts: number;
  /** How many of the starts ended within `sameValue` of the best. */
  readonly startsReachingBest: number;
}

export interface MaximizeOptions {
  /** Where to begin; at least one. The best end is taken. */
  readonly starts: readonly Float64Array[];
  /** The largest slope that counts as none. For a log-likelihood about 1e-6 a customer. */
  readonly gradientTolerance: number;
  readonly maxIterations?: number;
  /** Ends whose values differ by less are the same maximum; default 1e-2, which no log-likelihood tells apart. */
  readonly sameValue?: number;
  /** No parameter moves by more than this in one step; default 2, a factor of seven where parameters are logarithms. */
  readonly longestStep?: number;
  /** The inverse of the negative Hessian as far as it is known at the starts, row-major: fewer steps learn it. */
  readonly metric?: Float64Array;
  /** The search ends at the first place that is higher: how high the top is does not matter then. */
  readonly enough?: number;
  /** Whether Newton steps give the last digits; default true. */
  readonly polished?: boolean;
}

/**
 * The highest point of a smooth function, from several starts: BFGS uphill with a backtracking line search, then Newton
 * steps by the curvature (differences of the gradient) to the last digits.
 * Source: Nocedal & Wright (2006), Numerical Optimization, 3.1 and 6.1.
 *
 * @throws RangeError without a start, or when the objective is out of bounds at every start
 */
export function maximize(objective: Objective, options: MaximizeOptions): Maximum {
  const {
    starts,
    sameValue = 1e-2,
    enough = Number.POSITIVE_INFINITY,
    polished: isPolished = true,
  } = options;
  const ends = starts.map((start) => climb(objective, start, options)).filter((end) => end !== undefined);
  if (ends.length === 0) throw new RangeError('The objective is out of bounds at every start.');
  const best = ends.reduce((one, other) => (other.value > one.value ? other : one));
  // Differences below the rounding of large values are none.
  const same = Math.max(sameValue, 1e-12 * Math.abs(best.value));
  const polished =
    isPolished && best.value <= enough ? polish(objective, best, options) : { ...best, iterations: 0 };
  return Object.freeze({
    point: polished.point,
    value: polished.value,
    gradient: steepest(polished.gradient),
    converged: steepest(polished.gradient) <= options.gradientTolerance,
    iterations: ends.reduce((sum, end) => sum + end.iterations, 0) + polished.iterations,
    starts: starts.length,
    startsReachingBest: ends.filter((end) => end.value >= best.value - same).length,
  });
}

interface Place {
  readonly point: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  readonly iterations: number;
}

const steepest = (gradient: Float64Array) =>
  gradient.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

function valueAt(objective: Objective, point: Float64Array) {
  const gradient = new Float64Array(point.length);
  const value = objective(point, gradient);
  return Number.isFinite(value) && gradient.every(Number.isFinite) ? { point, value, gradient } : undefined;
}

/** The first point along `direction`, in halves from a whole step, that is enough higher (Armijo). */
function uphill(
  objective: Objective,
  from: Omit<Place, 'iterations'>,
  direction: Float64Array,
  longest: number,
) {
  const slope = dot(direction, from.gradient);
  if (!(slope > 0)) return undefined;
  const reach = steepest(direction);
  let scale = Math.min(1, longest / reach);
  for (let halving = 0; halving < 50; halving++, scale /= 2) {
    const to = valueAt(
      objective,
      from.point.map((value, i) => value + scale * direction[i]!),
    );
    if (to && to.value > from.value && to.value >= from.value + 1e-4 * scale * slope) return to;
  }
  return undefined;
}

function climb(objective: Objective, start: Float64Array, options: MaximizeOptions): Place | undefined {
  const {
    gradientTolerance,
    maxIterations = 300,
    longestStep = 2,
    metric,
    enough = Number.POSITIVE_INFINITY,
  } = options;
  const n = start.length;
  let at = valueAt(objective, Float64Array.from(start));
  if (!at) return undefined;
  const first = 1 / Math.max(1, steepest(at.gradient));
  let inverse = metric ? Float64Array.from(metric) : diagonal(n, first);
  let fresh = metric === undefined;
  for (let iterations = 0; iterations < maxIterations; iterations++) {
    if (at.value > enough || steepest(at.gradient) <= gradientTolerance) return { ...at, iterations };
    const direction = times(inverse, at.gradient);
    const next: ReturnType<typeof valueAt> = uphill(objective, at, direction, longestStep);
    if (!next) {
      if (fresh) return { ...at, iterations };
      inverse = diagonal(n, 1 / Math.max(1, steepest(at.gradient)));
      fresh = true;
      continue;
    }
    const last: typeof next = at;
    const gain = next.value - last.value;
    const step = next.point.map((value, i) => value - last.point[i]!);
    const turn = last.gradient.map((value, i) => value - next.gradient[i]!);
    const curvature = dot(step, turn);
    if (curvature > 1e-12 * Math.sqrt(dot(step, step) * dot(turn, turn))) {
      if (fresh) inverse = diagonal(n, curvature / dot(turn, turn));
      update(inverse, step, turn, curvature);
      fresh = false;
    }
    at = next;
    // Rounding hides what is left: the polish goes by the gradient alone.
    if (gain <= 1e-13 * (1 + Math.abs(at.value))) return { ...at, iterations };
  }
  return { ...at, iterations: maxIterations };
}

const mostNewtonSteps = 30;

/** Newton by the curvature, as long as it makes the slope smaller. */
function polish(
  objective: Objective,
  from: Place,
  { gradientTolerance, longestStep = 2 }: MaximizeOptions,
): Place {
  let at: Place = { ...from, iterations: 0 };
  for (let iterations = 0; iterations < mostNewtonSteps; iterations++) {
    if (steepest(at.gradient) <= gradientTolerance * 1e-3) break;
    const curvature = curvatureAt(objective, at.point);
    if (curvature === undefined) break;
    // Along a ridge the last digits of the slope are not worth the way.
    if (curvature.covariance === undefined && steepest(at.gradient) <= gradientTolerance) break;
    const step = newtonStep(curvature, at.gradient, longestStep);
    const next = valueAt(
      objective,
      at.point.map((value, i) => value + step[i]!),
    );
    const slack = 1e-11 * (1 + Math.abs(at.value));
    if (!next || next.value < at.value - slack || steepest(next.gradient) >= steepest(at.gradient)) break;
    at = { ...next, iterations: iterations + 1 };
  }
  return at;
}

/**
 * Where the function bends upwards or not at all the step goes uphill all the same, and no further than `longest` in
 * each direction: along a ridge that rises without end, every step leaves a fraction of the slope.
 */
function newtonStep({ eigen }: Curvature, gradient: Float64Array, longest: number): Float64Array {
  const n = gradient.length;
  const step = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    const direction = eigen.vectors.subarray(k * n, (k + 1) * n);
    const slope = dot(direction, gradient);
    if (slope === 0) continue;
    const length = Math.sign(slope) * Math.min(longest, Math.abs(slope / eigen.values[k]!));
    for (let i = 0; i < n; i++) step[i]! += length * direction[i]!;
  }
  return step;
}

function diagonal(n: number, value: number): Float64Array {
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) matrix[i * n + i] = value;
  return matrix;
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const n = vector.length;
  return vector.map((_, i) => dot(matrix.subarray(i * n, (i + 1) * n), vector));
}

/** The BFGS update of the inverse curvature, in place. */
function update(inverse: Float64Array, step: Float64Array, turn: Float64Array, curvature: number): void {
  const n = step.length;
  const bent = times(inverse, turn);
  const factor = (1 + dot(turn, bent) / curvature) / curvature;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      inverse[i * n + j]! +=
        factor * step[i]! * step[j]! - (bent[i]! * step[j]! + step[i]! * bent[j]!) / curvature;
}
