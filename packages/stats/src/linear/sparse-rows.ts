import type { FactorDesign, LinearPredictor } from './factor-design.ts';

/**
 * A design as the rows of a matrix that is mostly nought: the intercept, the numbers, and of each factor the column of
 * the row's level. Products over the rows cost the square of the filled columns, a dozen, not of all.
 */
export interface SparseRows {
  readonly rows: number;
  readonly columns: number;
  /** Filled columns of a row. */
  readonly width: number;
  /** Row by row, `width` each; −1 where the level is left out. */
  readonly places: Int32Array;
  readonly values: Float64Array;
}

/**
 * @param leaveOut levels without a column: `first` leaves out the first of each factor, whose effect is then 0, as
 * models without a penalty need it; `none` keeps all.
 */
export function sparseRows({ rows, numbers, factors }: FactorDesign, leaveOut: 'first' | 'none'): SparseRows {
  const skipped = leaveOut === 'first' ? 1 : 0;
  const width = 1 + numbers.length + factors.length;
  const places = new Int32Array(rows * width);
  const values = new Float64Array(rows * width);
  for (let i = 0; i < rows; i++) values[i * width] = 1;
  for (const [j, column] of numbers.entries())
    for (let i = 0; i < rows; i++) {
      places[i * width + 1 + j] = 1 + j;
      values[i * width + 1 + j] = column[i]!;
    }
  let start = 1 + numbers.length;
  for (const [j, { levels, codes }] of factors.entries()) {
    const at = 1 + numbers.length + j;
    for (let i = 0; i < rows; i++) {
      const code = codes[i]! - skipped;
      places[i * width + at] = code < 0 ? -1 : start + code;
      values[i * width + at] = code < 0 ? 0 : 1;
    }
    start += Math.max(0, levels - skipped);
  }
  return { rows, columns: start, width, places, values };
}

/** Adds weight · row · rowᵀ to `gram`, columns × columns, row-major; only on and below the diagonal. */
export function addSquare(
  { width, places, values, columns }: SparseRows,
  gram: Float64Array,
  row: number,
  weight: number,
): void {
  const from = row * width;
  for (let a = from; a < from + width; a++) {
    const p = places[a]!;
    if (p < 0) continue;
    const scaled = weight * values[a]!;
    for (let b = from; b <= a; b++) {
      const q = places[b]!;
      if (q >= 0) gram[p * columns + q]! += scaled * values[b]!;
    }
  }
}

/** Adds weight · row to `sum`. */
export function addRow(
  { width, places, values }: SparseRows,
  sum: Float64Array,
  row: number,
  weight: number,
): void {
  const from = row * width;
  for (let a = from; a < from + width; a++) {
    const p = places[a]!;
    if (p >= 0) sum[p]! += weight * values[a]!;
  }
}

/** row · coefficients. */
export function rowTimes(
  { width, places, values }: SparseRows,
  coefficients: Float64Array,
  row: number,
): number {
  const from = row * width;
  let sum = 0;
  for (let a = from; a < from + width; a++) {
    const p = places[a]!;
    if (p >= 0) sum += coefficients[p]! * values[a]!;
  }
  return sum;
}

/** Coefficients by column as a predictor over the design that the columns were made of. */
export function predictorOf(
  { numbers, factors }: FactorDesign,
  leaveOut: 'first' | 'none',
  coefficients: Float64Array,
): LinearPredictor {
  const skipped = leaveOut === 'first' ? 1 : 0;
  let start = 1 + numbers.length;
  const effects = factors.map(({ levels }) => {
    const effect = new Float64Array(levels);
    for (let level = skipped; level < levels; level++) effect[level] = coefficients[start + level - skipped]!;
    start += Math.max(0, levels - skipped);
    return effect;
  });
  return {
    intercept: coefficients[0]!,
    slopes: Array.from(coefficients.subarray(1, 1 + numbers.length)),
    effects,
  };
}
