import { type SymmetricEigen, symmetricEigen } from '../linear/symmetric-eigen.ts';
import type { Objective } from './maximize.ts';

/** How a log-likelihood bends at a point. */
export interface Curvature {
  /** Inverse of the negative Hessian, row-major n × n; undefined where the point is no strict maximum. */
  readonly covariance: Float64Array | undefined;
  /** The largest over the smallest curvature; Infinity where one direction is flat or bends upwards. */
  readonly condition: number;
  /** The direction in which the function bends least: the combination of parameters that the data tells least about. */
  readonly flattest: Float64Array;
  /** Of the negative Hessian, as computed: what is flat has an eigenvalue of rounding, of either sign. */
  readonly eigen: SymmetricEigen;
}

/** A curvature this small beside the largest is rounding. */
const flat = 1e-11;

/**
 * The observed information at `point`, from central differences of the analytic gradient. Undefined where the objective
 * is out of bounds beside the point.
 */
export function curvatureAt(objective: Objective, point: Float64Array, step = 1e-5): Curvature | undefined {
  const n = point.length;
  const bend = new Float64Array(n * n);
  const [above, below] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    const width = step * Math.max(1, Math.abs(point[i]!));
    const moved = Float64Array.from(point);
    moved[i] = point[i]! + width;
    const up = objective(moved, above);
    moved[i] = point[i]! - width;
    const down = objective(moved, below);
    if (!Number.isFinite(up) || !Number.isFinite(down)) return undefined;
    for (let j = 0; j < n; j++) bend[i * n + j] = (below[j]! - above[j]!) / (2 * width);
  }
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) bend[i * n + j] = bend[j * n + i] = (bend[i * n + j]! + bend[j * n + i]!) / 2;
  if (!bend.every(Number.isFinite)) return undefined;
  const eigen = symmetricEigen(bend, n);
  const { values, vectors } = eigen;
  const [lowest, highest] = [values[0]!, values[n - 1]!];
  const strict = lowest > flat * highest && highest > 0;
  return {
    covariance: strict ? inverse(values, vectors, n) : undefined,
    condition: strict ? highest / lowest : Number.POSITIVE_INFINITY,
    flattest: vectors.slice(0, n),
    eigen,
  };
}

function inverse(values: Float64Array, vectors: Float64Array, n: number): Float64Array {
  const matrix = new Float64Array(n * n);
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        matrix[i * n + j]! += (vectors[k * n + i]! * vectors[k * n + j]!) / values[k]!;
  return matrix;
}
