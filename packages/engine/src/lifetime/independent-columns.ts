/** What is left of a column once those before it are taken off; less than this share of it is rounding. */
const leastLeft = 1e-9;

/**
 * Places of the columns that tell something which a constant and those before them do not: each customer's row counts by its
 * weight (Gram–Schmidt).
 */
export function independentColumns(
  columns: readonly Float64Array[],
  weights: Float64Array,
): readonly number[] {
  const axes: Float64Array[] = [];
  const inner = (one: Float64Array, other: Float64Array) =>
    weights.reduce((sum, w, i) => sum + w * one[i]! * other[i]!, 0);
  const scaled = (column: Float64Array, size: number) => column.map((value) => value / Math.sqrt(size));
  const takeOff = (column: Float64Array, axis: Float64Array) => {
    const along = inner(column, axis);
    return column.map((value, i) => value - along * axis[i]!);
  };
  const one = new Float64Array(weights.length).fill(1);
  axes.push(scaled(one, inner(one, one)));
  const kept: number[] = [];
  for (const [place, column] of columns.entries()) {
    const size = inner(column, column);
    const left = axes.reduce(takeOff, column);
    const length = inner(left, left);
    if (!(length > leastLeft * size)) continue;
    axes.push(scaled(left, length));
    kept.push(place);
  }
  return kept;
}
