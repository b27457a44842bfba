import type { ReportContext } from '../context.ts';
import { capital, counted, inLetters } from './counting.ts';

export function decisionsHeading({ summary, money }: ReportContext): string {
  const { decisions } = summary;
  if (decisions.length === 0) return 'No decision suggests itself from this data';
  const best = decisions.toSorted((a, b) => b.range[1] - a.range[1])[0]!;
  const worth = `${money.range(best.range)} a year`;
  if (decisions.length === 1) return `One decision, worth ${worth}`;
  return `${capital(inLetters(decisions.length))} decisions; the largest is worth ${worth}`;
}

export const noDecisions =
  'No group of customers is large enough, by the playbook’s assumptions, for a decision with a range in money. ' +
  'A longer history or more customers would change that.';

export const decisionsMeaning =
  'The ranges rest on assumptions in the playbook, not on an experiment. Evidence grades how well the data supports ' +
  'who is concerned; only a test with a control group proves the money.';

export function concerns(customers: number): string {
  return `Concerns ${counted(customers, 'customer')}.`;
}
