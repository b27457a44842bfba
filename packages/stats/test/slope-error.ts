import type { Objective } from '../src/optimise/maximize.ts';

/** How far the analytic gradient is from central differences of the value, relative to the largest slope. */
export function slopeError(objective: Objective, point: Float64Array): number {
  const gradient = new Float64Array(point.length);
  objective(point, gradient);
  const unread = new Float64Array(point.length);
  let worst = 0;
  for (let i = 0; i < point.length; i++) {
    const at = (width: number) =>
      objective(
        point.map((v, k) => (k === i ? v + width : v)),
        unread,
      );
    // Fourth order in the width.
    const slope = (8 * (at(1e-3) - at(-1e-3)) - (at(2e-3) - at(-2e-3))) / 12e-3;
    worst = Math.max(worst, Math.abs(slope - gradient[i]!));
  }
  return worst / Math.max(...gradient.map(Math.abs));
}
