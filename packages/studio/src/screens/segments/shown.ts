import { strings } from '../../strings/index.ts';

/** A number in words; null is a group too small to be shown to this reader. */
export function shown(value: number | null, write: (value: number) => string): string {
  return value === null ? strings.segments.fewerThan10 : write(value);
}
