import type { Forecaster } from '@attune/stats';

/** Ages within one in a hundred of each other are one where they are rounded. */
const ageSteps = 50;

/**
 * The same model, quicker on many histories: the future of somebody who is a customer still depends on how often and since
 * when they bought, and not on when they last did. So it is worked out once for all who share those, and only the chance of
 * being a customer is each one's own. This holds where purchases come at any moment alike (BG/NBD, MBG/NBD, Pareto/NBD),
 * and not for regular buyers.
 *
 * @param isRounded whether ages within 1 % share the distribution of their purchases; expectations are each one's own
 */
export function sharedFutures(model: Forecaster, isRounded: boolean): Forecaster {
  const known = new Map<string, Float64Array>();
  function whenAlive(x: number, age: number, horizon: number, length: number): Float64Array {
    const key = `${x}/${age}/${horizon}/${length}`;
    const found = known.get(key);
    if (found) return found;
    const counts = new Float64Array(length);
    const last = x === 0 ? 0 : age;
    model.probabilities(x, last, age, horizon, counts);
    const alive = model.alive(x, last, age);
    let rest = 1;
    for (let k = 1; k < length; k++) {
      counts[k]! /= alive;
      rest -= counts[k]!;
    }
    counts[0] = Math.max(0, rest);
    known.set(key, counts);
    return counts;
  }
  return {
    ...model,
    probabilities(x, recency, age, horizon, into) {
      const alive = model.alive(x, recency, age);
      const at = isRounded ? Math.expm1(Math.round(Math.log1p(age) * ageSteps) / ageSteps) : age;
      const counts = whenAlive(x, at, horizon, into.length);
      for (let k = 0; k < into.length; k++) into[k] = alive * counts[k]!;
      into[0]! += 1 - alive;
    },
  };
}
