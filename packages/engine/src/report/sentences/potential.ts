import { number, percent } from '@attune/charts';
import type { ReportContext } from '../context.ts';
import { isUnknown, type SharedSummary, type Summary } from '../summary.ts';
import { asSentence, counted, listed, oneIn } from './counting.ts';

type Potential = Summary['potential'];
type Known = Extract<Potential, { readonly kind: 'potential' }>;
type Headroom = Extract<Potential, { readonly kind: 'headroom' }>;
type Estimated = Exclude<Known['estimated'], { value: null }>;

/** What customers could spend beyond what they do, by how it is known; or that it is not. */
export function potentialHeading({ summary, money }: ReportContext): string {
  const { potential } = summary;
  switch (potential.kind) {
    case 'not estimable':
      return 'We cannot tell from this data how much more customers could spend';
    case 'headroom':
      return potential.withPotential === 0
        ? 'No customer spends less than high-spending peers'
        : `Customers spend about ${money.short(potential.money)} a year less than high-spending peers`;
    case 'potential': {
      const { told, estimated } = potential;
      if (isUnknown(estimated))
        return told.money > 0
          ? `Customers who told could spend ${money.short(told.money)} a year more than they do here`
          : 'Customers who told spend nothing elsewhere';
      const both = told.money + estimated.money;
      return `Customers could spend about ${money.short(both)} a year more than they do here: ${money.short(told.money)} told, ${money.short(estimated.money)} learnt from those who told`;
    }
  }
}

/** From whom it is known, how well, and what it is not: a paragraph each. */
export function potentialMeaning(context: ReportContext): readonly string[] {
  const { potential } = context.summary;
  switch (potential.kind) {
    case 'not estimable':
      return [`${asSentence(potential.reason)}${notLearnt(potential)}`];
    case 'headroom':
      return headroomMeaning(context, potential);
    case 'potential': {
      const { estimated } = potential;
      return isUnknown(estimated)
        ? [from(potential), whatItIs]
        : [from(potential), foretold(estimated), whatItIs];
    }
  }
}

/** Only share from others leaves a trace in what the files can hold. */
const whatItIs =
  'It is what goes to others in this category now, and no promise: how much of it can be won, and what that costs, this data does not tell. Selling more of the own range is part of it and cannot be told apart; wishes that nobody serves yet leave no trace in the files.';

function from({ answers, estimated, unknown }: Known): string {
  const below =
    answers.belowOwnSpend > 0
      ? ` ${number(answers.belowOwnSpend)} of them told less than was spent here in the past 365 days, which counts as none.`
      : '';
  const others = isUnknown(estimated)
    ? unknown > 0
      ? ` Of ${counted(unknown, 'other')} nothing can be said: ${estimated.reason}`
      : ` ${asSentence(estimated.reason)}`
    : ` For ${counted(estimated.customers, 'other')} it is learnt from those, by ${listed(['what they spend here', 'when they joined', ...inWords(estimated.facts)])}.`;
  return `${counted(answers.told, 'customer')} told what they spend in the category, here and elsewhere.${below}${others}`;
}

/** How well the answers of others foretell an answer, and what no answer can show. */
function foretold({ heldOutR2, heldOutCoverage }: Estimated): string {
  const fewer = heldOutCoverage < 0.9 ? ', which is fewer than they promise' : '';
  return (
    `Tried on answers that it had not seen, the estimate foretells ${percent(heldOutR2)} of how customers differ, counted in ratios and not in amounts; the rest stays unknown. ` +
    `Its 95\u00A0% ranges held ${percent(heldOutCoverage)} of those answers${fewer}. ` +
    'It takes who told to be like who did not: if mostly the keenest answered, it is off, and no number here can show by how much.'
  );
}

function headroomMeaning({ money }: ReportContext, potential: Headroom): readonly string[] {
  const { customers, withPotential, quantile, facts, sample, heldOutGain, heldOutBelow } = potential;
  const above = oneIn(1 - quantile) ?? percent(1 - quantile);
  const together = withPotential > 0 ? ` Together that is ${money.short(potential.money)} a year.` : '';
  const alike = listed([...inWords(facts), 'when they joined']);
  return [
    `${number(withPotential)} of ${counted(customers, 'customer')} spent less here in the past 365 days than the level that ${above} of their peers exceeds: customers alike in ${alike}.${together}`,
    `The level was learnt from ${counted(sample, 'customer')}. Of customers that it was not learnt from, ${percent(heldOutBelow)} lie below it, where ${percent(quantile)} should; it misses by ${percent(heldOutGain)} less than a level that knows only when they joined.`,
    `It is no proof that the money is spent elsewhere, and no promise: some need no more. Use it to rank customers, for whom to ask or to try first, and not as an amount to plan with.${notLearnt(potential) || ` If customers told what they spend in the category, it could be learnt in money: ${counted(potential.answers.needed, 'answer')} would do.`}`,
  ];
}

/** Answers that were too few, or said nothing. */
function notLearnt({ answers: { told, notLearnt } }: Potential): string {
  if (notLearnt === null) return '';
  return ` ${counted(told, 'customer')} told what they spend in the category, which does not help the others: ${notLearnt}`;
}

/** "household_size" is a column; customers are alike in household size. */
const inWords = (facts: readonly string[]) => facts.map((fact) => fact.replaceAll('_', ' '));

/** The numbers that its sentences tell. */
export function potentialSpokenOf(shared: SharedSummary['potential']): readonly unknown[] {
  const { answers } = shared;
  const told = answers.notLearnt === null ? [] : [answers.told];
  switch (shared.kind) {
    case 'not estimable':
      return told;
    case 'headroom':
      return [...told, shared.customers, shared.withPotential, shared.money, shared.sample];
    case 'potential': {
      const { told, estimated, unknown } = shared;
      const others = isUnknown(estimated) ? [] : { ...estimated, withPotential: 0 };
      return [answers.told, told.customers, told.money, others, unknown];
    }
  }
}
