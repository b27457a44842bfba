import { AttuneError } from '../errors/index.ts';
import { isWithheldAt, type SharedSummary, withheld } from '../report/index.ts';
import type { GridDensity } from './grid-density.ts';

/** A field in which null stands for what is withheld. */
export type SharedDensity = Omit<GridDensity, 'counts' | 'growthUnknown'> & {
  readonly counts: (number | null)[][];
  readonly growthUnknown: (number | null)[];
};

/**
 * The field of value and growth for who may not see customers. Both the cells and the classes without growth have
 * sums that the audit shows. Where few people spent anything, each cell would stand for one of them, and its place for
 * what they spent: then nothing of it is told.
 *
 * @param k the fewest people that a number may tell of
 * @throws AttuneError `too-few-people` where the audit withholds the cut between high and low value
 */
export function shareDensity(density: GridDensity, shared: SharedSummary, k: number): SharedDensity {
  if (isWithheldAt(shared, 'value.gridAxes.valueCut'))
    throw new AttuneError('too-few-people', 'How customers lie between value and growth is withheld.', {
      remedy: 'Too few people stand behind it. Ask somebody who may see customers.',
    });
  const cells = density.counts.flat();
  const all = (counts: readonly number[]) => [counts.map((_, i) => i)];
  const width = density.growthEdges.length - 1;
  const shown = withheld(cells, k, [...all(cells), ...halves(density, width)]);
  return {
    ...density,
    counts: density.counts.map((_, i) => shown.slice(i * width, (i + 1) * width)),
    growthUnknown: withheld(density.growthUnknown, k, all(density.growthUnknown)),
  };
}

/** Where the cut of growth is an edge, what grows and what does not has a sum each: that of two cells of the grid. */
function halves({ counts, growthEdges, growthCut }: GridDensity, width: number): number[][] {
  const cut = growthEdges.indexOf(growthCut);
  if (cut < 0) return [];
  const positions = counts.flatMap((row, i) => row.map((_, j) => i * width + j));
  return [positions.filter((at) => at % width < cut), positions.filter((at) => at % width >= cut)];
}
