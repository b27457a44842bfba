import { type Forecaster, type PurchaseHistories, pairedDifference } from '@attune/stats';
import { type CohortTest, compareCohorts, type Watched } from './cohorts.ts';
import { type Holdout, type HoldoutScore, isUsable, scoreHoldout } from './holdout.ts';
import type { FittedModel, NoModel } from './purchase-models.ts';

/** Whether customers are forecast by the model of their time of first purchase, and what was found on the way. */
export interface CohortChoice {
  /** On the calibration. */
  readonly test: CohortTest | NoModel;
  /** The model for all data with parameters of its own for each time; absent where one for all is used. */
  readonly model: FittedModel | undefined;
  /** The same for the calibration, and how well it foretold the holdout. */
  readonly tested: { readonly model: FittedModel; readonly score: HoldoutScore } | undefined;
  /** Why one model for all is used though customers differ. */
  readonly whyNot: string | undefined;
}

interface Candidate {
  readonly histories: PurchaseHistories;
  readonly model: FittedModel | NoModel;
  readonly watched: Watched;
}

/**
 * Customers who came at different times are forecast apart when they differ by more than a few parameters' worth, when every
 * time's parameters can be told, and when that foretold the holdout better than one model for all (the paired 95 % interval
 * of the log score lies above nought).
 *
 * @param horizon length of the holdout in the unit of the histories
 */
export function chooseByCohort(
  calibration: Candidate,
  final: Candidate,
  holdout: Holdout,
  score: HoldoutScore | undefined,
  horizon: number,
): CohortChoice {
  const none = { model: undefined, tested: undefined };
  if (!calibration.model.ok) return { ...none, test: calibration.model, whyNot: undefined };
  const test = compareCohorts(calibration.histories, calibration.model, calibration.watched);
  if (!test.ok || test.verdict !== 'differ') return { ...none, test, whyNot: undefined };
  const one = (whyNot: string): CohortChoice => ({ ...none, test, whyNot });
  if (!isTold(test)) return one('the data does not tell the parameters of every time apart');
  if (score === undefined || !isUsable(holdout))
    return one('there is no test that could show it to be better');
  const tested = withCohorts(calibration.model, test);
  const own = scoreHoldout(holdout, tested.forecaster, horizon);
  const gain = pairedDifference(holdout.judged.customers, own.logScores, score.logScores);
  if (!gain.ok || gain.low <= 0) return one('in the test that foretold them no better');
  if (!final.model.ok) return one(final.model.reason);
  const onAll = compareCohorts(final.histories, final.model, final.watched);
  if (!onAll.ok || !isTold(onAll))
    return one('on all data the parameters of every time cannot be told apart');
  return {
    test,
    tested: { model: tested, score: own },
    model: withCohorts(final.model, onAll),
    whyNot: undefined,
  };
}

const isTold = ({ cohorts }: CohortTest) => cohorts.every(({ fit }) => fit.convergence.identified);

function withCohorts(model: FittedModel, { cohorts, placeOf }: CohortTest): FittedModel {
  const fits = cohorts.map(({ fit }) => fit);
  const own = fits.map(({ parameters }) => model.model.forecaster(parameters));
  return { ...model, cohorts: { fits, placeOf }, forecaster: byAge(own, placeOf, model.forecaster) };
}

/** A customer's age on the day that the histories end says when they came. `all` speaks of who has not come yet. */
export function byAge(
  own: readonly Forecaster[],
  placeOf: (age: number) => number,
  all: Pick<Forecaster, 'fromStart'>,
): Forecaster {
  const at = (age: number) => own[placeOf(age)]!;
  return {
    alive: (frequency, recency, age) => at(age).alive(frequency, recency, age),
    expected: (frequency, recency, age, horizon) => at(age).expected(frequency, recency, age, horizon),
    probabilities: (frequency, recency, age, horizon, into) =>
      at(age).probabilities(frequency, recency, age, horizon, into),
    fromStart: (time) => all.fromStart(time),
  };
}
