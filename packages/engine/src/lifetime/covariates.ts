import {
  bgNbd,
  type CovariateParameters,
  type CovariateRefusal,
  type Covariates,
  evenRows,
  fitBgNbdCovariates,
  fitParetoNbdCovariates,
  type LikelihoodRatio,
  likelihoodRatio,
  type ModelFit,
  type PurchaseHistories,
  type PurchaseModel,
  paretoNbd,
  type Refusal,
} from '@attune/stats';
import type { GivenFact } from '../customers/index.ts';
import type { Warehouse } from '../warehouse/index.ts';
import { classSeparator, historiesByFacts } from './covariate-histories.sql.ts';
import { type ClassCount, type FactLevels, factLevels } from './fact-levels.ts';
import type { Stage } from './histories.sql.ts';
import { independentColumns } from './independent-columns.ts';
import { type NoModel, purchaseRefusals } from './purchase-models.ts';
import type { Timing } from './timing.ts';

export const covariateModelNames = ['bgnbdcov', 'paretonbdcov'] as const;
export type CovariateModelName = (typeof covariateModelNames)[number];

/** A model in which what is known of customers moves how often they buy and when they stop. */
export interface CovariateFit {
  readonly ok: true;
  readonly fit: ModelFit<CovariateParameters>;
  /** Against the same model without it. */
  readonly test: LikelihoodRatio | Refusal<'not-converged'>;
}

/** How many times as often customers of a level buy as those of the first, while they are customers. */
export interface LevelEffect {
  readonly level: string;
  readonly customers: number;
  /** Absent for the first level, and where another fact says the same of customers. */
  readonly ratio: { readonly estimate: number; readonly low: number; readonly high: number } | undefined;
}

export interface FactEffects {
  readonly fact: GivenFact;
  readonly levels: readonly LevelEffect[];
}

export interface CovariatesFound {
  readonly ok: true;
  readonly models: Readonly<Record<CovariateModelName, CovariateFit | NoModel>>;
  /** Of the model with the lower AIC among those whose parameters the data tells apart; absent without one. */
  readonly told: CovariateModelName | undefined;
  readonly facts: readonly FactEffects[];
}

export type CovariatesResult = CovariatesFound | NoModel;

/** So many histories tell the effects to a few per cent; more of them would only take longer. */
const mostFitted = 20_000;
const normal95 = 1.959963984540054;

const refusals: Readonly<Record<CovariateRefusal, string>> = {
  ...purchaseRefusals,
  'constant-covariate': 'What is known is the same of everybody.',
};

/** Which model each extends, and how it is fitted. */
const models: Readonly<
  Record<
    CovariateModelName,
    {
      readonly plain: PurchaseModel;
      fit(
        histories: PurchaseHistories,
        covariates: Covariates,
      ): ModelFit<CovariateParameters> | Refusal<CovariateRefusal>;
    }
  >
> = {
  bgnbdcov: { plain: bgNbd, fit: fitBgNbdCovariates },
  paretonbdcov: { plain: paretoNbd, fit: fitParetoNbdCovariates },
};

/**
 * Fits the models that know these facts of customers.
 */
export async function compareByFacts(
  warehouse: Warehouse,
  stage: Stage,
  facts: readonly GivenFact[],
  { name, days: unitDays }: Timing['unit'],
): Promise<CovariatesResult> {
  if (facts.length === 0) return { ok: false, reason: 'No covariates are named in the playbook.' };
  if (name === 'opportunity')
    return { ok: false, reason: 'Facts are not compared where customers buy by opportunity.' };
  const known = await readClasses(warehouse, stage, facts, unitDays);
  const levels = facts.map((fact, f) => factLevels(fact, countsOf(known, f)));
  const design = designOf(known, levels);
  if (design.covariates.names.length === 0)
    return { ok: false, reason: 'What is known of customers does not tell enough of them apart.' };
  const fits = {
    bgnbdcov: fitted('bgnbdcov', design),
    paretonbdcov: fitted('paretonbdcov', design),
  };
  const told = covariateModelNames
    .flatMap((name) => {
      const one = fits[name];
      return one.ok && one.fit.standardErrors ? [{ name, aic: aicOf(one.fit) }] : [];
    })
    .toSorted((a, b) => a.aic - b.aic)[0]?.name;
  return { ok: true, models: fits, told, facts: effectsOf(levels, told && fits[told]) };
}

const aicOf = ({ parameters, logLikelihood }: ModelFit<CovariateParameters>) =>
  2 * Object.keys(parameters).length - 2 * logLikelihood;

function fitted(name: CovariateModelName, { histories, covariates }: Design): CovariateFit | NoModel {
  const { plain, fit } = models[name];
  const without = plain.fit(histories);
  if (!without.ok) return { ok: false, reason: refusals[without.reason] };
  const found = fit(histories, covariates);
  if (!found.ok) return { ok: false, reason: refusals[found.reason] };
  return { ok: true, fit: found, test: likelihoodRatio(without, found) };
}

/** What the data has: histories, and the classes of who has them. */
interface Classes {
  readonly histories: PurchaseHistories;
  readonly classes: readonly (readonly string[])[];
}

async function readClasses(
  warehouse: Warehouse,
  stage: Stage,
  facts: readonly GivenFact[],
  unitDays: number,
): Promise<Classes> {
  const shape = {
    classes: 'text',
    frequency: 'count',
    recency: 'count',
    age: 'count',
    customers: 'count',
  } as const;
  const split = new Map<string, readonly string[]>();
  const classes: (readonly string[])[] = [];
  const read = { frequency: [], recency: [], age: [], customers: [] } as Record<
    'frequency' | 'recency' | 'age' | 'customers',
    number[]
  >;
  for await (const { columns, length } of warehouse.batches(historiesByFacts(stage, facts), shape))
    for (let i = 0; i < length; i++) {
      const text = columns.classes[i]!;
      const own = split.get(text) ?? text.split(classSeparator);
      split.set(text, own);
      classes.push(own);
      read.frequency.push(columns.frequency[i]!);
      read.recency.push(columns.recency[i]! / unitDays);
      read.age.push(columns.age[i]! / unitDays);
      read.customers.push(columns.customers[i]!);
    }
  return {
    classes,
    histories: {
      frequency: Float64Array.from(read.frequency),
      recency: Float64Array.from(read.recency),
      age: Float64Array.from(read.age),
      customers: Float64Array.from(read.customers),
    },
  };
}

/** By the classes of a fact. */
function countsOf(
  { histories: { customers, frequency }, classes }: Classes,
  fact: number,
): Map<string, ClassCount> {
  const counts = new Map<string, ClassCount>();
  for (const [i, own] of classes.entries()) {
    const before = counts.get(own[fact]!) ?? { customers: 0, repeaters: 0 };
    counts.set(own[fact]!, {
      customers: before.customers + customers[i]!,
      repeaters: before.repeaters + (frequency[i]! > 0 ? customers[i]! : 0),
    });
  }
  return counts;
}

interface Design {
  readonly histories: PurchaseHistories;
  readonly covariates: Covariates;
}

const covariateName = (fact: GivenFact, level: string) => `${fact}=${level}`;

/** One column a level but the first, 1 for its customers; none that those before it tell already. */
function designOf({ histories: all, classes }: Classes, levels: readonly FactLevels[]): Design {
  const even = evenRows(all.customers, mostFitted);
  const rows = even?.rows ?? Array.from(all.customers, (_, i) => i);
  const customers = even?.customers ?? all.customers;
  const pick = (column: Float64Array) => Float64Array.from(rows, (i) => column[i]!);
  const columns = levels.flatMap(({ fact, levels: own, placeOf }, f) =>
    own.slice(1).map(({ level }, before) => ({
      name: covariateName(fact, level),
      values: Float64Array.from(rows, (i) => Number(placeOf.get(classes[i]![f]!) === before + 1)),
    })),
  );
  const kept = independentColumns(
    columns.map(({ values }) => values),
    customers,
  ).map((place) => columns[place]!);
  const values = new Float64Array(rows.length * kept.length);
  for (const [j, column] of kept.entries())
    for (let i = 0; i < rows.length; i++) values[i * kept.length + j] = column.values[i]!;
  return {
    histories: {
      frequency: pick(all.frequency),
      recency: pick(all.recency),
      age: pick(all.age),
      customers,
    },
    covariates: { names: kept.map(({ name }) => name), values },
  };
}

/** In both models the mean rate of buying is r/alpha·exp(alpha.z). */
function effectsOf(
  levels: readonly FactLevels[],
  told: CovariateFit | NoModel | undefined,
): readonly FactEffects[] {
  const fit = told?.ok ? told.fit : undefined;
  return levels.map(({ fact, levels: own }) => ({
    fact,
    levels: own.map(({ level, customers }) => {
      const name = `alpha.${covariateName(fact, level)}`;
      const [estimate, error] = [fit?.parameters[name], fit?.standardErrors?.[name]];
      const ratio =
        estimate === undefined || error === undefined
          ? undefined
          : {
              estimate: Math.exp(estimate),
              low: Math.exp(estimate - normal95 * error),
              high: Math.exp(estimate + normal95 * error),
            };
      return { level, customers, ratio };
    }),
  }));
}
