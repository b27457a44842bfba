import { requireFinite, requireLevel } from '../domain.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { cholesky, solveCholesky } from './cholesky.ts';
import { type FactorDesign, type LinearPredictor, requireDesign } from './factor-design.ts';
import { addRow, addSquare, predictorOf, rowTimes, type SparseRows, sparseRows } from './sparse-rows.ts';

/** A linear conditional quantile. The first level of each factor has the effect 0. */
export interface QuantileRegression {
  readonly ok: true;
  readonly predictor: LinearPredictor;
  readonly probability: number;
  /** Σ of the pinball loss over the rows. */
  readonly loss: number;
  /** How far the loss can lie above the least there is, as a share of it: a proof, not an estimate. */
  readonly gap: number;
  readonly iterations: number;
}

export type QuantileRegressionRefusal = 'too-few-rows' | 'did-not-converge';

/** The loss whose expectation the p-quantile minimises: p·r for a residual above nought, (p − 1)·r below. */
export function pinballLoss(residual: number, probability: number): number {
  return residual >= 0 ? probability * residual : (probability - 1) * residual;
}

const mostIterations = 100;
const gapAllowed = 1e-6;

/**
 * The coefficients that minimise Σ ρ_p(y − Xβ), by the Frisch–Newton interior-point method with Mehrotra's
 * predictor–corrector on the dual, max yᵀa subject to Xᵀa = (1 − p)·Xᵀ1, 0 ≤ a ≤ 1. Both problems are solved at once, so
 * that the distance between them proves how good the answer is.
 * Source: Koenker & Bassett (1978), Econometrica 46, eq. 3.1; Portnoy & Koenker (1997), Statistical Science 12, section 4.
 *
 * A column that others determine, such as a country that its regions name already, gets the coefficient 0.
 */
export function fitQuantileRegression(
  design: FactorDesign,
  outcome: Float64Array,
  probability: number,
): QuantileRegression | Refusal<QuantileRegressionRefusal> {
  requireDesign(design);
  requireFinite('outcome', outcome);
  requireLevel('probability', probability);
  const { rows } = design;
  if (outcome.length !== rows) throw new RangeError(`${rows} rows need as many outcomes.`);
  const matrix = sparseRows(design, 'first');
  if (rows <= matrix.columns) return refuse('too-few-rows');

  const solver = weightedSquares(matrix);
  // The names of Portnoy & Koenker: x is the dual's a, s = 1 − x, y = −β, and z and w are the slacks of the two bounds.
  const x = new Float64Array(rows).fill(1 - probability);
  const s = new Float64Array(rows).fill(probability);
  const z = new Float64Array(rows);
  const w = new Float64Array(rows);
  const ones = new Float64Array(rows).fill(1);
  const beta = solver.factorise(ones)(weighted(matrix, outcome));
  for (let i = 0; i < rows; i++) {
    // z − w = c − yA, with c = −outcome: every step keeps it.
    const r = rowTimes(matrix, beta, i) - outcome[i]!;
    z[i] = Math.max(r, 0) + slackFloor;
    w[i] = Math.max(-r, 0) + slackFloor;
  }

  const step = { x: new Float64Array(rows), z: new Float64Array(rows), w: new Float64Array(rows) };
  const q = new Float64Array(rows);
  const extra = new Float64Array(rows);
  for (let iteration = 1; iteration <= mostIterations; iteration++) {
    for (let i = 0; i < rows; i++) {
      q[i] = 1 / (z[i]! / x[i]! + w[i]! / s[i]!);
    }
    const solve = solver.factorise(q);
    const move = (correct: boolean, mu: number) => {
      // Complementarity: z·x = μ and w·s = μ, less the products of the predictor's steps.
      for (let i = 0; i < rows; i++) {
        const above = correct ? (mu - step.x[i]! * step.z[i]!) / x[i]! : 0;
        const below = correct ? (mu + step.x[i]! * step.w[i]!) / s[i]! : 0;
        extra[i] = z[i]! - w[i]! - above + below;
      }
      const right = new Float64Array(matrix.columns);
      for (let i = 0; i < rows; i++) addRow(matrix, right, i, q[i]! * extra[i]!);
      const direction = solve(right);
      for (let i = 0; i < rows; i++) {
        const dx = q[i]! * (rowTimes(matrix, direction, i) - extra[i]!);
        const above = correct ? (mu - step.x[i]! * step.z[i]!) / x[i]! : 0;
        const below = correct ? (mu + step.x[i]! * step.w[i]!) / s[i]! : 0;
        step.z[i] = above - z[i]! - (z[i]! / x[i]!) * dx;
        step.w[i] = below - w[i]! + (w[i]! / s[i]!) * dx;
        step.x[i] = dx;
      }
      return direction;
    };
    let direction = move(false, 0);
    let lengths = stepLengths(x, s, z, w, step);
    if (Math.min(lengths.primal, lengths.dual) < 1) {
      let now = 0;
      let after = 0;
      for (let i = 0; i < rows; i++) {
        now += z[i]! * x[i]! + w[i]! * s[i]!;
        after +=
          (z[i]! + lengths.dual * step.z[i]!) * (x[i]! + lengths.primal * step.x[i]!) +
          (w[i]! + lengths.dual * step.w[i]!) * (s[i]! - lengths.primal * step.x[i]!);
      }
      direction = move(true, (now * (after / now) ** 3) / (2 * rows));
      lengths = stepLengths(x, s, z, w, step);
    }
    for (let i = 0; i < rows; i++) {
      x[i]! += lengths.primal * step.x[i]!;
      s[i]! -= lengths.primal * step.x[i]!;
      z[i]! += lengths.dual * step.z[i]!;
      w[i]! += lengths.dual * step.w[i]!;
    }
    // y grows by the direction, so β = −y shrinks by it.
    for (let j = 0; j < beta.length; j++) beta[j]! -= lengths.dual * direction[j]!;

    const { loss, bound } = objectives(matrix, beta, outcome, x, probability);
    const gap = Math.max(0, loss - bound) / Math.max(loss, Number.MIN_VALUE);
    if (!Number.isFinite(gap)) break;
    if (gap <= gapAllowed || loss <= 1e-12 * rows)
      return Object.freeze({
        ok: true,
        predictor: predictorOf(design, 'first', beta),
        probability,
        loss,
        gap,
        iterations: iteration,
      });
  }
  return refuse('did-not-converge');
}

/** A slack of nought would stop the first step. */
const slackFloor = 1e-3;
/** How far towards the bounds a step may go. */
const boldness = 0.9995;

function weighted(matrix: SparseRows, weights: Float64Array): Float64Array {
  const sum = new Float64Array(matrix.columns);
  for (let i = 0; i < matrix.rows; i++) addRow(matrix, sum, i, weights[i]!);
  return sum;
}

/** Solves XᵀQX·d = b for changing weights Q, over the columns that the others do not determine. */
function weightedSquares(matrix: SparseRows) {
  const n = matrix.columns;
  const squares = (weights: Float64Array) => {
    const gram = new Float64Array(n * n);
    for (let i = 0; i < matrix.rows; i++) addSquare(matrix, gram, i, weights[i]!);
    return gram;
  };
  const { redundant } = cholesky(squares(new Float64Array(matrix.rows).fill(1)), n);
  return {
    factorise(weights: Float64Array) {
      const gram = squares(weights);
      for (const j of redundant) {
        for (let k = 0; k < n; k++) gram[Math.max(j, k) * n + Math.min(j, k)] = 0;
        gram[j * n + j] = 1;
      }
      const factor = cholesky(gram, n, 0);
      return (b: Float64Array) => {
        const right = Float64Array.from(b);
        for (const j of redundant) right[j] = 0;
        return solveCholesky(factor, right);
      };
    },
  };
}

function stepLengths(
  x: Float64Array,
  s: Float64Array,
  z: Float64Array,
  w: Float64Array,
  step: { readonly x: Float64Array; readonly z: Float64Array; readonly w: Float64Array },
) {
  let primal = Number.POSITIVE_INFINITY;
  let dual = Number.POSITIVE_INFINITY;
  for (let i = 0; i < x.length; i++) {
    const dx = step.x[i]!;
    if (dx < 0) primal = Math.min(primal, -x[i]! / dx);
    if (dx > 0) primal = Math.min(primal, s[i]! / dx);
    if (step.z[i]! < 0) dual = Math.min(dual, -z[i]! / step.z[i]!);
    if (step.w[i]! < 0) dual = Math.min(dual, -w[i]! / step.w[i]!);
  }
  return { primal: Math.min(1, boldness * primal), dual: Math.min(1, boldness * dual) };
}

/** The loss, and the value of the dual, which no loss can be below: Σ y·(a − (1 − p)). */
function objectives(
  matrix: SparseRows,
  beta: Float64Array,
  outcome: Float64Array,
  a: Float64Array,
  probability: number,
) {
  let loss = 0;
  let bound = 0;
  for (let i = 0; i < outcome.length; i++) {
    loss += pinballLoss(outcome[i]! - rowTimes(matrix, beta, i), probability);
    bound += outcome[i]! * (a[i]! - (1 - probability));
  }
  return { loss, bound };
}
