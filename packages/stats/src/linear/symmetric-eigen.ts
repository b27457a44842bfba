/** Eigenvalues from the lowest up; the vectors are the rows of `vectors` (row-major, n × n), in the same order. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

const mostSweeps = 60;

/**
 * All eigenvalues and eigenvectors of a symmetric n × n matrix (row-major), by cyclic Jacobi rotations. For the small
 * matrices of parameter estimates: the cost is about 10·n³.
 * Source: Golub & Van Loan (2013), Matrix Computations, 8.5.
 *
 * @throws RangeError for a matrix that is not n × n or holds a value that is not finite
 */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  if (matrix.length !== n * n)
    throw new RangeError(`A ${n} × ${n} matrix has ${n * n} values, got ${matrix.length}.`);
  if (!matrix.every(Number.isFinite)) throw new RangeError('The matrix must hold finite numbers.');
  const a = Float64Array.from(matrix);
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < mostSweeps && offDiagonal(a, n) > 0; sweep++) {
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q);
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[i * n + i]! - a[j * n + j]!);
  const vectors = new Float64Array(n * n);
  for (const [row, i] of order.entries()) for (let k = 0; k < n; k++) vectors[row * n + k] = v[k * n + i]!;
  return { values: Float64Array.from(order, (i) => a[i * n + i]!), vectors };
}

/** What is left beside the diagonal, nought where it no longer matters to the last digit. */
function offDiagonal(a: Float64Array, n: number): number {
  let beside = 0;
  let all = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const square = a[i * n + j]! ** 2;
      all += square;
      if (i !== j) beside += square;
    }
  return beside > 1e-32 * all ? beside : 0;
}

/** One rotation that makes a[p, q] nought. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q]!;
  if (apq === 0) return;
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const [kp, kq] = [a[k * n + p]!, a[k * n + q]!];
    a[k * n + p] = c * kp - s * kq;
    a[k * n + q] = s * kp + c * kq;
  }
  for (let k = 0; k < n; k++) {
    const [pk, qk] = [a[p * n + k]!, a[q * n + k]!];
    a[p * n + k] = c * pk - s * qk;
    a[q * n + k] = s * pk + c * qk;
    const [vp, vq] = [v[k * n + p]!, v[k * n + q]!];
    v[k * n + p] = c * vp - s * vq;
    v[k * n + q] = s * vp + c * vq;
  }
}
