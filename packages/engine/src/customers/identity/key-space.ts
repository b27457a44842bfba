/** What an identifier is: an id of the company's own, one that a platform gave, or something that others can share. */
export type KeyKind = 'own' | 'platform' | 'email' | 'phone' | 'anonymous' | 'guest';

export interface KeySpace {
  readonly kind: KeyKind;
  /** How its keys begin; null for the company's own ids, which are spelled as they are. */
  readonly prefix: string | null;
}

/**
 * The platforms whose ids are told from the company's own by how they begin. An id of a platform that is not named here
 * counts as the company's own: it is then never one with another own id, which errs on the safe side.
 */
const platforms = ['hubspot', 'klaviyo', 'salesforce', 'shopify', 'stripe', 'woocommerce'] as const;

/**
 * All spaces of keys, the strongest first: an own id, an id of a platform, an e-mail address, a phone number, a device,
 * a guest's order. Two ids of one space are two customers; that holds for own ids and for those of one platform.
 */
export const keySpaces: readonly KeySpace[] = [
  { kind: 'own', prefix: null },
  ...platforms.map((name) => ({ kind: 'platform' as const, prefix: `${name}:` })),
  { kind: 'email', prefix: 'email:' },
  { kind: 'phone', prefix: 'phone:' },
  { kind: 'anonymous', prefix: 'anonymous:' },
  { kind: 'guest', prefix: 'guest:' },
];

/** Whether an id of this space names a customer whom the company, or a platform of it, knows. */
export function isKnown({ kind }: KeySpace): boolean {
  return kind === 'own' || kind === 'platform';
}
