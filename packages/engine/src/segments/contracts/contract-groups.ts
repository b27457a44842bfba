import { fitKaplanMeier, type KaplanMeier } from '@attune/stats';

/** Customers alike in when they began, how often they renewed, and whether they are lost. */
export interface ContractGroup {
  readonly month: string;
  readonly renewals: number;
  readonly isLost: boolean;
  readonly customers: number;
}

export const sum = (groups: readonly { readonly customers: number }[]) =>
  groups.reduce((total, { customers }) => total + customers, 0);

/** The number of the last renewal that was settled: who is lost did not make it. */
export const renewalsDue = ({ renewals, isLost }: ContractGroup) => renewals + (isLost ? 1 : 0);

/** How many customers came to their n-th renewal and had it settled, and how many of them were lost by it. */
export function settledAt(groups: readonly ContractGroup[], renewal: number) {
  return {
    due: sum(groups.filter((group) => renewalsDue(group) >= renewal)),
    lost: sum(groups.filter((group) => group.isLost && renewalsDue(group) === renewal)),
  };
}

export function survivalOf(groups: readonly ContractGroup[]): KaplanMeier | undefined {
  const count = (isLost: boolean) =>
    Float64Array.from(groups, (group) => (group.isLost === isLost ? group.customers : 0));
  const curve = fitKaplanMeier({
    durations: Float64Array.from(groups, renewalsDue),
    events: count(true),
    censored: count(false),
  });
  return curve.ok ? curve : undefined;
}
