import { type Interval, type Refusal, type SpendFrequency, scoreForecast } from '@attune/stats';
import type { Playbook } from '../playbook/index.ts';
import { day, daysAfter, type Warehouse } from '../warehouse/index.ts';
import { type CohortChoice, chooseByCohort } from './by-cohort.ts';
import { type Choice, chooseModel } from './choose-model.ts';
import { type CovariatesResult, compareByFacts } from './covariates.ts';
import { factsWithLifetime } from './customer-lifetime.sql.ts';
import { scoreCustomers, scoreNobody } from './customer-lifetime.ts';
import {
  type Forecasters,
  forecasters,
  forecastHistories,
  groupForecaster,
  type HistoryForecasts,
} from './forecasts.ts';
import { customersByFrequency, expectedByFrequency } from './frequency-classes.ts';
import { oddDays } from './handling.sql.ts';
import { type Stage, startingDays } from './histories.sql.ts';
import { type Base, readBase } from './histories.ts';
import {
  figuresOf,
  type Holdout,
  type HoldoutFigures,
  type HoldoutScore,
  intervalsInHoldout,
  readHoldout,
  scoreHoldout,
} from './holdout.ts';
import {
  type FittedModel,
  type FittedModels,
  fittedModels,
  type NoModel,
  type PurchaseModelName,
} from './purchase-models.ts';
import { correlateSpend, fitSpend, type SpendResult } from './spend-model.ts';
import type { Split } from './split.ts';
import { anyTime, byOpportunity, type Timing } from './timing.ts';
import { tooLittle } from './too-little.ts';
import { type TrackedWeek, trackWeeks } from './tracking.ts';

export interface LifetimeOptions {
  readonly playbook: Playbook;
  readonly asOf: string;
  readonly firstDay: string;
}

export interface LifetimeReport {
  readonly unit: Timing['unit'];
  readonly split: Split;
  /** Who bought at least once. */
  readonly customers: number;
  readonly calibration: Fits & { readonly customersByFrequency: readonly number[] };
  readonly final: Fits;
  /** What the facts tell that the playbook names; nothing is foretold by them. */
  readonly covariates: Readonly<Record<Stage, CovariatesResult>>;
  readonly choice: Choice;
  readonly holdout: HoldoutFigures & {
    readonly from: string;
    readonly to: string;
    /** Share of customers whose purchases lay in the 95 % interval of the selected model; 0 without one. */
    readonly coverage: number;
    /** Of the purchases that it expected; absent without a model of spends. */
    readonly expectedWorth: number | undefined;
  };
  readonly expectedByFrequency: ReadonlyMap<PurchaseModelName, readonly number[]>;
  readonly weeks: readonly TrackedWeek[];
  /** The models that `weeks` hold, in their order. */
  readonly tracked: readonly PurchaseModelName[];
  /** What is out of the ordinary in the purchase days. */
  readonly handling: {
    readonly merged: number;
    readonly free: number;
    readonly returns: number;
    readonly refunds: number;
  };
  /** Of the selected model. */
  readonly cohorts: CohortChoice;
  readonly spend: {
    readonly correlation: SpendFrequency | NoModel;
    readonly customers: number;
    readonly leftOut: number;
  };
  /** What is foretold as of the last day, or why nothing is. */
  readonly forecast: LifetimeForecast | NoModel;
}

interface Fits {
  readonly models: FittedModels;
  readonly spend: SpendResult;
}

/** What is foretold of all customers, and what parts of them are added up from. */
export interface LifetimeForecast {
  readonly ok: true;
  readonly model: FittedModel;
  readonly forecasters: Forecasters;
  readonly histories: HistoryForecasts;
  readonly value: Interval | Refusal<string>;
  /** Why spend has no model, where it has none. */
  readonly noSpend: string | undefined;
}

/** When customers can buy, as the playbook says. */
function timingOf({ firstDay, asOf, playbook: { lifetime } }: LifetimeOptions): Timing {
  const days = { firstDay, asOf, calibrationEnd: lifetime.calibrationEnd };
  return lifetime.opportunityDays === undefined
    ? anyTime(days, lifetime.timeUnit)
    : byOpportunity(days, lifetime.opportunityDays);
}

/**
 * Fits, judges, chooses and applies the models of purchases and spend. Builds the table `lifetime_histories`, and adds the
 * lifetime columns to `customer_facts`.
 */
export async function buildLifetime(warehouse: Warehouse, options: LifetimeOptions): Promise<LifetimeReport> {
  const { playbook, asOf, firstDay } = options;
  const timing = timingOf(options);
  const { unit, split, horizon } = timing;
  const { calibrationEnd } = split;
  await timing.build(warehouse);
  const seen = await readBase(warehouse, 'calibration', { upTo: calibrationEnd, unitDays: unit.days });
  const holdout = await readHoldout(warehouse, horizon, unit.days);
  const calibration = fitsOf(timing, seen);
  const fitted = fittedModels(calibration.models);
  const scores = new Map<PurchaseModelName, HoldoutScore>();
  if (horizon > 0)
    for (const { name, forecaster } of fitted) scores.set(name, scoreHoldout(holdout, forecaster, horizon));
  const base = await readBase(warehouse, 'final', { upTo: asOf, unitDays: unit.days });
  const final = fitsOf(timing, base);
  const choice = chooseModel(calibration.models, final.models, holdout, scores);
  const chosen = fitted.find(({ name }) => name === choice.selected);
  const watched = { firstDay, unitDays: unit.days };
  const nothing: NoModel = { ok: false, reason: 'No model of purchases could be fitted to the calibration.' };
  const cohorts = chooseByCohort(
    { histories: seen.histories, model: chosen ?? nothing, watched: { ...watched, end: calibrationEnd } },
    {
      histories: base.histories,
      model: (chosen && final.models[chosen.name]) ?? nothing,
      watched: { ...watched, end: asOf },
    },
    holdout,
    chosen && scores.get(chosen.name),
    horizon,
  );
  const covariates = {
    calibration: await compareByFacts(warehouse, 'calibration', playbook.lifetime.covariates, unit),
    final: await compareByFacts(warehouse, 'final', playbook.lifetime.covariates, unit),
  };
  const forecast = await applied(warehouse, options, { base, final, choice, cohorts, unitDays: unit.days });
  const [handling] = await warehouse.rows(oddDays(day(asOf)), {
    merged: 'count',
    free: 'count',
    returns: 'count',
    refunds: 'money',
  });
  if (!handling) throw new Error('An aggregate without groups always has one row.');
  return {
    unit,
    split,
    customers: base.histories.customers.reduce((sum, w) => sum + w, 0),
    calibration: { ...calibration, customersByFrequency: [...customersByFrequency(seen.histories)] },
    final,
    covariates,
    choice,
    holdout: {
      ...figuresOf(holdout),
      from: daysAfter(calibrationEnd, 1),
      to: asOf,
      ...(chosen && horizon > 0
        ? judged(holdout, seen, cohorts.tested?.model ?? chosen, calibration.spend, horizon, unit.days)
        : { coverage: 0, expectedWorth: undefined }),
    },
    expectedByFrequency: new Map(
      fitted.map(({ name, forecaster }) => [name, [...expectedByFrequency(seen.histories, forecaster)]]),
    ),
    weeks: trackWeeks(
      { firstDay, asOf },
      await warehouse.rows(startingDays(), { day: 'day', customers: 'count' }),
      await warehouse.rows(timing.purchasesByDay, { day: 'day', purchases: 'count' }),
      fitted.map(
        ({ forecaster }) =>
          (days) =>
            forecaster.fromStart(timing.watched(days)),
      ),
    ),
    tracked: fitted.map(({ name }) => name),
    handling,
    cohorts,
    spend: {
      correlation: correlateSpend(base.spends),
      customers: base.spends.customers.reduce((sum, w) => sum + w, 0),
      leftOut: base.spendless,
    },
    forecast,
  };
}

const fitsOf = (timing: Timing, base: Base): Fits => ({
  models: timing.fit(base.histories, base.logGaps),
  spend: fitSpend(base.spends),
});

/** How the selected model's intervals held, and what the purchases it expected were worth. */
function judged(
  holdout: Holdout,
  seen: Base,
  model: FittedModel,
  spend: SpendResult,
  horizon: number,
  unitDays: number,
): Pick<LifetimeReport['holdout'], 'coverage' | 'expectedWorth'> {
  const { purchases } = forecasters(
    model,
    spend,
    { days: horizon * unitDays, discountRate: 0 },
    { unitDays, histories: holdout.judged.customers.length },
  );
  const score = scoreForecast(intervalsInHoldout(holdout, purchases));
  return {
    coverage: score.ok ? score.covered / score.customers : 0,
    expectedWorth: spend.ok && spend.forecaster ? worthOf(seen, model, spend.forecaster, horizon) : undefined,
  };
}

/** Expected spend is linear in what was spent, so that sums over alike customers do. */
function worthOf(
  { histories: { frequency, recency, age, customers }, spenders, spend }: Base,
  { forecaster }: FittedModel,
  spends: NonNullable<Extract<SpendResult, { ok: true }>['forecaster']>,
  horizon: number,
): number {
  let sum = 0;
  for (const [i, x] of frequency.entries()) {
    const known = spenders[i]!;
    const each = known > 0 ? known * spends.expected(x, spend[i]! / known / x) : 0;
    sum +=
      forecaster.expected(x, recency[i]!, age[i]!, horizon) * (each + (customers[i]! - known) * spends.mean);
  }
  return sum;
}

interface Found {
  readonly base: Base;
  readonly final: Fits;
  readonly choice: Choice;
  readonly cohorts: CohortChoice;
  readonly unitDays: number;
}

/** Forecasts every customer, where the base can be forecast at all. */
async function applied(
  warehouse: Warehouse,
  { playbook, asOf }: LifetimeOptions,
  found: Found,
): Promise<LifetimeReport['forecast']> {
  const { final } = found;
  const forecast = foretold(playbook, found);
  if (forecast.ok) {
    const spends = final.spend.ok ? final.spend.forecaster : undefined;
    await scoreCustomers(warehouse, forecast.histories, forecast.forecasters, spends);
  } else await scoreNobody(warehouse);
  await warehouse.create(
    'customer_facts',
    factsWithLifetime({
      asOf: day(asOf),
      year: playbook.windows.year,
      horizonDays: playbook.lifetime.horizonDays,
      dialect: warehouse.dialect,
    }),
    { perCustomer: true },
  );
  // All that it held is in the facts now.
  await warehouse.drop('customer_lifetime');
  return forecast;
}

function foretold(
  playbook: Playbook,
  { base, final, choice, cohorts, unitDays }: Found,
): LifetimeReport['forecast'] {
  const none = tooLittle.nothingToLearn(base.histories);
  if (none !== undefined) return { ok: false, reason: none };
  if (choice.selected === undefined)
    return { ok: false, reason: 'No model of purchases could be fitted to the calibration.' };
  const model = cohorts.model ?? final.models[choice.selected];
  if (model === undefined) throw new Error('A model that was chosen was fitted.');
  if (!model.ok) return model;
  if (!model.fit.convergence.converged)
    return {
      ok: false,
      reason: 'The search for the parameters of the selected model did not come to an end on all data.',
    };
  const { horizonDays, discountRate } = playbook.lifetime;
  const both = forecasters(
    model,
    final.spend,
    { days: horizonDays, discountRate },
    { unitDays, histories: base.histories.frequency.length },
  );
  const histories = forecastHistories(base, both, unitDays);
  const all = groupForecaster(both, histories);
  const { frequency, recency, age, customers } = base.histories;
  for (const [i, x] of frequency.entries())
    all.add(
      { frequency: x, recency: recency[i]!, age: age[i]!, place: i },
      customers[i]!,
      base.spenders[i]!,
      base.spend[i]!,
    );
  const { value, purchases } = all.total();
  const unsure = tooLittle.tooUnsure(value.ok ? value : purchases, base.histories);
  if (unsure !== undefined) return { ok: false, reason: unsure };
  const noSpend = final.spend.ok ? undefined : final.spend.reason;
  return { ok: true, model, forecasters: both, histories, value, noSpend };
}
