import type { ReportContext } from '../context.ts';
import type { Summary } from '../summary.ts';
import { capital, counted, inLetters } from './counting.ts';

/** "€90–140 k a year", "€25–62 k once": an extra order comes once, a kept customer buys year after year. */
export function worth(
  { money }: ReportContext,
  { range, per }: Pick<Summary['decisions'][number], 'range' | 'per'>,
): string {
  return `${money.range(range)} ${per === 'year' ? 'a year' : 'once'}`;
}

export function decisionsHeading(context: ReportContext): string {
  const { decisions } = context.summary;
  if (decisions.length === 0) return 'No decision suggests itself from this data';
  const best = decisions.toSorted((a, b) => b.range[1] - a.range[1])[0]!;
  if (decisions.length === 1) return `One decision, worth ${worth(context, best)}`;
  return `${capital(inLetters(decisions.length))} decisions; the largest is worth ${worth(context, best)}`;
}

export const noDecisions =
  'No group of customers is large enough (30 at the least), by the playbook’s assumptions, for a decision with a range in money. ' +
  'A longer history or more customers would change that.';

export const decisionsMeaning =
  'The ranges rest on assumptions in the playbook, not on an experiment. The evidence is moderate where who is concerned, and what ' +
  'they do without the decision, was seen, and weak elsewhere; only a test with a control group proves the money.';

export function concerns(customers: number): string {
  return `Concerns ${counted(customers, 'customer')}.`;
}
