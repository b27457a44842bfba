import { isUnknown } from '../report/index.ts';
import { gridDensity as densityQuery, gridExtent, outlooks } from '../segments/index.ts';
import type { ExploredRun } from './explored-run.ts';
import { onceARun } from './once-a-run.ts';

/** How customers lie between value and outlook: the field behind the cuts. */
export interface GridDensity {
  readonly valueCut: number;
  readonly outlookCut: number;
  /**
   * Edges of the classes, ascending; one more than there are classes. A class holds its lower edge; the first class
   * also holds what lies below it, the last what lies above. Of value the first class is who spent nothing, with the
   * few who spent least: its lower edge is only there to draw it on a logarithmic axis. An outlook in money likewise.
   */
  readonly valueEdges: number[];
  readonly outlookEdges: number[];
  /** Customers by value class, then by class of the outlook. */
  readonly counts: number[][];
  /** By value class: customers whose outlook nobody can know. */
  readonly outlookUnknown: number[];
}

/** Beyond these quantiles lie the few who would stretch the axes. */
const tail = 0.01;

/** Round numbers within a power of ten, almost evenly spaced on a logarithmic axis: the coarse and the fine series. */
const coarse = [1, 1.5, 2, 3, 5, 7];
const fine = [1, 1.2, 1.5, 1.8, 2.2, 2.7, 3.3, 3.9, 4.7, 5.6, 6.8, 8.2];
const fewestClasses = 8;

const growthClasses = 20;
const growthSteps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/** Counts customers in classes of past-year measure (logarithmic) and of the outlook (logarithmic in money, else even), whose edges the data sets. */
export const gridDensity = onceARun(countClasses);

async function countClasses({ warehouse, summary }: ExploredRun): Promise<GridDensity> {
  const { gridAxes } = summary.value;
  const outlook = outlooks[gridAxes.outlookKind];
  const valueCut = isUnknown(gridAxes.valueCut) ? 0 : gridAxes.valueCut;
  const [extent] = await warehouse.rows(gridExtent(tail, outlook, warehouse.dialect), {
    value_low: 'number?',
    value_high: 'number?',
    outlook_low: 'number?',
    outlook_high: 'number?',
  });
  const valueEdges = logarithmicEdges(extent?.value_low ?? 1, extent?.value_high ?? 1);
  const outlookEdges =
    outlook.unit === 'money'
      ? logarithmicEdges(extent?.outlook_low ?? 1, extent?.outlook_high ?? 1)
      : evenEdges(extent?.outlook_low ?? 0, extent?.outlook_high ?? 0);
  const rows = await warehouse.rows(densityQuery(valueEdges, outlookEdges, outlook, warehouse.dialect), {
    value_class: 'count',
    outlook_class: 'count?',
    customers: 'count',
  });
  const counts = valueEdges.slice(1).map(() => new Array<number>(outlookEdges.length - 1).fill(0));
  const outlookUnknown = new Array<number>(valueEdges.length - 1).fill(0);
  for (const { value_class, outlook_class, customers } of rows) {
    if (outlook_class === null) outlookUnknown[value_class] = customers;
    else counts[value_class]![outlook_class] = customers;
  }
  return { valueCut, outlookCut: gridAxes.outlookCut, valueEdges, outlookEdges, counts, outlookUnknown };
}

/** Round edges around `low` to `high`, both above nought: the second lies at or below `low`, the last above `high`. */
export function logarithmicEdges(low: number, high: number): number[] {
  const edges = seriesEdges(coarse, low, high);
  return edges.length > fewestClasses + 1 ? edges : seriesEdges(fine, low, high);
}

function seriesEdges(series: readonly number[], low: number, high: number): number[] {
  const powers = [Math.floor(Math.log10(low)) - 1, Math.floor(Math.log10(high)) + 1];
  const all: number[] = [];
  for (let power = powers[0]!; power <= powers[1]!; power++)
    for (const step of series) all.push(Number(`${step}e${power}`));
  const first = all.findLastIndex((edge) => edge <= low);
  const last = all.findIndex((edge) => edge > high);
  return all.slice(first - 1, last + 1);
}

/** Even edges with nought among them, from at or below `low` to above `high`, in about twenty steps of a round width. */
export function evenEdges(low: number, high: number): number[] {
  const [from, to] = [Math.min(low, 0), Math.max(high, 0)];
  const step =
    growthSteps.find((width) => (to - from) / width <= growthClasses) ?? (to - from) / growthClasses;
  const first = Math.floor(from / step);
  const last = Math.floor(to / step) + 1;
  // Multiplied, not added up: 0.1 + 0.2 is no edge that anybody would write.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(6)));
}
