import { bgBb, type Forecaster, type PurchaseHistories, type PurchaseModel } from '@attune/stats';

/**
 * BG/BB in the manner of the models of purchases at any time: the unit of time is an opportunity, and ages are whole. P(alive)
 * is that of being there at the next one. A horizon of 12.2 opportunities is 12 for four customers of five and 13 for the
 * fifth: their opportunities end on different days.
 */
export const opportunityModel: PurchaseModel<(typeof bgBb.parameters)[number]> = Object.freeze({
  name: bgBb.name,
  parameters: bgBb.parameters,
  fit({ frequency, recency, age, customers }: PurchaseHistories) {
    const fit = bgBb.fit({ frequency, recency, opportunities: age, customers });
    return fit.ok
      ? {
          ...fit,
          parameters: { ...fit.parameters },
          standardErrors: fit.standardErrors && { ...fit.standardErrors },
        }
      : fit;
  },
  forecaster(parameters: Parameters<typeof bgBb.forecaster>[0]): Forecaster {
    const model = bgBb.forecaster(parameters);
    return {
      alive: (x, last, n) => model.alive(x, last, n),
      expected: (x, last, n, horizon) =>
        mixed(horizon, (opportunities) => model.expected(x, last, n, opportunities)),
      fromStart: (time) => mixed(time, (opportunities) => model.fromStart(opportunities)),
      probabilities(x, last, n, horizon, into) {
        const [fewer, share] = parts(horizon);
        model.probabilities(x, last, n, fewer, into);
        if (share === 0) return;
        const more = new Float64Array(into.length);
        model.probabilities(x, last, n, fewer + 1, more);
        for (const [k, probability] of more.entries()) into[k] = (1 - share) * into[k]! + share * probability;
      },
    };
  },
});

/** Whole opportunities, and the share of customers for whom there is one more. */
function parts(horizon: number): readonly [fewer: number, share: number] {
  const fewer = Math.floor(horizon);
  return [fewer, horizon - fewer];
}

function mixed(horizon: number, of: (opportunities: number) => number): number {
  const [fewer, share] = parts(horizon);
  const low = of(fewer);
  return share === 0 ? low : low + share * (of(fewer + 1) - low);
}
