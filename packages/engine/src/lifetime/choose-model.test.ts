import type { ModelFit } from '@attune/stats';
import { describe, expect, test } from 'vitest';
import { chooseModel } from './choose-model.ts';
import type { Holdout, HoldoutScore } from './holdout.ts';
import type { FittedModel, FittedModels, ModelResult, PurchaseModelName } from './purchase-models.ts';

const people = 200;
const column = () => new Float64Array(people).fill(1);
const cells = {
  frequency: column(),
  recency: column(),
  age: column(),
  later: column(),
  earlier: column(),
  customers: column(),
};
const holdout: Holdout = {
  days: 90,
  customers: people,
  purchases: 200,
  naive: 180,
  naiveError: 0.5,
  spend: 1000,
  byFrequency: [],
  cells,
  judged: cells,
};

/** Log scores about `mean`, customer by customer as far from another model's as `apart`. */
function score(mean: number, apart = 0): HoldoutScore {
  const logScores = Float64Array.from({ length: people }, (_, i) => mean + (i % 2 === 0 ? apart : -apart));
  return { predicted: 190, byFrequency: [], meanAbsoluteError: 0.6, logScore: mean, logScores };
}

interface Kind {
  readonly logLikelihood?: number;
  readonly converged?: boolean;
  readonly identified?: boolean;
  readonly k?: number;
}

function model(name: PurchaseModelName, kind: Kind = {}): FittedModel {
  const { logLikelihood = -100, converged = true, identified = converged, k } = kind;
  const convergence = {
    converged,
    identified,
    iterations: 9,
    starts: 4,
    startsReachingBest: 4,
    gradient: 0,
    condition: 9,
    notes: [],
  };
  const fit: ModelFit<Record<string, number>> = {
    ok: true,
    parameters: { r: 1, alpha: 1, a: 1, b: 1 },
    standardErrors: undefined,
    logCovariance: undefined,
    logLikelihood,
    customers: people,
    convergence,
  };
  const none = () => {
    throw new Error('Choosing asks no model.');
  };
  const forecaster = { alive: none, expected: none, fromStart: none, probabilities: none };
  return {
    ok: true,
    name,
    fit,
    forecaster,
    model: { name, parameters: [], fit: none, forecaster: () => forecaster },
    ...(k !== undefined && { k }),
  };
}

const models = (kinds: Partial<Record<PurchaseModelName, ModelResult>> = {}): FittedModels => ({
  bgnbd: model('bgnbd'),
  mbgnbd: model('mbgnbd'),
  paretonbd: model('paretonbd'),
  mbgcnbdk: model('mbgcnbdk', { k: 2 }),
  ...kinds,
});

const scores = (given: Partial<Record<PurchaseModelName, HoldoutScore>> = {}) =>
  new Map<PurchaseModelName, HoldoutScore>([
    ['bgnbd', given.bgnbd ?? score(-2)],
    ['mbgnbd', given.mbgnbd ?? score(-2)],
    ['paretonbd', given.paretonbd ?? score(-2)],
    ['mbgcnbdk', given.mbgcnbdk ?? score(-2)],
  ]);

const reasonOf = (choice: ReturnType<typeof chooseModel>, name: PurchaseModelName) =>
  choice.candidates.find((candidate) => candidate.model === name)?.reason;

describe('with a holdout', () => {
  test('the clearly higher score is taken, whatever stands first', () => {
    const choice = chooseModel(models(), models(), holdout, scores({ mbgcnbdk: score(-1.5) }));
    expect(choice.selected).toBe('mbgcnbdk');
    expect(choice.rule).toContain('log probability');
    expect(reasonOf(choice, 'bgnbd')).toMatch(/^Behind the highest score by 0\.50 per customer/);
  });

  test('of scores that chance could have set apart the simplest is taken', () => {
    const choice = chooseModel(models(), models(), holdout, scores({ paretonbd: score(-1.99, 0.5) }));
    expect(choice.selected).toBe('bgnbd');
    expect(reasonOf(choice, 'bgnbd')).toMatch(/^Taken: .* and simpler\.$/);
    expect(reasonOf(choice, 'paretonbd')).toBe('The highest score, but not clearly above a simpler model.');
  });

  test('a model that did not settle, or is another one in disguise, is not taken', () => {
    const calibration = models({
      bgnbd: model('bgnbd', { converged: false }),
      mbgcnbdk: model('mbgcnbdk', { k: 1 }),
      paretonbd: { ok: false, reason: 'Nobody has bought again.' },
    });
    const choice = chooseModel(
      calibration,
      models(),
      holdout,
      scores({ bgnbd: score(-1), mbgcnbdk: score(-1) }),
    );
    expect(choice.selected).toBe('mbgnbd');
    expect(reasonOf(choice, 'bgnbd')).toMatch(/did not come to an end\.$/);
    expect(reasonOf(choice, 'mbgcnbdk')).toMatch(/^Regularity 1/);
    expect(reasonOf(choice, 'paretonbd')).toBe('It could not be fitted: nobody has bought again.');
  });

  test('nor one whose parameters cannot be told apart on all data', () => {
    const final = models({ bgnbd: model('bgnbd', { identified: false }) });
    const choice = chooseModel(models(), final, holdout, scores({ bgnbd: score(-1) }));
    expect(choice.selected).toBe('mbgnbd');
    expect(reasonOf(choice, 'bgnbd')).toBe('The data does not tell its parameters apart on all data.');
  });

  test('unless there is none better: then those that settled are judged', () => {
    const vague = models({
      bgnbd: model('bgnbd', { identified: false }),
      mbgnbd: model('mbgnbd', { identified: false }),
      paretonbd: model('paretonbd', { converged: false }),
      mbgcnbdk: model('mbgcnbdk', { converged: false, k: 3 }),
    });
    expect(chooseModel(vague, vague, holdout, scores({ mbgnbd: score(-1) })).selected).toBe('mbgnbd');
  });
});

describe('without a usable holdout', () => {
  const few: Holdout = { ...holdout, purchases: 3 };

  test('the lowest AIC is taken, and the rule says why', () => {
    const better = models({ paretonbd: model('paretonbd', { logLikelihood: -90 }) });
    const choice = chooseModel(better, models(), few, scores());
    expect(choice.selected).toBe('paretonbd');
    expect(choice.rule).toContain(
      'lowest AIC: the holdout has fewer than 30 customers or 10 repeat purchases',
    );
    expect(reasonOf(choice, 'bgnbd')).toBe('Its AIC is higher by 20.0.');
  });

  test('regularity counts as a parameter', () => {
    expect(
      chooseModel(
        models({ mbgcnbdk: model('mbgcnbdk', { logLikelihood: -99.5, k: 2 }) }),
        models(),
        few,
        scores(),
      ).selected,
    ).toBe('bgnbd');
  });

  test('nothing that could be fitted is nothing to choose', () => {
    const none = { ok: false as const, reason: 'Nobody has bought again.' };
    const nothing = { bgnbd: none, mbgnbd: none, paretonbd: none, mbgcnbdk: none };
    expect(chooseModel(nothing, nothing, few, new Map()).selected).toBeUndefined();
  });
});
