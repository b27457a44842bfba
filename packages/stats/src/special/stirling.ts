export const halfLogTwoPi = 0.9189385332046728;

/** What Stirling's formula leaves out of log Γ(x), x ≥ 10. Source: Abramowitz & Stegun (1964), 6.1.41. */
export function stirlingSeries(x: number): number {
  const s = 1 / (x * x);
  return (
    (1 / 12 -
      s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156)))))) /
    x
  );
}
