import { AttuneError } from '@attune/engine';
import { commonPasswords } from './common-passwords.ts';

/**
 * Refuses the passwords that are tried first. Length (12 to 128) is the contract's; there are no rules of kinds of
 * characters, which make passwords worse (NIST SP 800-63B, 3.1.1.2).
 *
 * @throws AttuneError `password-too-common`
 */
export function requireUncommon(password: string): void {
  if (!commonPasswords.has(password.toLowerCase())) return;
  throw new AttuneError('password-too-common', 'This password is one of those that are tried first.', {
    remedy: 'Choose another, for example four words that do not belong together.',
    place: { field: 'password' },
  });
}
