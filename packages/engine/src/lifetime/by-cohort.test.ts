import {
  bgNbd,
  exponential,
  gamma,
  type PurchaseHistories,
  type Random,
  seededRandom,
  uniform,
} from '@attune/stats';
import { expect, test } from 'vitest';
import { chooseByCohort } from './by-cohort.ts';
import type { Holdout } from './holdout.ts';
import { scoreHoldout } from './holdout.ts';
import type { FittedModel } from './purchase-models.ts';

const horizon = 26;
const end = '2025-12-31';

interface Person {
  readonly x: number;
  readonly last: number;
  readonly age: number;
  readonly later: number;
}

/** BG/NBD customers who joined over two years, watched for half a year more. */
function people(random: Random, count: number, rateOf: (age: number) => number): Person[] {
  return Array.from({ length: count }, (_, i) => {
    const age = Math.round((i / count) * 700 + 20) / 7;
    const rate = gamma(random, 2, 2) * rateOf(age);
    const stops = 0.4 * uniform(random) ** 2;
    let [x, last, later] = [0, 0, 0];
    for (let at = exponential(random, rate); at < age + horizon; at += exponential(random, rate)) {
      if (at < age) {
        x += 1;
        last = at;
      } else later += 1;
      if (uniform(random) < stops) break;
    }
    return { x, last, age, later };
  }).sort((a, b) => a.x - b.x || a.last - b.last || a.age - b.age);
}

const column = (rows: readonly Person[], of: (one: Person) => number) => Float64Array.from(rows, of);

function histories(rows: readonly Person[]): PurchaseHistories {
  return {
    frequency: column(rows, ({ x }) => x),
    recency: column(rows, ({ last }) => last),
    age: column(rows, ({ age }) => age),
    customers: new Float64Array(rows.length).fill(1),
  };
}

function chosen(rows: readonly Person[]) {
  const all = histories(rows);
  const fit = bgNbd.fit(all);
  if (!fit.ok) throw new Error(fit.reason);
  const model: FittedModel = {
    ok: true,
    name: 'bgnbd',
    fit,
    model: bgNbd,
    forecaster: bgNbd.forecaster(fit.parameters),
  };
  const later = column(rows, (one) => one.later);
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
  const watched = { firstDay: '2024-01-01', end, unitDays: 7 };
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
  const { choice, score } = chosen(people(seededRandom(5), 4000, (age) => (age > 50 ? 0.35 : 0.04)));
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
  const { choice } = chosen(people(seededRandom(6), 4000, () => 0.1));
  expect(choice).toMatchObject({ model: undefined, tested: undefined, whyNot: undefined });
});

test('without a model there is nothing to part', () => {
  const { rows } = chosen(people(seededRandom(6), 400, () => 0.1));
  const none = { ok: false, reason: 'No model.' } as const;
  const watched = { firstDay: '2024-01-01', end, unitDays: 7 };
  const candidate = { histories: histories(rows), model: none, watched };
  expect(chooseByCohort(candidate, candidate, {} as Holdout, undefined, horizon)).toEqual({
    test: none,
    model: undefined,
    tested: undefined,
    whyNot: undefined,
  });
});
