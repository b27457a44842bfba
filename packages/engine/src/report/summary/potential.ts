import { z } from 'zod';
import { type Cell, type CellOf, count, orUnknown, share } from './cell.ts';

/** What customers could spend beyond what they do: potential, or headroom against peers, or why neither. */
export function potentialPart<C extends Cell>(cell: CellOf<C>) {
  const sum = {
    customers: cell.people,
    withPotential: cell.people.describe('Of them, those with more than nought.'),
    money: cell.money.describe('A year.'),
  };
  const answers = z.strictObject({
    told: cell.people.describe(
      'Customers who told what they spend in the category, or which share of it here.',
    ),
    needed: count.describe('How many it takes to learn the others from them.'),
    belowOwnSpend: cell.people.describe('Told less than they spent here in the year: their potential is 0.'),
    notLearnt: z.string().nullable().describe('Why the others were not learnt from them, where that is so.'),
  });
  const facts = z.array(z.string()).describe('Columns of the customer file.');
  return z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('potential').describe('What goes to others now, in money.'),
      answers,
      told: z.strictObject(sum),
      estimated: orUnknown(
        z.strictObject({
          ...sum,
          facts,
          answers: cell.people.describe('Answers that the model was fitted on.'),
          heldOutR2: cell.number.describe(
            'Share of the variation of answers (logarithms) that it foretells, of answers it had not seen.',
          ),
          heldOutCoverage: cell.share.describe('Answers inside of a 95 % interval that they had no part in.'),
        }),
      ),
      unknown: cell.people.describe('Customers of whom nothing can be said.'),
    }),
    z.strictObject({
      kind: z
        .literal('headroom')
        .describe('What customers spend less than peers. It is no proof that they spend it elsewhere.'),
      answers,
      quantile: share.describe('Of the yearly spend of peers.'),
      facts: facts.describe('What makes peers, beside when they joined.'),
      ...sum,
      sample: cell.people.describe('Customers that the quantile was learnt from.'),
      heldOutGain: cell.share.describe('How much less the quantile misses by for knowing the facts.'),
      heldOutBelow: cell.share.describe('Customers below the quantile, held out: it should be the quantile.'),
    }),
    z.strictObject({
      kind: z.literal('not estimable'),
      answers,
      reason: z.string().describe('Why it cannot be known from these files, and what would do.'),
    }),
  ]);
}
