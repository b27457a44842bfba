import { fitBetaGeometric } from './beta-geometric-fit.ts';
import { betaGeometricForecaster } from './beta-geometric-forecast.ts';
import { type BetaGeometricName, betaGeometricNames } from './beta-geometric-likelihood.ts';
import type { PurchaseModel } from './purchase-model.ts';

/**
 * MBG/NBD: the BG/NBD in which a customer may also stop right after the first purchase of all, so that who never bought
 * again may well be gone.
 * Source: Batislam, Denizel & Filiztekin (2007), International Journal of Research in Marketing 24(3), 201–209; Hoppe &
 * Wagner (2007), Marketing ZFP 29, 75–90.
 */
export const mbgNbd: PurchaseModel<BetaGeometricName> = {
  name: 'mbgnbd',
  parameters: betaGeometricNames,
  fit: (histories) => fitBetaGeometric(histories, 1),
  forecaster: (parameters) => betaGeometricForecaster(parameters, 1),
};
