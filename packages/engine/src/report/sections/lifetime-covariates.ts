import { number } from '@attune/charts';
import type { Html } from '../html.ts';
import { asSentence } from '../sentences/counting.ts';
import type { Lifetime } from '../sentences/lifetime.ts';
import { isUnknown, type SharedSummary } from '../summary.ts';
import { table } from '../table.ts';
import { modelNames } from './model-names.ts';

type Covariates = NonNullable<Exclude<SharedSummary['clv'], { reason: string }>['covariates']>;
type Told = Exclude<Covariates, { value: null }>;

/** More than chance at this level is said. */
const significance = 0.01;
/** The strongest; the table has them all. */
const mostSaid = 3;

const factWords = (fact: string) => fact.replaceAll('_', ' ');
const times = (ratio: number) => number(ratio, ratio < 1 ? 2 : 1);

/** What facts of customers tell of how often they buy, as far as it is more than chance. */
export function covariateWords(covariates: Covariates): string[] {
  if (isUnknown(covariates)) return [asSentence(covariates.reason)];
  const { rule, model, tests } = covariates;
  const compared = `What is known of customers is compared with how they buy. ${asSentence(rule)}`;
  if (isUnknown(model)) return [compared, asSentence(model.reason)];
  const test = tests.find((one) => one.model === model);
  if (test === undefined) return [compared];
  const p = test.pValue < 0.001 ? 'p under 0.001' : `p = ${number(test.pValue, 3)}`;
  if (test.pValue >= significance)
    return [compared, `It does not tell how often they buy, nor when they stop (likelihood ratio, ${p}).`];
  const strongest = apart(covariates).slice(0, mostSaid);
  return [
    compared,
    `It tells something of how they buy (likelihood ratio of ${modelNames[model]}, ${p}).`,
    ...strongest.map(
      ({ fact, level, reference, ratio, interval: [low, high] }) =>
        `Customers with ${factWords(fact)} ${level} buy ${times(ratio)} times as often (${times(low)} to ${times(high)}) as those with ${reference}, while they are customers.`,
    ),
  ];
}

/** Levels whose interval does not hold 1, the farthest from it first. */
function apart({ facts }: Told) {
  return facts
    .flatMap(({ fact, levels }) =>
      levels.flatMap(({ level, ratio, interval }) =>
        ratio !== null && interval !== null && (interval[0] > 1 || interval[1] < 1)
          ? [{ fact, level, reference: levels[0]!.level, ratio, interval }]
          : [],
      ),
    )
    .toSorted((a, b) => Math.abs(Math.log(b.ratio)) - Math.abs(Math.log(a.ratio)));
}

export function covariateEffects({ covariates }: Lifetime): Html | undefined {
  if (covariates === undefined || isUnknown(covariates) || isUnknown(covariates.model)) return undefined;
  return table(
    'What is known of customers, and how often they buy while they are customers',
    [
      { heading: 'Fact' },
      { heading: 'Level' },
      { heading: 'Customers', numeric: true },
      { heading: 'Times as often', numeric: true },
      { heading: '95 %', numeric: true },
    ],
    covariates.facts.flatMap(({ fact, levels }) =>
      levels.map(({ level, customers, ratio, interval }, place) => [
        factWords(fact),
        level,
        number(customers),
        place === 0 ? '1, compared with' : ratio === null ? 'not told apart' : number(ratio, 2),
        interval === null ? '–' : interval.map((end) => number(end, 2)).join(' to '),
      ]),
    ),
  );
}
