import { bgNbd, seededRandom } from '@attune/stats';
import { expect, test } from 'vitest';
import {
  type Buyer,
  buyers,
  columnOf,
  fittedBgNbd,
  historiesOf,
  watched,
} from '../../test/made-up-buyers.ts';
import { chooseByCohort } from './by-cohort.ts';
import { type Holdout, scoreHoldout } from './holdout.ts';

const horizon = 26;

function chosen(rows: readonly Buyer[]) {
  const all = historiesOf(rows);
  const model = fittedBgNbd(all);
  const later = columnOf(rows, (one) => one.later);
  const cells = { ...all, later, earlier: later };
  const purchases = later.reduce((a, b) => a + b, 0);
  const holdout: Holdout = {
    days: horizon * 7,
    customers: rows.length,
    purchases,
    naive: purchases,
    naiveError: 0,
    spend: 0,
    byFrequency: [],
    cells,
    judged: cells,
  };
  const candidate = { histories: all, model, watched };
  return {
    rows,
    model,
    score: scoreHoldout(holdout, model.forecaster, horizon),
    choice: chooseByCohort(
      candidate,
      candidate,
      holdout,
      scoreHoldout(holdout, model.forecaster, horizon),
      horizon,
    ),
  };
}

test('customers whose time tells how often they buy are foretold with those of their time, and better', () => {
  const { choice, score } = chosen(buyers(seededRandom(5), 4000, (age) => (age > 50 ? 0.35 : 0.04), horizon));
  expect(choice.whyNot).toBeUndefined();
  expect(choice.tested!.score.logScore).toBeGreaterThan(score.logScore);
  const { forecaster, cohorts } = choice.model!;
  // The same history, of an old and of a young customer: each is read by the law of their time.
  for (const age of [10, 90]) {
    const own = bgNbd.forecaster(cohorts!.fits[cohorts!.placeOf(age)]!.parameters as never);
    expect(forecaster.expected(2, 6, age, 26)).toBe(own.expected(2, 6, age, 26));
    expect(forecaster.alive(2, 6, age)).toBe(own.alive(2, 6, age));
  }
});

test('one model is used where customers do not differ by when they came', () => {
  const { choice } = chosen(buyers(seededRandom(6), 4000, () => 0.1, horizon));
  expect(choice).toMatchObject({ model: undefined, tested: undefined, whyNot: undefined });
});

test('without a model there is nothing to part', () => {
  const { rows } = chosen(buyers(seededRandom(6), 400, () => 0.1, horizon));
  const none = { ok: false, reason: 'No model.' } as const;
  const candidate = { histories: historiesOf(rows), model: none, watched };
  expect(chooseByCohort(candidate, candidate, {} as Holdout, undefined, horizon)).toEqual({
    test: none,
    model: undefined,
    tested: undefined,
    whyNot: undefined,
  });
});
