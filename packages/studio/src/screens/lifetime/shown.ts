import { strings } from '../../strings/index.ts';

/** A number in words; null is what is withheld from this reader. */
export function shown(value: number | null, write: (value: number) => string): string {
  return value === null ? strings.lifetime.withheld : write(value);
}
