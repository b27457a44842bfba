/**
 * "No answer", by name. A model refuses when the data cannot carry an answer (nobody, no variation); arguments that
 * make no sense (a probability of 2, a negative count) are bugs and throw a `RangeError` instead.
 */
export interface Refusal<Reason extends string> {
  readonly ok: false;
  readonly reason: Reason;
}

export function refuse<Reason extends string>(reason: Reason): Refusal<Reason> {
  return { ok: false, reason };
}
