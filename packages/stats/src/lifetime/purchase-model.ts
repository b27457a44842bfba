import type { Refusal } from '../refusal.ts';
import type { ModelFit } from './model-fit.ts';
import type { HistoryTotals, PurchaseHistories } from './purchase-histories.ts';

/** Why a model says nothing: fewer than two customers, nobody with time to buy again, or nobody who bought again. */
export type PurchaseRefusal = 'too-few-customers' | 'no-time' | 'no-repeat-purchases';

/** Why no model can be fitted to these, if so: it describes how customers differ, by what they bought again. */
export function whyNoModel({ customers, age, repeaters }: HistoryTotals): PurchaseRefusal | undefined {
  if (customers < 2) return 'too-few-customers';
  if (age === 0) return 'no-time';
  return repeaters === 0 ? 'no-repeat-purchases' : undefined;
}

/**
 * What fitted parameters say. x, t_x and T are one customer's repeat purchases, recency and age, in the unit of the fit;
 * `horizon` is the length of the time to come in the same unit.
 */
export interface Forecaster {
  /** P(alive | x, t_x, T): the probability that the customer will ever buy again of their own accord. */
  alive(frequency: number, recency: number, age: number): number;
  /** E[Y(horizon) | x, t_x, T]: purchases expected in the time to come. */
  expected(frequency: number, recency: number, age: number, horizon: number): number;
  /** E[X(t)]: repeat purchases expected of a new customer within t of the first purchase. */
  fromStart(time: number): number;
  /**
   * Fills `into` with P(Y(horizon) = k | x, t_x, T) for k = 0, 1, …; the last place holds all that is left, so that
   * they add up to 1.
   */
  probabilities(frequency: number, recency: number, age: number, horizon: number, into: Float64Array): void;
}

/** One way in which people buy again and stop. All models are used alike, whatever their parameters. */
export interface PurchaseModel<Name extends string = string> {
  /** As `summary.json` names it: bgnbd. */
  readonly name: string;
  /** In the order of the covariance. */
  readonly parameters: readonly Name[];
  /** Maximum likelihood on distinct histories with their counts. */
  fit(histories: PurchaseHistories): ModelFit<Readonly<Record<Name, number>>> | Refusal<PurchaseRefusal>;
  /** @throws RangeError for parameters that are not positive and finite */
  forecaster(parameters: Readonly<Record<Name, number>>): Forecaster;
}
