import { pairedDifference } from '@attune/stats';
import { type Holdout, type HoldoutScore, isUsable, leastCustomers, leastPurchases } from './holdout.ts';
import {
  type FittedModel,
  type FittedModels,
  fittedModels,
  type ModelResult,
  type PurchaseModelName,
  purchaseModelNames,
} from './purchase-models.ts';

export interface Candidate {
  readonly model: PurchaseModelName;
  readonly eligible: boolean;
  /** Why it was taken, or not. */
  readonly reason: string;
  readonly aic: number | undefined;
  readonly score: HoldoutScore | undefined;
}

export interface Choice {
  readonly rule: string;
  readonly candidates: readonly Candidate[];
  /** Absent where no model can be trusted. */
  readonly selected: PurchaseModelName | undefined;
}

export const modelTitles: Readonly<Record<PurchaseModelName, string>> = {
  bgnbd: 'BG/NBD',
  mbgnbd: 'MBG/NBD',
  paretonbd: 'Pareto/NBD',
  mbgcnbdk: 'MBG/CNBD-k',
  bgbb: 'BG/BB',
};

const order = purchaseModelNames
  .filter((name) => name !== 'bgbb')
  .map((name) => modelTitles[name])
  .join(', ');
const byOpportunityTaken = 'Taken: it is the model of purchases by opportunity.';
const byOpportunity =
  'Customers buy at most once in each opportunity: BG/BB is the model of that, and the others are not. It is used where the search for its parameters came to an end.';
const eligibleWords =
  'Only models whose search came to an end and whose parameters the data tells apart, in the calibration and on all data; where there is none, those whose search came to an end.';

/** With k = 1 the model is MBG/NBD, and the regularity has been estimated in vain. */
const parametersOf = ({ fit, k }: FittedModel) =>
  Object.keys(fit.parameters).length + (k === undefined ? 0 : 1);
const aicOf = (fitted: FittedModel) => 2 * parametersOf(fitted) - 2 * fitted.fit.logLikelihood;

/**
 * The model by which customers are forecast.
 *
 * @param models fitted to the calibration
 * @param final fitted to all data: what forecasts are made with
 * @param scores of the models that could be fitted
 */
export function chooseModel(
  models: FittedModels,
  final: FittedModels,
  holdout: Holdout,
  scores: ReadonlyMap<PurchaseModelName, HoldoutScore>,
): Choice {
  const usable = isUsable(holdout);
  const rule = models.bgbb
    ? byOpportunity
    : usable
      ? `${eligibleWords} Of these the one that gave the highest mean log probability to what each customer did in the holdout; a model whose distance to it could be chance (the 95 % interval of the difference, the same customers one by one) counts as equal, and the first of these is taken in the order ${order}.`
      : `${eligibleWords} Of these the one with the lowest AIC: the holdout has fewer than ${leastCustomers} customers or ${leastPurchases} repeat purchases, too few to judge by.`;
  const fitted = fittedModels(models);
  const onAll = (name: PurchaseModelName) => {
    const model = final[name];
    return model?.ok ? model.fit.convergence : undefined;
  };
  const settled = fitted.filter(
    ({ name, fit, k }) => fit.convergence.converged && onAll(name)?.converged && k !== 1,
  );
  const identified = settled.filter(({ name, fit }) => fit.convergence.identified && onAll(name)?.identified);
  const eligible = identified.length > 0 ? identified : settled;
  const verdicts = usable ? byScore(eligible, holdout, scores) : byAic(eligible);
  const candidates = purchaseModelNames.flatMap((name): Candidate[] => {
    const model = models[name];
    if (model === undefined) return [];
    const verdict = verdicts.reasons.get(name);
    const candidate: Candidate = {
      model: name,
      eligible: verdict !== undefined,
      reason: verdict ?? (models.bgbb && !model.ok ? model.reason : whyNot(model, final[name])),
      aic: model.ok ? aicOf(model) : undefined,
      score: scores.get(name),
    };
    return [candidate];
  });
  return { rule, candidates, selected: verdicts.selected };
}

function whyNot(model: ModelResult, onAll: ModelResult | undefined): string {
  if (!model.ok)
    return `It could not be fitted: ${model.reason.charAt(0).toLowerCase()}${model.reason.slice(1)}`;
  if (model.k === 1) return `Regularity 1: it is the same model as ${modelTitles.mbgnbd}.`;
  const stage = model.fit.convergence.identified ? ' on all data' : '';
  return model.fit.convergence.converged && onAll?.ok && onAll.fit.convergence.converged
    ? `The data does not tell its parameters apart${stage}.`
    : `The search for its parameters did not come to an end${stage}.`;
}

interface Verdicts {
  readonly selected: PurchaseModelName | undefined;
  readonly reasons: ReadonlyMap<PurchaseModelName, string>;
}

function byScore(
  eligible: readonly FittedModel[],
  holdout: Holdout,
  scores: ReadonlyMap<PurchaseModelName, HoldoutScore>,
): Verdicts {
  const scored = eligible.map(({ name }) => ({ name, score: scores.get(name)! }));
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (most, one) => (most === undefined || one.score.logScore > most.score.logScore ? one : most),
    undefined,
  );
  if (best === undefined) return { selected: undefined, reasons: new Map() };
  const behind = scored.map(({ name, score }) => {
    const difference = pairedDifference(holdout.judged.customers, best.score.logScores, score.logScores);
    if (!difference.ok) throw new Error(`Scores cannot be compared: ${difference.reason}.`);
    return { name, ...difference };
  });
  const equal = ({ low }: (typeof behind)[number]) => low <= 0;
  const selected = behind.find(equal)!.name;
  const reasons = behind.map((one): [PurchaseModelName, string] => {
    const by = `${twoDigits(one.estimate)} per customer (${twoDigits(one.low)} to ${twoDigits(one.high)})`;
    if (one.name === 'bgbb') return [one.name, byOpportunityTaken];
    if (one.name === selected)
      return [
        one.name,
        one.name === best.name
          ? 'Taken: the highest score.'
          : `Taken: behind the highest score by only ${by}, and simpler.`,
      ];
    if (one.name === best.name)
      return [one.name, 'The highest score, but not clearly above a simpler model.'];
    return [
      one.name,
      equal(one)
        ? `As good as the highest score, and less simple: behind by ${by}.`
        : `Behind the highest score by ${by}.`,
    ];
  });
  return { selected, reasons: new Map(reasons) };
}

function byAic(eligible: readonly FittedModel[]): Verdicts {
  const lowest = eligible.reduce<FittedModel | undefined>(
    (least, one) => (least === undefined || aicOf(one) < aicOf(least) ? one : least),
    undefined,
  );
  if (lowest === undefined) return { selected: undefined, reasons: new Map() };
  const reasons = eligible.map((one): [PurchaseModelName, string] => [
    one.name,
    one.name === 'bgbb'
      ? byOpportunityTaken
      : one === lowest
        ? 'Taken: the lowest AIC.'
        : `Its AIC is higher by ${(aicOf(one) - aicOf(lowest)).toFixed(1)}.`,
  ]);
  return { selected: lowest.name, reasons: new Map(reasons) };
}

/** With a minus sign, which a hyphen is not. */
const twoDigits = (value: number) => value.toPrecision(2).replace('-', '\u2212');
