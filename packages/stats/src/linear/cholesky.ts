/**
 * The Cholesky factor of a symmetric matrix that is positive, or nearly so. A column that the columns before it
 * determine, to rounding, is left out: its row and column of the factor stay nought, and its solution is 0.
 */
export interface Cholesky {
  readonly n: number;
  /** L, row-major, on and below the diagonal. */
  readonly factor: Float64Array;
  /** Columns that were left out. */
  readonly redundant: readonly number[];
}

/**
 * @param matrix n × n, row-major; only what stands on and below the diagonal is read
 * @param tolerance share of its own square below which what is left of a column is rounding
 * Source: Golub & Van Loan (2013), Matrix Computations, 4.2.
 */
export function cholesky(matrix: Float64Array, n: number, tolerance = 1e-11): Cholesky {
  const l = new Float64Array(n * n);
  const redundant: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) rest -= l[i * n + k]! * l[j * n + k]!;
      if (i !== j) l[i * n + j] = l[j * n + j] === 0 ? 0 : rest / l[j * n + j]!;
      else if (rest > tolerance * matrix[i * n + i]!) l[i * n + i] = Math.sqrt(rest);
      else {
        redundant.push(i);
        l.fill(0, i * n, i * n + i + 1);
      }
    }
  }
  return { n, factor: l, redundant };
}

/** The solution x of A·x = b. */
export function solveCholesky({ n, factor }: Cholesky, b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    let rest = x[i]!;
    for (let k = 0; k < i; k++) rest -= factor[i * n + k]! * x[k]!;
    x[i] = factor[i * n + i] === 0 ? 0 : rest / factor[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    let rest = x[i]!;
    for (let k = i + 1; k < n; k++) rest -= factor[k * n + i]! * x[k]!;
    x[i] = factor[i * n + i] === 0 ? 0 : rest / factor[i * n + i]!;
  }
  return x;
}
