import type { Replies } from '@attune/client';
import type { Axes, Cell } from '../published-parts.ts';

export type Density = Replies['getGridDensity'];

export interface Cuts {
  readonly value: number;
  readonly outlook: number;
}

/**
 * About how many customers each cell would hold at other cuts: what the server counted by class, and within a class
 * as if they lay evenly (on a logarithmic axis for money). At the edges of the classes it is exact. Null where a
 * class is withheld. `spendNothing`: who spent nothing stands in the lowest class of value, and is never high.
 */
export function estimateCells(
  { valueEdges, outlookEdges, counts, outlookUnknown }: Density,
  outlookUnit: Axes['outlookUnit'],
  cuts: Cuts,
  spendNothing: number,
): Readonly<Record<Cell, number>> | null {
  const cells = { 'high-high': 0, 'high-low': 0, 'low-high': 0, 'low-low': 0 };
  const scale = outlookUnit === 'money' ? Math.log : (share: number) => share;
  const above = outlookEdges.slice(1).map((to, index) => {
    const from = outlookEdges[index] ?? to;
    return cuts.outlook <= from ? 1 : 1 - partBelow(scale(cuts.outlook), scale(from), scale(to));
  });
  for (const [index, ofOutlook] of counts.entries()) {
    const unknown = outlookUnknown[index];
    if (unknown == null || ofOutlook.some((count) => count === null)) return null;
    const [from = 1, to = 1] = valueEdges.slice(index, index + 2);
    const everybody = ofOutlook.reduce<number>((sum, count) => sum + (count ?? 0), unknown);
    const spenders = index === 0 && everybody > 0 ? Math.max(0, 1 - spendNothing / everybody) : 1;
    const isAbove = cuts.value <= from;
    const high = spenders * (isAbove ? 1 : 1 - partBelow(Math.log(cuts.value), Math.log(from), Math.log(to)));
    let known = 0;
    for (const [place, count] of ofOutlook.entries()) known += (count ?? 0) * (above[place] ?? 0);
    const still = everybody - known;
    cells['high-high'] += high * known;
    cells['high-low'] += high * still;
    cells['low-high'] += (1 - high) * known;
    cells['low-low'] += (1 - high) * still;
  }
  return cells;
}

function partBelow(cut: number, from: number, to: number): number {
  return Math.max(0, Math.min(1, (cut - from) / (to - from)));
}
