import { requireFinite } from '../domain.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { cholesky, solveCholesky } from './cholesky.ts';
import { type FactorDesign, type LinearPredictor, predictRow, requireDesign } from './factor-design.ts';
import { addRow, addSquare, predictorOf, type SparseRows, sparseRows } from './sparse-rows.ts';

/** A ridge regression with the penalty that predicts best what it has not seen. */
export interface RidgeFit {
  readonly ok: true;
  readonly predictor: LinearPredictor;
  /** One predictor a fold, fitted without it at the same penalty. */
  readonly foldPredictors: readonly LinearPredictor[];
  readonly penalty: number;
  /** Of each row: outcome − prediction by the fold that has not seen it. */
  readonly heldOutResiduals: Float64Array;
  /** 1 − squared held-out residuals / squares around the mean of the other folds. Below 0: worse than that mean. */
  readonly heldOutR2: number;
}

export type RidgeRefusal = 'too-few-rows' | 'no-variation';

/**
 * How many rows of evidence against an effect it takes to halve it: effects of levels with fewer rows than the
 * penalty are mostly drawn to nought. The last one leaves nothing but the intercept and the common slopes.
 */
const penalties = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000, 3000];

/**
 * Minimises Σ(y − Xβ)² + λ·Σβⱼ² over all coefficients but the intercept, numbers scaled to unit variance. λ is the one of
 * a fixed list with the least squared error over the folds. A factor's levels all have a coefficient, as random effects.
 * Source: Hoerl & Kennard (1970), Technometrics 12, eq. 2.1; λ by cross-validation: Hastie, Tibshirani & Friedman (2009),
 * The Elements of Statistical Learning, 3.4.1 and 7.10.
 *
 * @param folds a fold for each row, from 0 up, each with rows
 */
export function fitRidge(
  design: FactorDesign,
  outcome: Float64Array,
  folds: Int32Array,
): RidgeFit | Refusal<RidgeRefusal> {
  requireDesign(design);
  requireFinite('outcome', outcome);
  const { rows } = design;
  if (outcome.length !== rows || folds.length !== rows)
    throw new RangeError(`${rows} rows need as many outcomes and folds.`);
  const count = folds.reduce((most, fold) => Math.max(most, fold + 1), 0);
  if (count < 2 || rows < 2 * count) return refuse('too-few-rows');

  const scaled = scale(design);
  const matrix = sparseRows(scaled.design, 'none');
  const parts = Array.from({ length: count }, () => emptyPart(matrix.columns));
  for (let i = 0; i < rows; i++) addTo(parts[folds[i]!]!, matrix, outcome[i]!, i);
  const whole = parts.reduce<Part>(plus, emptyPart(matrix.columns));
  if (whole.squares - whole.sum ** 2 / rows <= 1e-12 * whole.squares) return refuse('no-variation');

  const others = parts.map((part) => minus(whole, part));
  const errors = penalties.map((penalty) =>
    parts.reduce((sum, part, k) => sum + squaredError(part, solve(others[k]!, penalty, matrix.columns)), 0),
  );
  const penalty = penalties[errors.indexOf(Math.min(...errors))]!;

  const predictor = (part: Part) =>
    scaled.back(predictorOf(scaled.design, 'none', solve(part, penalty, matrix.columns)));
  const foldPredictors = others.map(predictor);
  const heldOutResiduals = Float64Array.from(
    outcome,
    (y, i) => y - predictRow(foldPredictors[folds[i]!]!, design, i),
  );
  let around = 0;
  for (let i = 0; i < rows; i++) {
    const other = others[folds[i]!]!;
    around += (outcome[i]! - other.sum / other.rows) ** 2;
  }
  const error = heldOutResiduals.reduce((sum, residual) => sum + residual ** 2, 0);
  return Object.freeze({
    ok: true,
    predictor: predictor(whole),
    foldPredictors,
    penalty,
    heldOutResiduals,
    heldOutR2: 1 - error / around,
  });
}

/** What the normal equations need of a set of rows. */
interface Part {
  readonly rows: number;
  readonly gram: Float64Array;
  readonly moments: Float64Array;
  readonly sum: number;
  readonly squares: number;
}

function emptyPart(columns: number) {
  return {
    rows: 0,
    gram: new Float64Array(columns ** 2),
    moments: new Float64Array(columns),
    sum: 0,
    squares: 0,
  };
}

function addTo(part: ReturnType<typeof emptyPart>, matrix: SparseRows, y: number, row: number): void {
  addSquare(matrix, part.gram, row, 1);
  addRow(matrix, part.moments, row, y);
  part.rows += 1;
  part.sum += y;
  part.squares += y * y;
}

const combined = (a: Part, b: Part, sign: 1 | -1): Part => ({
  rows: a.rows + sign * b.rows,
  gram: a.gram.map((value, i) => value + sign * b.gram[i]!),
  moments: a.moments.map((value, i) => value + sign * b.moments[i]!),
  sum: a.sum + sign * b.sum,
  squares: a.squares + sign * b.squares,
});
const plus = (a: Part, b: Part) => combined(a, b, 1);
const minus = (a: Part, b: Part) => combined(a, b, -1);

function solve({ gram, moments }: Part, penalty: number, columns: number): Float64Array {
  const penalised = Float64Array.from(gram);
  for (let j = 1; j < columns; j++) penalised[j * columns + j]! += penalty;
  return solveCholesky(cholesky(penalised, columns), moments);
}

/** Σ(y − xβ)² over a part, from its sums: yᵀy − 2βᵀXᵀy + βᵀXᵀXβ. */
function squaredError({ gram, moments, squares }: Part, beta: Float64Array): number {
  const n = beta.length;
  let sum = squares;
  for (let i = 0; i < n; i++) {
    sum -= 2 * beta[i]! * moments[i]!;
    sum += beta[i]! ** 2 * gram[i * n + i]!;
    for (let j = 0; j < i; j++) sum += 2 * beta[i]! * beta[j]! * gram[i * n + j]!;
  }
  return sum;
}

/** Numbers with mean 0 and variance 1, and the way back for a predictor. A constant number becomes 0. */
function scale(design: FactorDesign) {
  const scales = design.numbers.map((column) => {
    const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
    const variance = column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / column.length;
    return {
      mean,
      deviation: variance > 1e-24 * mean * mean ? Math.sqrt(variance) : Number.POSITIVE_INFINITY,
    };
  });
  const numbers = design.numbers.map((column, j) => {
    const { mean, deviation } = scales[j]!;
    return column.map((x) => (x - mean) / deviation);
  });
  const back = ({ intercept, slopes, effects }: LinearPredictor): LinearPredictor => {
    const own = slopes.map((slope, j) => slope / scales[j]!.deviation);
    const shift = own.reduce((sum, slope, j) => sum + slope * scales[j]!.mean, 0);
    return { intercept: intercept - shift, slopes: own, effects };
  };
  return { design: { ...design, numbers }, back };
}
