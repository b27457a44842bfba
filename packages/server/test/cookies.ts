/** A cookie as a browser keeps it. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
}

/** The cookies that a reply sets. */
export function cookiesOf(headers: Headers): Cookie[] {
  return headers.getSetCookie().map((text) => {
    const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(text) ?? [];
    return { name, value };
  });
}

/** The same as a browser sends them back. */
export function cookieHeader(cookies: readonly Cookie[]): string {
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}
