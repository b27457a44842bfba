import type { CovariatesResult, LifetimeReport, PurchaseResult } from '../../lifetime/index.ts';
import type { Summary, Unknown } from '../summary.ts';
import { fourDigits } from './rounding.ts';
import { unknown } from './unknown.ts';

type Fits = Exclude<Summary['clv'], Unknown>['models'];
type Fit = Exclude<Fits['bgnbd'], Unknown>;
type Fitted = Extract<PurchaseResult, { ok: true }>['fit'];

/** Estimates: more digits than anybody can check. */
export const nineDigits = (values: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value.toPrecision(9))]));

/** The fits as the summary tells them, or why there is none. */
export function lifetimeFits(
  { models, spend }: LifetimeReport['calibration' | 'final'],
  covariates: CovariatesResult | undefined,
): Fits {
  const purchase = (result: PurchaseResult): Fit | Unknown =>
    result.ok ? fitPart(result.fit) : unknown(result.reason);
  const { mbgcnbdk } = models;
  return {
    bgnbd: purchase(models.bgnbd),
    mbgnbd: purchase(models.mbgnbd),
    paretonbd: purchase(models.paretonbd),
    mbgcnbdk: mbgcnbdk.ok ? { ...fitPart(mbgcnbdk.fit), k: mbgcnbdk.k ?? 1 } : unknown(mbgcnbdk.reason),
    gammagamma: spend.ok
      ? fitPart({
          ...spend.fit,
          parameters: { ...spend.fit.parameters },
          standardErrors: spend.fit.standardErrors && { ...spend.fit.standardErrors },
        })
      : unknown(spend.reason),
    ...(models.bgbb && { bgbb: purchase(models.bgbb) }),
    ...(covariates && covariateFits(covariates)),
  };
}

function covariateFits(found: CovariatesResult): Pick<Fits, 'bgnbdcov' | 'paretonbdcov'> {
  if (!found.ok) return { bgnbdcov: unknown(found.reason), paretonbdcov: unknown(found.reason) };
  const { bgnbdcov, paretonbdcov } = found.models;
  return {
    bgnbdcov: bgnbdcov.ok ? fitPart(bgnbdcov.fit) : unknown(bgnbdcov.reason),
    paretonbdcov: paretonbdcov.ok ? fitPart(paretonbdcov.fit) : unknown(paretonbdcov.reason),
  };
}

function fitPart({ parameters, standardErrors, logLikelihood, customers, convergence }: Fitted): Fit {
  const { converged, identified, starts, startsReachingBest, notes } = convergence;
  return {
    parameters: nineDigits(parameters),
    standardErrors: standardErrors
      ? nineDigits(standardErrors)
      : unknown('The data does not tell the parameters apart.'),
    logLikelihood: fourDigits(logLikelihood),
    converged,
    identified,
    customers,
    starts,
    startsReachingBest,
    notes: [...notes],
  };
}
