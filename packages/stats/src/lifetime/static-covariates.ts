/** What is known of the customers and does not change: `values[i * names.length + j]` is covariate j of history i. */
export interface Covariates {
  readonly names: readonly string[];
  readonly values: Float64Array;
}

/** Covariates with mean 0 and standard deviation 1 over the customers: a search does not depend on their units then. */
export interface StandardCovariates extends Covariates {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

/**
 * Undefined where a covariate is the same for all customers: it explains nothing.
 *
 * @param customers how many customers have each history
 * @throws RangeError for values that are missing or not finite, and for a name given twice
 */
export function standardCovariates(
  { names, values }: Covariates,
  customers: Float64Array,
): StandardCovariates | undefined {
  const [width, rows] = [names.length, customers.length];
  if (values.length !== width * rows)
    throw new RangeError(`${width} covariates of ${rows} histories are ${width * rows} values.`);
  if (new Set(names).size !== width) throw new RangeError('Two covariates have the same name.');
  if (!values.every(Number.isFinite)) throw new RangeError('The covariates must hold finite numbers.');
  const all = customers.reduce((sum, w) => sum + w, 0);
  const over = (j: number, term: (value: number) => number) =>
    customers.reduce((sum, w, i) => sum + w * term(values[i * width + j]!), 0) / all;
  const mean = Float64Array.from(names, (_, j) => over(j, (value) => value));
  const deviation = Float64Array.from(names, (_, j) =>
    Math.sqrt(over(j, (value) => (value - mean[j]!) ** 2)),
  );
  if (deviation.some((spread, j) => !(spread > 1e-12 * Math.abs(mean[j]!)))) return undefined;
  const standard = values.map((value, at) => (value - mean[at % width]!) / deviation[at % width]!);
  return { names, values: standard, mean, deviation };
}

/** Σ coefficient·value of the covariates of history i. */
export function covariateEffect(
  { names, values }: Covariates,
  coefficients: ArrayLike<number>,
  i: number,
): number {
  let sum = 0;
  for (let j = 0; j < names.length; j++) sum += coefficients[j]! * values[i * names.length + j]!;
  return sum;
}
