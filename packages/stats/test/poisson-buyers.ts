import type { Forecaster } from '../src/lifetime/purchase-model.ts';
import { logGamma } from '../src/special/log-gamma.ts';

/** Buyers who never stop: rates are Gamma(r, alpha). Every answer is exact, so that what is built on it can be checked. */
export function poissonBuyers({ r, alpha }: { readonly r: number; readonly alpha: number }): Forecaster {
  return {
    alive: () => 1,
    expected: (x, _recency, age, horizon) => ((r + x) * horizon) / (alpha + age),
    fromStart: (time) => (r * time) / alpha,
    probabilities(x, _recency, age, horizon, into) {
      const [shape, share] = [r + x, horizon / (alpha + age + horizon)];
      let left = 1;
      for (let k = 0; k < into.length - 1; k++) {
        const log =
          logGamma(shape + k) -
          logGamma(shape) -
          logGamma(k + 1) +
          shape * Math.log1p(-share) +
          k * Math.log(share);
        into[k] = Math.exp(log);
        left -= into[k]!;
      }
      into[into.length - 1] = Math.max(0, left);
    },
  };
}
