import { percent } from '@attune/charts';

/** Changes of less than half a per cent are rounded away: nobody should act on them. */
const still = 0.005;

/** Which way a share of change goes; 0 where it is too small to speak of. */
export function direction(change: number): -1 | 0 | 1 {
  if (Math.abs(change) < still) return 0;
  return change > 0 ? 1 : -1;
}

/** "grew 6 %", "fell 3 %", "stood still". */
export function changeInWords(change: number): string {
  const way = direction(change);
  return way === 0 ? 'stood still' : `${way > 0 ? 'grew' : 'fell'} ${percent(Math.abs(change))}`;
}
