import {
  contractSurvival,
  contractSurvivalInterval,
  fitShiftedBetaGeometric,
  type ModelFit,
  renewalsExpected,
  residualLifetimeInterval,
  type ShiftedBetaGeometric,
} from '@attune/stats';
import { type ContractGroup, renewalsDue, settledAt, survivalOf } from './contract-groups.ts';

type Fit = ModelFit<ShiftedBetaGeometric>;
type Interval = readonly [number, number];

export interface ContractHoldout {
  /** The last day that the projection saw. */
  readonly from: string;
  /** Renewals that were settled after it. */
  readonly due: number;
  readonly actual: number;
  readonly predicted: number;
  readonly interval: Interval;
  /** If everybody renewed at the rate of all renewals before. */
  readonly naive: number;
  /** The share of new customers left after the latest renewal, as it was projected then and as it came. */
  readonly survival: { readonly renewals: number; readonly predicted: number; readonly actual: number };
}

export type ContractProjection =
  | {
      readonly ok: true;
      readonly fit: Fit;
      /** From no renewal to twice as many as were seen. */
      readonly shares: readonly {
        readonly renewals: number;
        readonly share: number;
        /** Absent where the data does not tell the parameters apart. */
        readonly interval: Interval | undefined;
      }[];
      /** Of the next `renewals` renewals, how many a customer makes who has made so many. */
      readonly lifetimes: readonly {
        readonly renewed: number;
        readonly next: number;
        readonly expected: number;
        readonly interval: Interval;
      }[];
      readonly holdout: ContractHoldout | { readonly reason: string };
    }
  | { readonly ok: false; readonly reason: string };

/** Fewer settled renewals, or fewer losses, and the parameters say little. */
const fewestLost = 10;

interface ProjectionInput {
  readonly groups: readonly ContractGroup[];
  /** The same as they stood at the end of `split`. */
  readonly before: readonly ContractGroup[];
  readonly split: string;
}

/** Fits how readily customers leave, projects how many stay, and tests that on the renewals after `split`. */
export function projectContracts({ groups, before, split }: ProjectionInput): ContractProjection {
  const fit = fitted(groups);
  if (!fit.ok) return fit;
  const most = Math.max(...groups.map(renewalsDue));
  return {
    ok: true,
    fit,
    shares: Array.from({ length: 2 * most + 1 }, (_, renewals) => {
      const found = contractSurvivalInterval(fit, renewals);
      return {
        renewals,
        share: contractSurvival(fit.parameters, renewals),
        interval: found.ok ? ([found.low, found.high] as const) : undefined,
      };
    }),
    lifetimes: [0, 1, 2, 3, 5, 8, 12, 24, 36].flatMap((renewed) => {
      if (renewed > most) return [];
      const found = residualLifetimeInterval(fit, { renewed, rate: 0, horizon: most });
      if (!found.ok) return [];
      const { estimate, low, high } = found.expected;
      return [{ renewed, next: most, expected: estimate, interval: [low, Math.min(most, high)] as const }];
    }),
    holdout: heldOut(groups, before, split, most),
  };
}

function fitted(groups: readonly ContractGroup[]): Fit | { readonly ok: false; readonly reason: string } {
  const lost = groups.reduce((total, { isLost, customers }) => total + (isLost ? customers : 0), 0);
  if (lost > 0 && lost < fewestLost)
    return {
      ok: false,
      reason: `Too few customers were lost to say how readily they leave: ${lost}, and ${fewestLost} are needed.`,
    };
  const count = (isLost: boolean) =>
    Float64Array.from(groups, (group) => (group.isLost === isLost ? group.customers : 0));
  const fit = fitShiftedBetaGeometric({
    renewalsDue: Float64Array.from(groups, renewalsDue),
    lost: count(true),
    staying: count(false),
  });
  return fit.ok ? fit : { ok: false, reason: refusals[fit.reason] };
}

const refusals = {
  'too-few-customers': 'Fewer than two customers came to a renewal.',
  'one-renewal-only':
    'Every customer came to one renewal only: two are needed to see whether those who stay stay longer.',
  'nobody-left': 'Nobody was lost yet.',
  'nobody-renewed': 'Nobody renewed yet.',
} as const;

function heldOut(
  groups: readonly ContractGroup[],
  before: readonly ContractGroup[],
  split: string,
  most: number,
): ContractHoldout | { readonly reason: string } {
  const early = fitted(before);
  if (!early.ok) return { reason: `Up to ${split} there was too little to project from. ${early.reason}` };
  const due = new Float64Array(most);
  let [actual, dueBefore, lostBefore] = [0, 0, 0];
  for (let renewal = 1; renewal <= most; renewal++) {
    const [now, then] = [settledAt(groups, renewal), settledAt(before, renewal)];
    due[renewal - 1] = now.due - then.due;
    actual += now.due - now.lost - (then.due - then.lost);
    dueBefore += then.due;
    lostBefore += then.lost;
  }
  const settled = due.reduce((total, customers) => total + customers, 0);
  if (settled === 0) return { reason: `No renewal was settled after ${split}.` };
  const predicted = renewalsExpected(early, due);
  const curve = survivalOf(groups);
  if (!predicted.ok || !curve)
    return { reason: `Up to ${split} the data does not tell who leaves readily from who leaves by chance.` };
  return {
    from: split,
    due: settled,
    actual,
    predicted: predicted.estimate,
    interval: [predicted.low, predicted.high],
    naive: (settled * (dueBefore - lostBefore)) / dueBefore,
    survival: {
      renewals: most,
      predicted: contractSurvival(early.parameters, most),
      actual: curve.survival.at(-1)!,
    },
  };
}
