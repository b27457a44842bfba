import { AttuneError } from '../errors/index.ts';
import { isWithheldAt, type SharedSummary, withheld } from '../report/index.ts';
import type { GridDensity } from './grid-density.ts';

/** A field in which null stands for what is withheld. */
export type SharedDensity = Omit<GridDensity, 'counts' | 'outlookUnknown'> & {
  readonly counts: (number | null)[][];
  readonly outlookUnknown: (number | null)[];
};

/**
 * The field of value and outlook for who may not see customers. Both the cells and the classes without an outlook have
 * sums that the audit shows. Where few people spent anything, each cell would stand for one of them, and its place for
 * what they spent: then nothing of it is told.
 *
 * @param k the fewest people that a number may tell of
 * @throws AttuneError `too-few-people` where the audit withholds the cut between high and low value
 */
export function shareDensity(density: GridDensity, shared: SharedSummary, k: number): SharedDensity {
  if (isWithheldAt(shared, 'value.gridAxes.valueCut'))
    throw new AttuneError('too-few-people', 'How customers lie between value and outlook is withheld.', {
      remedy: 'Too few people stand behind it. Ask somebody who may see customers.',
    });
  const cells = density.counts.flat();
  const all = (counts: readonly number[]) => [counts.map((_, i) => i)];
  const width = density.outlookEdges.length - 1;
  const shown = withheld(cells, k, [...all(cells), ...halves(density, width)]);
  return {
    ...density,
    counts: density.counts.map((_, i) => shown.slice(i * width, (i + 1) * width)),
    outlookUnknown: withheld(density.outlookUnknown, k, all(density.outlookUnknown)),
  };
}

/** Where the cut of the outlook is an edge, what lies on either side has a sum: that of two cells of the grid. */
function halves({ counts, outlookEdges, outlookCut }: GridDensity, width: number): number[][] {
  const cut = outlookEdges.indexOf(outlookCut);
  if (cut < 0) return [];
  const positions = counts.flatMap((row, i) => row.map((_, j) => i * width + j));
  return [positions.filter((at) => at % width < cut), positions.filter((at) => at % width >= cut)];
}
