import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A year and a bit: browsers keep no cookie longer. */
const maxAgeSeconds = 400 * 86_400;

/**
 * Marks a browser in which somebody has signed in, so that their failures are counted apart from those of the rest
 * of the world: who tries passwords elsewhere can then not keep them out. The mark opens nothing by itself.
 * (OWASP, "Slow Down Online Guessing Attacks with Device Cookies".)
 */
export interface KnownBrowser {
  /** The mark of this account that a request brings, if it is one of ours. */
  markOf(headers: Headers, email: string): string | undefined;
  /** A new mark, as a `Set-Cookie` value. */
  cookieFor(email: string): string;
}

export function knownBrowser(secret: string, secure: boolean): KnownBrowser {
  const name = `${secure ? '__Host-' : ''}attune_browser`;
  const seal = (mark: string, email: string) =>
    createHmac('sha256', secret).update(`browser\0${mark}\0${email.toLowerCase()}`).digest('base64url');
  return {
    markOf(headers, email) {
      const [mark, given] = cookieOf(headers, name)?.split('.') ?? [];
      if (mark === undefined || given === undefined) return undefined;
      const right = Buffer.from(seal(mark, email));
      const sent = Buffer.from(given);
      return right.length === sent.length && timingSafeEqual(right, sent) ? mark : undefined;
    },
    cookieFor(email) {
      const mark = randomBytes(16).toString('base64url');
      const attributes = `Max-Age=${maxAgeSeconds}; Path=/; HttpOnly;${secure ? ' Secure;' : ''} SameSite=Lax`;
      return `${name}=${mark}.${seal(mark, email)}; ${attributes}`;
    },
  };
}

function cookieOf(headers: Headers, name: string): string | undefined {
  const pair = headers
    .get('cookie')
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}
