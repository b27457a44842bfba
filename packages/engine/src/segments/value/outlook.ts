/** What the grid holds against value: how much more a customer may bring, by the best evidence that there is. */
export const outlookKinds = ['potential', 'headroom', 'lifetime growth', 'growth'] as const;
export type OutlookKind = (typeof outlookKinds)[number];

/** Where an outlook stands in `customer_facts`. */
export interface Outlook {
  readonly kind: OutlookKind;
  readonly column: string;
  /** The ends of its 95 % interval; absent where nothing says how sure it is. */
  readonly interval?: { readonly low: string; readonly high: string };
  readonly unit: 'money' | 'share';
}

const potential = {
  column: 'potential',
  interval: { low: 'potential_low', high: 'potential_high' },
  unit: 'money',
} as const;

export const outlooks: Readonly<Record<OutlookKind, Outlook>> = {
  potential: { kind: 'potential', ...potential },
  headroom: { kind: 'headroom', ...potential },
  'lifetime growth': {
    kind: 'lifetime growth',
    column: 'lifetime_growth',
    interval: { low: 'lifetime_growth_low', high: 'lifetime_growth_high' },
    unit: 'share',
  },
  growth: { kind: 'growth', column: 'growth', unit: 'share' },
};
