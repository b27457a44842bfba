import { requireFinite } from '../domain.ts';
import { curvatureAt } from '../optimise/curvature.ts';
import { maximize, type Objective } from '../optimise/maximize.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { betaGeometricEnds, fitBetaGeometric, flatDirections } from './beta-geometric-fit.ts';
import {
  type BetaGeometricParameters,
  betaGeometricLikelihood,
  betaGeometricNames,
} from './beta-geometric-likelihood.ts';
import { concludeFit, type ModelFit } from './model-fit.ts';
import { historyTotals, type PurchaseHistories } from './purchase-histories.ts';
import type { PurchaseRefusal } from './purchase-model.ts';

/** What is known of customers and does not change: row i of `values` (row-major, one column a name) belongs to history i. */
export interface Covariates {
  readonly names: readonly string[];
  readonly values: Float64Array;
}

/** r, alpha, a and b of a customer whose covariates are all 0, and per covariate z alpha.z, a.z and b.z. */
export type BgNbdCovariateParameters = Readonly<Record<string, number>>;

/** Besides the reasons of all models: a covariate is the same for everybody. */
export type CovariateRefusal = PurchaseRefusal | 'constant-covariate';

/** What each coefficient does to the logarithm of its parameter: a larger alpha.z makes customers buy faster. */
const effects = [
  { of: 'alpha', at: 1, sign: -1 },
  { of: 'a', at: 2, sign: 1 },
  { of: 'b', at: 3, sign: 1 },
] as const;

const coefficientName = (of: string, covariate: string) => `${of}.${covariate}`;
const coefficientNames = (covariates: readonly string[]) =>
  effects.flatMap(({ of }) => covariates.map((covariate) => coefficientName(of, covariate)));

/**
 * The BG/NBD of customers with these covariates, in the order of `names`:
 * alpha·exp(−Σ alpha.z·z), a·exp(Σ a.z·z), b·exp(Σ b.z·z).
 */
export function bgNbdParametersOf(
  parameters: BgNbdCovariateParameters,
  names: readonly string[],
  values: ArrayLike<number>,
): BetaGeometricParameters {
  const read = (name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new RangeError(`There is no parameter ${name}.`);
    return value;
  };
  const scaled = (of: string, sign: number) =>
    read(of) *
    Math.exp(sign * names.reduce((sum, name, j) => sum + read(coefficientName(of, name)) * values[j]!, 0));
  const [alpha, a, b] = effects.map(({ of, sign }) => scaled(of, sign)) as [number, number, number];
  return { r: read('r'), alpha, a, b };
}

/** Beyond exp(±this) a customer's parameters are out of bounds. */
const outOfBounds = 200;
const gradientTolerance = 1e-7;

/**
 * The BG/NBD whose speed of buying and chance to stop depend on what is known of customers, by maximum likelihood. The
 * search works on standardised covariates, and begins at the model without them.
 * Source: Fader & Hardie (2007), "Incorporating time-invariant covariates into the Pareto/NBD and BG/NBD models",
 * brucehardie.com/notes/019: a and b have coefficients of their own. (CLVTools gives both the same ones, with which
 * the mean chance to stop, a/(a + b), would not depend on covariates at all.)
 *
 * @throws RangeError for values that are not finite, or too few or many; otherwise as `historyTotals`
 */
export function fitBgNbdCovariates(
  histories: PurchaseHistories,
  covariates: Covariates,
): ModelFit<BgNbdCovariateParameters> | Refusal<CovariateRefusal> {
  const { names, values } = covariates;
  const [rows, k] = [histories.frequency.length, names.length];
  if (values.length !== rows * k) throw new RangeError(`${rows} histories need ${rows * k} values.`);
  if (new Set(names).size < k) throw new RangeError('Two covariates have one name.');
  requireFinite('covariates', values);
  const plain = fitBetaGeometric(histories, 0);
  if (!plain.ok) return plain;
  const scales = names.map((_, j) => scaleOf(histories.customers, values, k, j));
  if (scales.some(({ spread }) => spread === 0)) return refuse('constant-covariate');
  const totals = historyTotals(histories);
  const unit = totals.age / totals.customers;
  const climb = objective(histories, standardised(values, scales), k, unit);
  const start = (at: readonly number[], coefficient: number) =>
    Float64Array.from({ length: 4 + 3 * k }, (_, i) => at[i] ?? (i < 4 + k ? coefficient : 0));
  const { r, alpha, a, b } = plain.parameters;
  const without = [r, alpha / unit, a, b].map(Math.log);
  const maximum = maximize(climb, {
    starts: [start(without, 0), start(without, 0.3), start(without, -0.3)],
    gradientTolerance: gradientTolerance * totals.customers,
  });
  const curvature = curvatureAt(climb, maximum.point);
  const coefficients = coefficientNames(names);
  const fit = concludeFit({
    names: [...betaGeometricNames, ...coefficients],
    coefficients,
    maximum,
    curvature,
    customers: totals.customers,
    units: { alpha: unit },
    atTheEnd: betaGeometricEnds,
    flat: flatDirections(climb, maximum, curvature),
  });
  return inOwnUnits(fit, names, scales);
}

interface Scale {
  readonly mean: number;
  readonly spread: number;
}

function scaleOf(customers: Float64Array, values: Float64Array, k: number, j: number): Scale {
  const weighted = (term: (value: number) => number) =>
    customers.reduce((sum, w, i) => sum + w * term(values[i * k + j]!), 0) / total;
  const total = customers.reduce((sum, w) => sum + w, 0);
  const mean = weighted((value) => value);
  const spread = Math.sqrt(weighted((value) => (value - mean) ** 2));
  // Rounding of the mean is no spread.
  return { mean, spread: spread > 1e-12 * Math.abs(mean) ? spread : 0 };
}

const standardised = (values: Float64Array, scales: readonly Scale[]) =>
  values.map((value, i) => {
    const { mean, spread } = scales[i % scales.length]!;
    return (value - mean) / spread;
  });

/** The log-likelihood by log r, log alpha, log a, log b and the coefficients. Customers alike in their covariates share one likelihood. */
function objective(histories: PurchaseHistories, values: Float64Array, k: number, unit: number): Objective {
  const groups = grouped(histories, values, k).map(({ z, histories }) => ({
    z,
    likelihood: betaGeometricLikelihood(histories, 0),
  }));
  const slopes = new Float64Array(4);
  return (point, gradient) => {
    gradient.fill(0);
    let value = 0;
    for (const { z, likelihood } of groups) {
      const logs = [point[0]!, point[1]!, point[2]!, point[3]!];
      for (const [effect, { at, sign }] of effects.entries())
        for (let j = 0; j < k; j++) logs[at]! += sign * point[4 + effect * k + j]! * z[j]!;
      if (!logs.every((log) => Math.abs(log) <= outOfBounds)) return Number.NEGATIVE_INFINITY;
      const [r, alpha, a, b] = logs.map(Math.exp) as [number, number, number, number];
      value += likelihood({ r, alpha: alpha * unit, a, b }, slopes);
      for (let i = 0; i < 4; i++) gradient[i]! += slopes[i]!;
      for (const [effect, { at, sign }] of effects.entries())
        for (let j = 0; j < k; j++) gradient[4 + effect * k + j]! += sign * slopes[at]! * z[j]!;
    }
    return value;
  };
}

function grouped(histories: PurchaseHistories, values: Float64Array, k: number) {
  const rowsOf = new Map<string, number[]>();
  for (let i = 0; i < histories.frequency.length; i++) {
    const key = values.subarray(i * k, (i + 1) * k).join(' ');
    const rows = rowsOf.get(key);
    if (rows) rows.push(i);
    else rowsOf.set(key, [i]);
  }
  return Array.from(rowsOf.values(), (rows) => {
    const pick = (column: Float64Array) => Float64Array.from(rows, (i) => column[i]!);
    return {
      z: values.slice(rows[0]! * k, (rows[0]! + 1) * k),
      histories: {
        frequency: pick(histories.frequency),
        recency: pick(histories.recency),
        age: pick(histories.age),
        customers: pick(histories.customers),
      },
    };
  });
}

/** The fit by covariates as they were given: with z = (value − mean)/spread, logarithms and coefficients map linearly. */
function inOwnUnits(
  fit: ModelFit<BgNbdCovariateParameters>,
  names: readonly string[],
  scales: readonly Scale[],
): ModelFit<BgNbdCovariateParameters> {
  const all = [...betaGeometricNames, ...coefficientNames(names)];
  const [n, k] = [all.length, names.length];
  const map = new Float64Array(n * n);
  for (let i = 0; i < 4; i++) map[i * n + i] = 1;
  for (const [effect, { at, sign }] of effects.entries())
    for (const [j, { mean, spread }] of scales.entries()) {
      const coefficient = 4 + effect * k + j;
      map[coefficient * n + coefficient] = 1 / spread;
      map[at * n + coefficient] = (-sign * mean) / spread;
    }
  const searched = all.map((name, i) => (i < 4 ? Math.log(fit.parameters[name]!) : fit.parameters[name]!));
  const mapped = all.map((_, i) => searched.reduce((sum, value, j) => sum + map[i * n + j]! * value, 0));
  const values = mapped.map((value, i) => (i < 4 ? Math.exp(value) : value));
  const covariance = fit.logCovariance && sandwich(map, fit.logCovariance, n);
  const named = (at: (i: number) => number) =>
    Object.freeze(Object.fromEntries(all.map((name, i) => [name, at(i)])));
  return Object.freeze({
    ...fit,
    parameters: named((i) => values[i]!),
    standardErrors: covariance && named((i) => (i < 4 ? values[i]! : 1) * Math.sqrt(covariance[i * n + i]!)),
    logCovariance: covariance,
  });
}

/** map · matrix · mapᵀ, all row-major n × n. */
function sandwich(map: Float64Array, matrix: Float64Array, n: number): Float64Array {
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let s = 0; s < n; s++)
        for (let t = 0; t < n; t++) sum += map[i * n + s]! * matrix[s * n + t]! * map[j * n + t]!;
      result[i * n + j] = sum;
    }
  return result;
}
