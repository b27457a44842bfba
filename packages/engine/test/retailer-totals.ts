/** Parts of a whole that add up to it exactly: in cents for money, whole for counts. */
function split(total: number, weights: readonly number[], unit: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const units = Math.round(total / unit);
  const ends = weights.map((_, index) =>
    Math.round((units * weights.slice(0, index + 1).reduce((a, b) => a + b, 0)) / sum),
  );
  const scale = Math.round(1 / unit);
  return ends.map((end, index) => (end - (ends[index - 1] ?? 0)) / scale);
}
export const people = (total: number, weights: readonly number[]) => split(total, weights, 1);
export const euros = (total: number, weights: readonly number[]) => split(total, weights, 0.01);

export const revenue = 6_120_480.35;
export const pastYearRevenue = 1_932_411.2;
export const previousYearRevenue = 1_823_040.75;
export const customers = 24_120;
export const pastYearBuyers = 12_480;
/** Buyers of free orders spent nothing. */
export const spenders = 12_397;
export const previousYearBuyers = 12_910;
export const orders = 96_318;
