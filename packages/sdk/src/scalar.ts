/** A value that is not a list or an object. */
export type Scalar = string | number | boolean | null;

export function isScalar(value: unknown): value is Scalar {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value))
  );
}

/** Text of a value for the text operators; none for empty fields, lists and objects. */
export function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A value as a number, as JavaScript's comparison converts it: empty is 0, a list or an object equals nothing. */
export function toNumber(value: unknown): number {
  if (value === null) return 0;
  if (typeof value === 'boolean' || typeof value === 'bigint') return Number(value);
  return Number(toText(value) ?? Number.NaN);
}

/**
 * Order of two texts by code point: −1, 0 or 1. JavaScript's `<` compares UTF-16 units, which orders rare
 * characters differently from the UTF-8 bytes that SQL engines compare.
 */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return unitRank(x) < unitRank(y) ? -1 : 1;
  }
  return Math.sign(a.length - b.length);
}

/** Surrogates (which stand for code points above 0xFFFF) sort after all other units. */
const unitRank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

/** Whether a JSON value nests at most `levels` deep. */
export function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((item) => isShallow(item, levels - 1));
}

/** Whether two JSON values are the same: lists in order, objects by their own keys in any order. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(b);
  return (
    Object.keys(a).length === keys.length &&
    keys.every((key) => Object.hasOwn(a, key) && sameJson(Reflect.get(a, key), Reflect.get(b, key)))
  );
}
