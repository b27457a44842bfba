import { fitBetaGeometric } from './beta-geometric-fit.ts';
import { betaGeometricForecaster } from './beta-geometric-forecast.ts';
import { type BetaGeometricName, betaGeometricNames } from './beta-geometric-likelihood.ts';
import type { PurchaseModel } from './purchase-model.ts';

/**
 * BG/NBD: customers buy at their own constant rate, Gamma(r, alpha) over customers, and after each repeat purchase stop
 * for good with their own chance, Beta(a, b). Who never bought again has had no occasion to stop, and counts as alive.
 * Source: Fader, Hardie & Lee (2005), "Counting Your Customers the Easy Way", Marketing Science 24(2), 275–284.
 */
export const bgNbd: PurchaseModel<BetaGeometricName> = {
  name: 'bgnbd',
  parameters: betaGeometricNames,
  fit: (histories) => fitBetaGeometric(histories, 0),
  forecaster: (parameters) => betaGeometricForecaster(parameters, 0),
};
