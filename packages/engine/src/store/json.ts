/** Any value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** @throws TypeError for a number JSON cannot hold, which it would otherwise turn into null without a word */
export function toJson(value: Json): string {
  return JSON.stringify(value, (name, part: unknown) => {
    if (typeof part === 'number' && !Number.isFinite(part))
      throw new TypeError(`${name || 'The value'} is ${part}: not a number JSON can hold.`);
    return part;
  });
}
