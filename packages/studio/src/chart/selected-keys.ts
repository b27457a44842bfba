/** Keys as they stand in the address: `decile:3,lifecycle:dormant`; commas inside a key are escaped. */
export function writeKeys(keys: ReadonlySet<string>): string | undefined {
  if (keys.size === 0) return undefined;
  return [...keys].map((key) => key.replaceAll('%', '%25').replaceAll(',', '%2C')).join(',');
}

export function readKeys(text: string | undefined): ReadonlySet<string> {
  if (!text) return new Set();
  return new Set(text.split(',').map((key) => key.replaceAll('%2C', ',').replaceAll('%25', '%')));
}

/** After choosing a key: alone, or with the others; chosen again it is let go. */
export function withKey(keys: ReadonlySet<string>, key: string, isAdded: boolean): ReadonlySet<string> {
  if (isAdded) {
    const next = new Set(keys);
    if (!next.delete(key)) next.add(key);
    return next;
  }
  return keys.size === 1 && keys.has(key) ? new Set() : new Set([key]);
}
