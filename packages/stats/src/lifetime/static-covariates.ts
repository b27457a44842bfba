import { requireFinite } from '../domain.ts';
import { type Curvature, curvatureAt } from '../optimise/curvature.ts';
import { type Maximum, maximize, type Objective } from '../optimise/maximize.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { concludeFit, type ModelFit } from './model-fit.ts';
import { historyTotals, type PurchaseHistories } from './purchase-histories.ts';
import type { PurchaseRefusal } from './purchase-model.ts';

/** What is known of customers and does not change: row i of `values` (row-major, one column a name) belongs to history i. */
export interface Covariates {
  readonly names: readonly string[];
  readonly values: Float64Array;
}

/** The model's parameters of a customer whose covariates are all 0, and per covariate z one coefficient an effect: alpha.z. */
export type CovariateParameters = Readonly<Record<string, number>>;

/** Besides the reasons of all models: a covariate is the same for everybody. */
export type CovariateRefusal = PurchaseRefusal | 'constant-covariate';

/** Which parameter covariates move: its logarithm changes by sign·Σ coefficient·z. */
export interface Effect {
  readonly of: string;
  readonly sign: -1 | 1;
}

/** A purchase model as its extension by covariates sees it. Times are in `unit`s; parameters are logarithms. */
export interface CovariateModel {
  readonly names: readonly string[];
  /** Parameters that are times. */
  readonly times: readonly string[];
  readonly effects: readonly Effect[];
  /** The model without covariates. */
  fit(histories: PurchaseHistories): ModelFit<CovariateParameters> | Refusal<PurchaseRefusal>;
  /** The log-likelihood of these histories. */
  objectiveOf(histories: PurchaseHistories, unit: number): Objective;
  /** What it means when a parameter runs to an end by itself. */
  readonly atTheEnd?: Readonly<Record<string, { readonly nought?: string; readonly unbounded?: string }>>;
  /** In plain words, what the data leaves open; `objective` is that of all parameters, the model's own first. */
  openDirections(objective: Objective, maximum: Maximum, curvature: Curvature | undefined): readonly string[];
}

const coefficientName = (of: string, covariate: string) => `${of}.${covariate}`;

/**
 * A model's parameters of customers with these covariates, in the order of `names`.
 *
 * @throws RangeError where a parameter is missing
 */
export function parametersWith(
  { names: own, effects }: Pick<CovariateModel, 'names' | 'effects'>,
  parameters: CovariateParameters,
  names: readonly string[],
  values: ArrayLike<number>,
): CovariateParameters {
  const read = (name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new RangeError(`There is no parameter ${name}.`);
    return value;
  };
  return Object.fromEntries(
    own.map((name) => {
      const effect = effects.find(({ of }) => of === name);
      const sum = names.reduce(
        (all, covariate, j) =>
          effect ? all + effect.sign * read(coefficientName(name, covariate)) * values[j]! : all,
        0,
      );
      return [name, read(name) * Math.exp(sum)];
    }),
  );
}

/** Beyond exp(±this) a customer's parameters are out of bounds. */
const outOfBounds = 200;
const gradientTolerance = 1e-7;

/**
 * A model some of whose parameters depend on what is known of customers, by maximum likelihood. The search works on
 * standardised covariates, and begins at the model without them.
 * Source: Fader & Hardie (2007), "Incorporating time-invariant covariates into the Pareto/NBD and BG/NBD models",
 * brucehardie.com/notes/019.
 *
 * @throws RangeError for values that are not finite, too few or too many, for a name given twice; otherwise as
 * `historyTotals`
 */
export function fitWithCovariates(
  model: CovariateModel,
  histories: PurchaseHistories,
  { names, values }: Covariates,
): ModelFit<CovariateParameters> | Refusal<CovariateRefusal> {
  const [rows, k] = [histories.frequency.length, names.length];
  if (values.length !== rows * k) throw new RangeError(`${rows} histories need ${rows * k} values.`);
  if (new Set(names).size < k) throw new RangeError('Two covariates have one name.');
  requireFinite('covariates', values);
  const plain = model.fit(histories);
  if (!plain.ok) return plain;
  const scales = names.map((_, j) => scaleOf(histories.customers, values, k, j));
  if (scales.some(({ spread }) => spread === 0)) return refuse('constant-covariate');
  const totals = historyTotals(histories);
  const unit = totals.age / totals.customers;
  const units = Object.fromEntries(model.times.map((name) => [name, unit]));
  const climb = objective(model, histories, standardised(values, scales), k, unit);
  const without = model.names.map((name) =>
    // From a plateau at an end there is no way back.
    Math.max(-6, Math.min(6, Math.log(plain.parameters[name]! / (units[name] ?? 1)))),
  );
  const coefficients = model.effects.flatMap(({ of }) => names.map((name) => coefficientName(of, name)));
  const start = (first: number) =>
    Float64Array.of(...without, ...coefficients.map((_, i) => (i < k ? first : 0)));
  const maximum = maximize(climb, {
    starts: [0, 0.3, -0.3].map(start),
    gradientTolerance: gradientTolerance * totals.customers,
  });
  const curvature = curvatureAt(climb, maximum.point);
  const fit = concludeFit({
    names: [...model.names, ...coefficients],
    coefficients,
    maximum,
    curvature,
    customers: totals.customers,
    units,
    ...(model.atTheEnd && { atTheEnd: model.atTheEnd }),
    flat: model.openDirections(climb, maximum, curvature),
  });
  return inOwnUnits(fit, model, coefficients, scales);
}

interface Scale {
  readonly mean: number;
  readonly spread: number;
}

function scaleOf(customers: Float64Array, values: Float64Array, k: number, j: number): Scale {
  const total = customers.reduce((sum, w) => sum + w, 0);
  const weighted = (term: (value: number) => number) =>
    customers.reduce((sum, w, i) => sum + w * term(values[i * k + j]!), 0) / total;
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

/** By the logarithms of the model's parameters and the coefficients. Customers alike in their covariates share one likelihood. */
function objective(
  { names, effects, objectiveOf }: CovariateModel,
  histories: PurchaseHistories,
  values: Float64Array,
  k: number,
  unit: number,
): Objective {
  const own = names.length;
  const at = effects.map(({ of }) => names.indexOf(of));
  const groups = grouped(histories, values, k).map(({ z, histories: alike }) => ({
    z,
    likelihood: objectiveOf(alike, unit),
  }));
  const [logs, slopes] = [new Float64Array(own), new Float64Array(own)];
  return (point, gradient) => {
    gradient.fill(0);
    let value = 0;
    for (const { z, likelihood } of groups) {
      logs.set(point.subarray(0, own));
      for (const [effect, { sign }] of effects.entries())
        for (let j = 0; j < k; j++) logs[at[effect]!]! += sign * point[own + effect * k + j]! * z[j]!;
      if (!logs.every((log) => Math.abs(log) <= outOfBounds)) return Number.NEGATIVE_INFINITY;
      value += likelihood(logs, slopes);
      for (let i = 0; i < own; i++) gradient[i]! += slopes[i]!;
      for (const [effect, { sign }] of effects.entries())
        for (let j = 0; j < k; j++) gradient[own + effect * k + j]! += sign * slopes[at[effect]!]! * z[j]!;
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
  fit: ModelFit<CovariateParameters>,
  { names, effects }: CovariateModel,
  coefficients: readonly string[],
  scales: readonly Scale[],
): ModelFit<CovariateParameters> {
  const all = [...names, ...coefficients];
  const [n, own, k] = [all.length, names.length, scales.length];
  const map = new Float64Array(n * n);
  for (let i = 0; i < own; i++) map[i * n + i] = 1;
  for (const [effect, { of, sign }] of effects.entries())
    for (const [j, { mean, spread }] of scales.entries()) {
      const coefficient = own + effect * k + j;
      map[coefficient * n + coefficient] = 1 / spread;
      map[names.indexOf(of) * n + coefficient] = (-sign * mean) / spread;
    }
  const searched = all.map((name, i) => (i < own ? Math.log(fit.parameters[name]!) : fit.parameters[name]!));
  const mapped = all.map((_, i) => searched.reduce((sum, value, j) => sum + map[i * n + j]! * value, 0));
  const values = mapped.map((value, i) => (i < own ? Math.exp(value) : value));
  const covariance = fit.logCovariance && sandwich(map, fit.logCovariance, n);
  const named = (at: (i: number) => number) =>
    Object.freeze(Object.fromEntries(all.map((name, i) => [name, at(i)])));
  return Object.freeze({
    ...fit,
    parameters: named((i) => values[i]!),
    standardErrors:
      covariance && named((i) => (i < own ? values[i]! : 1) * Math.sqrt(covariance[i * n + i]!)),
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
