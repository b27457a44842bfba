import { AttuneError } from '@attune/engine';
import type { Access, Permission, Role } from './contract/operation.ts';

/** Who calls an operation, as far as it matters to what may be done, and to the audit trail. */
export interface Caller {
  readonly kind: 'person' | 'key';
  readonly id: string;
  /** As the audit trail and the logs know them: `person:<id>` or `key:<id>`, never a name or an e-mail address. */
  readonly name: string;
  readonly permissions: readonly Permission[];
  /** Of a person. */
  readonly role?: Role;
}

/**
 * Lets nobody pass who may not.
 *
 * @param caller undefined: nobody is signed in
 * @throws AttuneError `not-signed-in` where signing in would help, `not-allowed` where it would not
 */
export function requireAccess(caller: Caller | undefined, access: Access): void {
  if (access === 'open') return;
  if (!caller)
    throw new AttuneError('not-signed-in', 'This needs somebody who is signed in.', {
      remedy: 'Sign in, or send an API key as "Authorization: Bearer attune_sk_…".',
    });
  if (access === 'signed-in') return;
  if (access === 'person') {
    if (caller.kind === 'person') return;
    throw new AttuneError('not-allowed', 'Only a person can do this, not an API key.', {
      remedy: 'Sign in as a person.',
    });
  }
  if (!caller.permissions.includes(access)) throw lacking(access);
}

/** The refusal to somebody who is known, and lacks a permission. */
export function lacking(permission: Permission): AttuneError {
  return new AttuneError('not-allowed', `This needs the permission "${permission}".`, {
    remedy: 'Ask an owner for a role, or a key, that has it.',
  });
}
