import {
  bgNbd,
  chooseRegularity,
  type Forecaster,
  historyTotals,
  type ModelFit,
  mbgNbd,
  type PurchaseHistories,
  type PurchaseModel,
  type PurchaseRefusal,
  paretoNbd,
  thinnedHistories,
} from '@attune/stats';
import { opportunityModel } from './opportunity-model.ts';

/** From the simplest: of models that forecast equally well the first is taken. */
export const purchaseModelNames = ['bgnbd', 'mbgnbd', 'paretonbd', 'mbgcnbdk', 'bgbb'] as const;
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
  /** Where customers are forecast by when they came: parameters of each time, and whose time it is by age. */
  readonly cohorts?: {
    readonly fits: readonly ModelFit<Readonly<Record<string, number>>>[];
    readonly placeOf: (age: number) => number;
  };
}

/** A model that could not be fitted, and why, in words. */
export interface NoModel {
  readonly ok: false;
  readonly reason: string;
}

export type ModelResult = FittedModel | NoModel;
/** BG/BB is there where customers buy by opportunity, and is then the only one that is fitted. */
export type FittedModels = Readonly<Record<Exclude<PurchaseModelName, 'bgbb'>, ModelResult>> & {
  readonly bgbb?: ModelResult;
};

/** Why no model can be fitted, in words. */
export const purchaseRefusals: Readonly<Record<PurchaseRefusal, string>> = {
  'too-few-customers': 'There are fewer than two customers to learn from.',
  'no-time': 'Nobody has had time to buy again.',
  'no-repeat-purchases': 'Nobody has bought again.',
};

/** So many customers, evenly taken, tell parameters to a few per cent; more of them would only take longer. */
const mostFitted = 50_000;

/**
 * Fits all purchase models to the histories of a base, or to an even part of very many customers.
 *
 * @param logGaps Σ log of the gaps between purchase days, in the unit of the histories
 */
export function fitPurchaseModels(all: PurchaseHistories, logGaps: number): FittedModels {
  const { histories, share } = evenPart(all);
  return {
    bgnbd: fitted('bgnbd', bgNbd, histories),
    mbgnbd: fitted('mbgnbd', mbgNbd, histories),
    paretonbd: fitted('paretonbd', paretoNbd, histories),
    mbgcnbdk: fittedRegularity(histories, share * logGaps),
  };
}

/** Those that could be fitted, in their order. */
export const fittedModels = (models: FittedModels): FittedModel[] =>
  purchaseModelNames.flatMap((name) => {
    const model = models[name];
    return model?.ok ? [model] : [];
  });

const byOpportunity: NoModel = {
  ok: false,
  reason: 'Customers buy by opportunity, and this is a model of purchases at any time.',
};

/** Fits BG/BB; times count opportunities. */
export function fitOpportunityModel(all: PurchaseHistories): FittedModels {
  return {
    bgnbd: byOpportunity,
    mbgnbd: byOpportunity,
    paretonbd: byOpportunity,
    mbgcnbdk: byOpportunity,
    bgbb: fitted('bgbb', opportunityModel, evenPart(all).histories),
  };
}

/** In proportion to what customers do, none of it by chance; `share` of the repeat purchases are in it. */
export function evenPart(all: PurchaseHistories): {
  readonly histories: PurchaseHistories;
  readonly share: number;
} {
  const histories = thinnedHistories(all, mostFitted);
  const purchases = historyTotals(all).repeatPurchases;
  const share = purchases > 0 ? historyTotals(histories).repeatPurchases / purchases : 1;
  return { histories, share };
}

function fitted(name: PurchaseModelName, model: PurchaseModel, histories: PurchaseHistories): ModelResult {
  const fit = model.fit(histories);
  if (!fit.ok) return { ok: false, reason: purchaseRefusals[fit.reason] };
  return { ok: true, name, fit, model, forecaster: model.forecaster(fit.parameters) };
}

function fittedRegularity(histories: PurchaseHistories, logGaps: number): ModelResult {
  const choice = chooseRegularity(histories, logGaps);
  if (!choice.ok) return { ok: false, reason: purchaseRefusals[choice.reason] };
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
