import { number } from '@attune/charts';

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A size as people read it: "512 B", "1.4 MB". */
export function bytes(size: number): string {
  const step = size < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(size) / 3));
  const value = size / 1000 ** step;
  return `${number(value, step > 0 && value < 10 ? 1 : 0)}\u00A0${units[step]}`;
}
