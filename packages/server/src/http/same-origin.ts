import { AttuneError } from '@attune/engine';
import type { FastifyRequest } from 'fastify';

const harmless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets a change pass only from our own pages, or from a program that has a key of its own. A browser adds its
 * cookie to whatever page asks; what it says about the page cannot be forged by that page. A password that a proxy in
 * front asks for (`Authorization: Basic`) is added by browsers like a cookie: only a key is proof of a program.
 *
 * @param publicHost the name under which people reach the server, where it is another than the request says
 * @throws AttuneError `cross-site`
 */
export function requireSameOrigin(
  { method, headers, host }: FastifyRequest,
  publicHost: string | undefined,
): void {
  if (harmless.has(method) || isKey(headers.authorization)) return;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw crossSite();
  if (headers.origin !== undefined) {
    const from = hostOf(headers.origin);
    if (from === undefined || (from !== host.toLowerCase() && from !== publicHost)) throw crossSite();
  } else if (site === undefined && headers.cookie !== undefined) throw crossSite();
}

function isKey(authorization: string | undefined): boolean {
  return /^Bearer\b/i.test(authorization ?? '');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function crossSite(): AttuneError {
  return new AttuneError('cross-site', 'This request does not come from a page of this server.', {
    remedy:
      'Open the studio at the address that the server names. A program uses an API key instead of a cookie.',
  });
}
