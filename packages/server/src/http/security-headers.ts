/** Sent with every reply, whatever it is. */
const always: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-dns-prefetch-control': 'off',
  'x-permitted-cross-domain-policies': 'none',
  'permissions-policy':
    'accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()',
};

/** Data and errors are never kept by a browser or a proxy, and hold nothing that may be loaded. */
const ofData: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
};

const aYear = 365 * 24 * 60 * 60;

/**
 * What every reply starts from. Pages replace the content security policy by their own.
 *
 * @param secure whether the browser came over https; only then it may be told to stay there
 */
export function securityHeaders(secure: boolean): Readonly<Record<string, string>> {
  return {
    ...always,
    ...ofData,
    ...(secure && { 'strict-transport-security': `max-age=${aYear}` }),
  };
}

/**
 * For the studio: everything comes from this server. Style elements carry the nonce of their page; style attributes
 * are set by scripts of ours to place what they draw.
 */
export function studioPolicy(styleNonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** For a page without scripts, with one style element. */
export function plainPagePolicy(styleNonce: string): string {
  return `default-src 'none'; style-src 'nonce-${styleNonce}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;
}

/**
 * For the report of a run, a whole page in one file. It is made from what customers' files say: in its sandbox it
 * has no origin, and so neither cookies nor the API. Its own policy, in the page, allows only its own one script.
 */
export const reportPolicy =
  "sandbox allow-scripts allow-popups; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
