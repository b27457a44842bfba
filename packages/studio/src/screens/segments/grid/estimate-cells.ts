import type { Replies } from '@attune/client';
import type { Cell } from '../published-parts.ts';

export type Density = Replies['getGridDensity'];

export interface Cuts {
  readonly value: number;
  readonly growth: number;
}

/**
 * About how many customers each cell would hold at other cuts: what the server counted by class, and within a class
 * as if they lay evenly (on the logarithmic axis for value). At the edges of the classes it is exact. Null where a
 * class is withheld. `spendNothing`: who spent nothing stands in the lowest class of value, and is never high.
 */
export function estimateCells(
  { valueEdges, growthEdges, counts, growthUnknown }: Density,
  cuts: Cuts,
  spendNothing: number,
): Readonly<Record<Cell, number>> | null {
  const cells = { 'high-growing': 0, 'high-not-growing': 0, 'low-growing': 0, 'low-not-growing': 0 };
  const growing = growthEdges.slice(1).map((to, index) => {
    const from = growthEdges[index] ?? to;
    return 1 - partBelow(cuts.growth, from, to);
  });
  for (const [index, ofGrowth] of counts.entries()) {
    const unknown = growthUnknown[index];
    if (unknown == null || ofGrowth.some((count) => count === null)) return null;
    const [from = 1, to = 1] = valueEdges.slice(index, index + 2);
    const everybody = ofGrowth.reduce<number>((sum, count) => sum + (count ?? 0), unknown);
    const spenders = index === 0 && everybody > 0 ? Math.max(0, 1 - spendNothing / everybody) : 1;
    const isAbove = cuts.value <= from;
    const high = spenders * (isAbove ? 1 : 1 - partBelow(Math.log(cuts.value), Math.log(from), Math.log(to)));
    let known = 0;
    for (const [place, count] of ofGrowth.entries()) known += (count ?? 0) * (growing[place] ?? 0);
    const still = everybody - known;
    cells['high-growing'] += high * known;
    cells['high-not-growing'] += high * still;
    cells['low-growing'] += (1 - high) * known;
    cells['low-not-growing'] += (1 - high) * still;
  }
  return cells;
}

function partBelow(cut: number, from: number, to: number): number {
  return Math.max(0, Math.min(1, (cut - from) / (to - from)));
}
