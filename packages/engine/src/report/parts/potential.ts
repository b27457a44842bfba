import type { PotentialReport } from '../../potential/index.ts';
import type { Summary } from '../summary.ts';
import { sixDigits } from './rounding.ts';
import { unknown } from './unknown.ts';

type Potential = Summary['potential'];
type NotEstimable = Extract<PotentialReport, { kind: 'not-estimable' }>;

/** What customers could spend beyond what they do, named for what it is. */
export function potentialPart(found: PotentialReport): Potential {
  const answers = { ...found.answers, notLearnt: notLearnt(found) ?? null };
  switch (found.kind) {
    case 'potential': {
      const { told, estimated } = found;
      return {
        kind: 'potential',
        answers,
        told: { ...told },
        estimated: estimated
          ? {
              customers: estimated.customers,
              withPotential: estimated.withPotential,
              money: estimated.money,
              facts: [...estimated.model.facts],
              answers: estimated.model.answers,
              heldOutR2: sixDigits(estimated.model.heldOutR2),
              heldOutCoverage: sixDigits(estimated.model.heldOutCoverage),
            }
          : unknown(answers.notLearnt ?? 'All customers told it themselves.'),
        unknown: found.unknown?.customers ?? 0,
      };
    }
    case 'headroom':
      return {
        kind: 'headroom',
        answers,
        quantile: found.quantile,
        facts: [...found.facts],
        ...found.headroom,
        sample: found.sample,
        heldOutGain: sixDigits(found.heldOutGain),
        heldOutBelow: sixDigits(found.heldOutBelow),
      };
    case 'not-estimable':
      return { kind: 'not estimable', answers, reason: reasonOf(found) };
  }
}

function notLearnt(found: PotentialReport): string | undefined {
  const { needed } = found.answers;
  switch (found.kind === 'potential' ? found.unknown?.reason : found.notLearnt) {
    case undefined:
      return undefined;
    case 'too-few-answers':
      return `Too few customers told what they spend in the category: ${needed} answers would do to learn the others from them.`;
    case 'answers-not-explained':
      return 'What customers told goes with nothing else that is known of them, so it says nothing of the others.';
  }
}

function reasonOf({ reason, needed }: NotEstimable): string {
  switch (reason) {
    case 'history-under-a-year':
      return 'The orders do not cover a year up to the as-of day, so nobody’s yearly spend is known.';
    case 'no-facts':
      return 'It is not estimable from orders: the files tell nothing of customers that spending does not cause, such as region, household or industry, and too few were asked what they spend with others.';
    case 'too-few-customers':
      return `There are too few customers to compare them with peers: ${needed} would do.`;
    case 'peers-spend-nothing':
      return 'It is not estimable from orders: too many customers bought nothing in the past year to compare the others with them.';
    case 'facts-do-not-tell':
      return 'It is not estimable from orders: what the files tell of customers does not tell apart how much they spend.';
    case 'did-not-converge':
      return 'The comparison with peers came to no certain result on this data.';
  }
}
