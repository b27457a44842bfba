/**
 * The value at a dotted path (`address.country`), through own properties only, so that a path never reaches a
 * prototype. A missing field is null. List items count as properties (`tags.0`).
 */
export function valueAt(attributes: unknown, keys: readonly string[]): unknown {
  let value = attributes;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
    value = Reflect.get(value, key);
  }
  return value ?? null;
}
