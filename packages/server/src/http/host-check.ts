import { AttuneError } from '@attune/engine';

/**
 * Lets only requests pass that ask for a name of this machine's own, or the public one: a page elsewhere can point
 * its own name at this machine, and would then count as one of ours.
 *
 * @throws AttuneError `host-unknown`
 */
export function requireKnownName(hostname: string, publicName: string | undefined): void {
  if (isLoopback(hostname) || hostname === publicName) return;
  throw new AttuneError('host-unknown', 'This server is reached under a name that it does not know.', {
    remedy: 'Use http://127.0.0.1 or http://localhost, or start it with that name as --public-url.',
  });
}

/** Whether only this machine is reached under a host name or address. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|(.+\.)?localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(hostname);
}
