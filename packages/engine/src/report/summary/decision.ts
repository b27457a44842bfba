import { z } from 'zod';
import type { Cell, CellOf } from './cell.ts';

/** One of the three decisions. */
export function decisionPart<C extends Cell>(cell: CellOf<C>) {
  return z.strictObject({
    id: z.string(),
    title: z.string(),
    customers: cell.people,
    range: cell.range.describe('What it may bring, from the low to the high end of its assumption.'),
    per: z
      .enum(['year', 'once'])
      .describe('Whether the range is money a year, or money once, as for one more order each.'),
    evidence: z
      .enum(['strong', 'moderate', 'weak'])
      .describe(
        'How well the data supports it. The effect is assumed, so the best grade today is moderate: for every state concerned, at least 100 customers were seen, and what they did without this decision. Weak: for some state they were not. Strong will need a randomised test of your own, in which the effect was measured.',
      ),
    why: cell.text,
    assumption: z.string(),
    changeOurMind: z.string(),
    rule: cell.rule.describe('Whom it concerns, in the condition language.'),
    ruleInWords: cell.text.describe('The same in English.'),
  });
}
