import type { Playbook } from '../../playbook/index.ts';
import { type LifecycleReport, lifecycleRules } from '../../segments/index.ts';
import { inPatternOrder } from '../patterns.ts';
import type { Summary } from '../summary.ts';
import { sixDigits } from './rounding.ts';
import { unknown } from './unknown.ts';

type LifecyclePart = Pick<
  Summary,
  | 'lifecycle'
  | 'lifecycleRules'
  | 'lifecycleValue'
  | 'lifecycleLapsedPromise'
  | 'lifecycleRepurchase'
  | 'comparison'
  | 'migration'
  | 'patterns'
>;

/** Who is in which state, by which rules, and what became of those in each state as of the earlier day. */
export function lifecyclePart(found: LifecycleReport, { lifecycle }: Playbook): LifecyclePart {
  const nobody = unknown('Nobody was in this state then.');
  return {
    lifecycle: Object.fromEntries(
      found.states.map(({ state, customers }) => [state, customers]),
    ) as Summary['lifecycle'],
    lifecycleRules: lifecycleRules(found, lifecycle),
    lifecycleValue: [...found.states],
    lifecycleLapsedPromise: lifecycle.lapsedReturnShare,
    lifecycleRepurchase: (found.earlier?.repurchases ?? []).map(({ state, customers, share, interval }) => ({
      state,
      customers,
      share: share === undefined ? nobody : sixDigits(share),
      interval: interval === undefined ? nobody : [sixDigits(interval[0]), sixDigits(interval[1])],
    })),
    comparison: found.earlier
      ? { asOf: found.earlier.asOf, days: found.earlier.days }
      : unknown('The history is too short to look at customers as of an earlier day.'),
    migration: (found.earlier?.moves ?? []).map(({ from, to, customers }) => ({
      from: from ?? 'not yet a customer',
      to,
      customers,
    })),
    patterns: inPatternOrder(found.patterns),
  };
}
