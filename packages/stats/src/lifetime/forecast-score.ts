import { requireCount, requireLevel } from '../domain.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { normalQuantile } from '../special/normal.ts';

/**
 * Forecasts beside what came, customers who share both counted once: all arrays have one length. `customers[i]` of them
 * had bought `frequency[i]` times again when the forecast was made, were expected to buy `expected[i]` times, between
 * `low[i]` and `high[i]`, and bought `actual[i]` times, which had been given the probability `probability[i]`.
 */
export interface ForecastOutcomes {
  readonly frequency: Float64Array;
  readonly customers: Float64Array;
  readonly expected: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly probability: Float64Array;
  readonly actual: Float64Array;
}

/** How good forecasts were for some customers. */
export interface ForecastSums {
  readonly customers: number;
  /** Purchases of all of them together. */
  readonly expected: number;
  readonly actual: number;
  /** Customers whose purchases lay in their interval. */
  readonly covered: number;
}

export interface ForecastScore extends ForecastSums {
  readonly ok: true;
  /** expected / actual − 1; undefined where nobody bought. */
  readonly bias: number | undefined;
  /** Mean of |expected − actual|. */
  readonly meanAbsoluteError: number;
  /** Mean log of the probability of what each customer did; higher is better. Undefined where something impossible came. */
  readonly meanLogScore: number | undefined;
  /** Customers who did what the forecast gave no probability. */
  readonly impossible: number;
  /** By earlier repeat purchases: 0, 1, …, 6, and 7 or more. */
  readonly byFrequency: readonly ForecastSums[];
}

/** 0 … 6, 7+ */
const groups = 8;

function requireRows(columns: Readonly<Record<string, Float64Array>>): number {
  const [rows] = Object.values(columns).map((column) => column.length) as [number];
  for (const [name, column] of Object.entries(columns))
    if (column.length !== rows)
      throw new RangeError(`${name} has ${column.length} rows, others have ${rows}.`);
  return rows;
}

/**
 * Scores forecasts against a holdout. No answer without customers.
 * Source: the log score: Gneiting & Raftery (2007), Journal of the American Statistical Association 102; the groups: Fader,
 * Hardie & Lee (2005), Marketing Science 24(2), figure 4.
 *
 * @throws RangeError for columns of unlike length, and for values that cannot be
 */
export function scoreForecast(outcomes: ForecastOutcomes): ForecastScore | Refusal<'nobody'> {
  const rows = requireRows({ ...outcomes });
  const { frequency, customers, expected, low, high, probability, actual } = outcomes;
  const sums = () => ({ customers: 0, expected: 0, actual: 0, covered: 0 });
  const all = sums();
  const byFrequency = Array.from({ length: groups }, sums);
  let [errors, logs, impossible] = [0, 0, 0];
  for (let i = 0; i < rows; i++) {
    const [w, e, y, chance] = [customers[i]!, expected[i]!, actual[i]!, probability[i]!];
    requireCount('frequency', frequency[i]!);
    requireCount('customers', w);
    requireCount('actual', y);
    // A sum of probabilities may pass 1 by rounding.
    if (!(e >= 0 && e < Number.POSITIVE_INFINITY && low[i]! <= high[i]! && chance >= 0 && chance <= 1 + 1e-9))
      throw new RangeError(`Not a forecast: ${e} in ${low[i]} … ${high[i]}, with probability ${chance}.`);
    if (w === 0) continue;
    for (const to of [all, byFrequency[Math.min(frequency[i]!, groups - 1)]!]) {
      to.customers += w;
      to.expected += w * e;
      to.actual += w * y;
      if (low[i]! <= y && y <= high[i]!) to.covered += w;
    }
    errors += w * Math.abs(e - y);
    if (chance > 0) logs += w * Math.log(Math.min(1, chance));
    else impossible += w;
  }
  if (all.customers === 0) return refuse('nobody');
  return Object.freeze({
    ok: true,
    ...all,
    bias: all.actual > 0 ? all.expected / all.actual - 1 : undefined,
    meanAbsoluteError: errors / all.customers,
    meanLogScore: impossible > 0 ? undefined : logs / all.customers,
    impossible,
    byFrequency,
  });
}

export interface PairedDifference {
  readonly ok: true;
  /** Mean of `first` minus `second` over customers. */
  readonly estimate: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How two forecasts of the same customers differ in a score (the log of a probability, an absolute error): the mean of the
 * differences, which is far surer than the difference of two means. The interval is the normal one: it is for many
 * customers.
 *
 * No answer of fewer than two customers, or where a score is not finite (what a model thought impossible came).
 * Source: Diebold & Mariano (1995), Journal of Business & Economic Statistics 13, for independent customers.
 *
 * @throws RangeError for columns of unlike length
 */
export function pairedDifference(
  customers: Float64Array,
  first: Float64Array,
  second: Float64Array,
  level = 0.95,
): PairedDifference | Refusal<'too-few-customers' | 'not-finite'> {
  requireLevel('level', level);
  const rows = requireRows({ customers, first, second });
  let [n, mean, squares] = [0, 0, 0];
  for (let i = 0; i < rows; i++) {
    const w = customers[i]!;
    requireCount('customers', w);
    if (w === 0) continue;
    const difference = first[i]! - second[i]!;
    if (!Number.isFinite(difference)) return refuse('not-finite');
    n += w;
    const away = difference - mean;
    mean += (w / n) * away;
    squares += w * away * (difference - mean);
  }
  if (n < 2) return refuse('too-few-customers');
  const standardError = Math.sqrt(squares / (n - 1) / n);
  const reach = normalQuantile((1 + level) / 2) * standardError;
  return Object.freeze({ ok: true, estimate: mean, standardError, low: mean - reach, high: mean + reach });
}
