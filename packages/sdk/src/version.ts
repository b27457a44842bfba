/**
 * A text that sorts as the version number does: `1.10.0` after `1.9.0`, `1.0.0-beta` before `1.0.0`.
 * A leading `v` and the build (`+…`) do not count. Anything that is no version is version 0.
 * The order is that of GrowthBook's SDK (semver.org §11, loosened to any number of parts).
 */
export function versionKey(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' && value ? value : '0';
  const parts = text.replace(/^v/, '').replace(/\+.*$/s, '').split(/[-.]/);
  // A plain release sorts after its pre-releases: `~` is the last printable ASCII character.
  if (parts.length === 3) parts.push('~');
  return parts.map((part) => (/^[0-9]+$/.test(part) ? part.padStart(12) : part)).join('-');
}
