import {
  fitGammaGamma,
  type GammaGammaFit,
  type SpendForecaster,
  type SpendFrequency,
  type SpendHistories,
  type SpendRefusal,
  spendForecaster,
  spendFrequency,
} from '@attune/stats';
import type { NoModel } from './purchase-models.ts';

export interface FittedSpend {
  readonly ok: true;
  readonly fit: GammaGammaFit;
  /** Absent where a few very large spends decide everything (q ≤ 1): then nobody's spend has an expectation. */
  readonly forecaster: SpendForecaster | undefined;
}

export type SpendResult = FittedSpend | NoModel;

const refusals: Readonly<Record<SpendRefusal, string>> = {
  'too-few-customers': 'Fewer than two customers bought again for more than nothing.',
  'no-variation':
    'All repeat purchases are worth the same, so that nothing is to be learned of how customers differ.',
};

export function fitSpend(spends: SpendHistories): SpendResult {
  const fit = fitGammaGamma(spends);
  if (!fit.ok) return { ok: false, reason: refusals[fit.reason] };
  const forecaster = spendForecaster(fit.parameters);
  return { ok: true, fit, forecaster: forecaster.ok === false ? undefined : forecaster };
}

/** Whether who buys often spends more or less each time: log of the repeat purchases and of their mean worth. */
export function correlateSpend({ purchases, mean, customers }: SpendHistories): SpendFrequency | NoModel {
  const sums = { n: 0, first: 0, second: 0, firstSquares: 0, secondSquares: 0, products: 0 };
  for (const [i, w] of customers.entries()) {
    const [x, m] = [Math.log(purchases[i]!), Math.log(mean[i]!)];
    sums.n += w;
    sums.first += w * x;
    sums.second += w * m;
    sums.firstSquares += w * x * x;
    sums.secondSquares += w * m * m;
    sums.products += w * x * m;
  }
  const found = spendFrequency(sums);
  if (found.ok) return found;
  return {
    ok: false,
    reason: {
      'too-few-customers': 'Fewer than four customers bought again for more than nothing.',
      'no-variation': 'All who bought again did so equally often, or spent the same.',
    }[found.reason],
  };
}
