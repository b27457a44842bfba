/**
 * What joins two identifiers, the strongest first: a person decided it, a source states it, two ids stand in one row, or
 * the same e-mail address, phone number or device does.
 */
export const evidence = ['decision', 'stated', 'id', 'email', 'phone', 'anonymous'] as const;

export type Evidence = (typeof evidence)[number];

export const levelOf = (rule: Evidence): number => evidence.indexOf(rule);

/** What a person decided of two identifiers. `apart` wins over everything else. */
export interface IdentityDecision {
  readonly decision: 'apart' | 'together';
  readonly keys: readonly [string, string];
}
