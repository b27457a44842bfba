import { fitParetoNbd, paretoNbdNames } from './pareto-nbd-fit.ts';
import { paretoNbdForecaster } from './pareto-nbd-forecaster.ts';
import type { PurchaseModel } from './purchase-model.ts';

/**
 * Pareto/NBD: customers buy at rates that differ by Gamma(r, alpha), and stop at rates that differ by Gamma(s, beta).
 * Source: Schmittlein, Morrison & Colombo (1987), Management Science 33, 1–24.
 */
export const paretoNbd: PurchaseModel<(typeof paretoNbdNames)[number]> = {
  name: 'paretonbd',
  parameters: paretoNbdNames,
  fit: fitParetoNbd,
  forecaster: paretoNbdForecaster,
};
