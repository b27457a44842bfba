import {
  bgNbd,
  chooseRegularity,
  type Forecaster,
  type ModelFit,
  mbgNbd,
  type PurchaseHistories,
  type PurchaseModel,
  type PurchaseRefusal,
  paretoNbd,
} from '@attune/stats';

/** From the simplest: of models that forecast equally well the first is taken. */
export const purchaseModelNames = ['bgnbd', 'mbgnbd', 'paretonbd', 'mbgcnbdk'] as const;
export type PurchaseModelName = (typeof purchaseModelNames)[number];

/** A model with the parameters that a base gave it. */
export interface FittedModel {
  readonly ok: true;
  readonly name: PurchaseModelName;
  readonly fit: ModelFit<Readonly<Record<string, number>>>;
  readonly forecaster: Forecaster;
  readonly model: PurchaseModel;
  /** Of MBG/CNBD-k: how regular the purchases are. */
  readonly k?: number;
}

/** A model that could not be fitted, and why, in words. */
export interface NoModel {
  readonly ok: false;
  readonly reason: string;
}

export type ModelResult = FittedModel | NoModel;
export type FittedModels = Readonly<Record<PurchaseModelName, ModelResult>>;

const refusals: Readonly<Record<PurchaseRefusal, string>> = {
  'too-few-customers': 'There are fewer than two customers to learn from.',
  'no-time': 'Nobody has had time to buy again.',
  'no-repeat-purchases': 'Nobody has bought again.',
};

/**
 * Fits all purchase models to the histories of a base.
 *
 * @param logGaps Σ log of the gaps between purchase days, in the unit of the histories
 */
export function fitPurchaseModels(histories: PurchaseHistories, logGaps: number): FittedModels {
  return {
    bgnbd: fitted('bgnbd', bgNbd, histories),
    mbgnbd: fitted('mbgnbd', mbgNbd, histories),
    paretonbd: fitted('paretonbd', paretoNbd, histories),
    mbgcnbdk: fittedRegularity(histories, logGaps),
  };
}

function fitted(name: PurchaseModelName, model: PurchaseModel, histories: PurchaseHistories): ModelResult {
  const fit = model.fit(histories);
  if (!fit.ok) return { ok: false, reason: refusals[fit.reason] };
  return { ok: true, name, fit, model, forecaster: model.forecaster(fit.parameters) };
}

function fittedRegularity(histories: PurchaseHistories, logGaps: number): ModelResult {
  const choice = chooseRegularity(histories, logGaps);
  if (!choice.ok) return { ok: false, reason: refusals[choice.reason] };
  const { fit, model, k } = choice;
  const { r, alpha, a, b } = fit.parameters;
  return {
    ok: true,
    name: 'mbgcnbdk',
    fit: {
      ...fit,
      parameters: { r, alpha, a, b },
      standardErrors: fit.standardErrors && { ...fit.standardErrors },
    },
    model,
    forecaster: model.forecaster({ r, alpha, a, b }),
    k,
  };
}
