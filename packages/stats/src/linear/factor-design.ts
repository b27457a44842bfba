/** A property with a few named values, as one code from 0 to `levels` − 1 for each row. */
export interface Factor {
  readonly levels: number;
  readonly codes: Int32Array;
}

/** What is known of each row, column by column: numbers, and factors. An intercept is always added. */
export interface FactorDesign {
  readonly rows: number;
  readonly numbers: readonly Float64Array[];
  readonly factors: readonly Factor[];
}

/**
 * The coefficients of a linear predictor over a design: intercept, a slope for each number, an effect for each level.
 */
export interface LinearPredictor {
  readonly intercept: number;
  readonly slopes: readonly number[];
  readonly effects: readonly Float64Array[];
}

/** @throws RangeError for columns of another length, values that are not finite, and codes outside of their levels */
export function requireDesign({ rows, numbers, factors }: FactorDesign): void {
  for (const column of numbers) {
    if (column.length !== rows) throw new RangeError(`A column has ${column.length} of ${rows} rows.`);
    if (!column.every(Number.isFinite)) throw new RangeError('The design must hold finite numbers.');
  }
  for (const { codes, levels } of factors) {
    if (codes.length !== rows) throw new RangeError(`A factor has ${codes.length} of ${rows} rows.`);
    if (!codes.every((code) => code >= 0 && code < levels))
      throw new RangeError(`A factor has a code outside of its ${levels} levels.`);
  }
}

/** The rows with the given places, in that order. */
export function designRows(design: FactorDesign, places: Int32Array): FactorDesign {
  return {
    rows: places.length,
    numbers: design.numbers.map((column) => Float64Array.from(places, (i) => column[i]!)),
    factors: design.factors.map(({ levels, codes }) => ({
      levels,
      codes: Int32Array.from(places, (i) => codes[i]!),
    })),
  };
}

/** The predictor of one row. */
export function predictRow(
  { intercept, slopes, effects }: LinearPredictor,
  { numbers, factors }: FactorDesign,
  row: number,
): number {
  let sum = intercept;
  for (const [j, column] of numbers.entries()) sum += slopes[j]! * column[row]!;
  for (const [j, { codes }] of factors.entries()) sum += effects[j]![codes[row]!]!;
  return sum;
}
