import { AttuneError } from '@attune/engine';
import type { Caller } from '../caller.ts';
import { type Permission, permissions } from '../contract/operation.ts';

/**
 * Nobody gives away what they do not have: otherwise a key that may only invite people would be an owner in two steps.
 *
 * @throws AttuneError `not-allowed`, naming what is lacking
 */
export function requireToGive(caller: Caller, given: readonly Permission[]): void {
  const lacking = given.filter((permission) => !caller.permissions.includes(permission));
  if (lacking.length === 0) return;
  throw new AttuneError(
    'not-allowed',
    `Nobody can give a permission that they do not have: ${lacking.join(', ')}.`,
    { remedy: 'Give less, or ask an owner.' },
  );
}

/** What is kept as text, as far as it still is a permission. */
export function knownPermissions(kept: readonly string[]): readonly Permission[] {
  return permissions.filter((permission) => kept.includes(permission));
}
