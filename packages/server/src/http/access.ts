import { AttuneError } from '@attune/engine';
import type { Caller } from '../caller.ts';
import type { Access, Permission } from '../contract/operation.ts';

/**
 * Lets nobody pass who may not call an operation.
 *
 * @param caller undefined: nobody is signed in
 * @throws AttuneError `not-signed-in` where signing in would help, `not-allowed` where it would not
 */
export function requireAccess(access: Access, caller: Caller | undefined): void {
  if (access === 'open') return;
  if (!caller) throw notSignedIn();
  if (access === 'signed-in') return;
  if (access === 'person') {
    if (caller.kind === 'person') return;
    throw new AttuneError('not-allowed', 'Only a person can do this, not an API key.', {
      remedy: 'Sign in as a person.',
    });
  }
  if (!caller.permissions.includes(access)) throw lacking(access);
}

export function notSignedIn(): AttuneError {
  return new AttuneError('not-signed-in', 'Nobody is signed in.', {
    remedy: 'Sign in, or send an API key: "Authorization: Bearer …".',
  });
}

function lacking(permission: Permission): AttuneError {
  return new AttuneError('not-allowed', `This needs the permission "${permission}".`, {
    remedy: 'Ask an owner for a role, or a key, that has it.',
  });
}
