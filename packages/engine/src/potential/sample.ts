import type { Factor } from '@attune/stats';
import type { Warehouse } from '../warehouse/index.ts';
import { baseSample, sampleShape } from './base.sql.ts';
import type { PeerFact } from './peer-facts.sql.ts';

export type LevelName = PeerFact | 'cohort' | 'spends';

export interface Sample {
  readonly rows: number;
  readonly spend: Float64Array;
  /** NaN where nobody told. */
  readonly told: Float64Array;
  readonly levels: Readonly<Record<LevelName, readonly string[]>>;
}

/** Which customers to read: all or those who told, how many there are, and how many a model takes. */
interface Wanted {
  readonly of: 'all' | 'told';
  readonly there: number;
  readonly most: number;
}

/** Reads customers of `potential_base`: every one, or an even sample where they are too many. */
export async function readSample(warehouse: Warehouse, { of, there, most }: Wanted): Promise<Sample> {
  const spend: number[] = [];
  const told: number[] = [];
  const levels: Record<LevelName, string[]> = {
    cohort: [],
    spends: [],
    region: [],
    country: [],
    industry: [],
    company_size: [],
    household_size: [],
    acquisition_channel: [],
  };
  for await (const { columns } of warehouse.batches(baseSample(of, most / there), sampleShape)) {
    for (const value of columns.spend) spend.push(value);
    for (const value of columns.told) told.push(value ?? Number.NaN);
    for (const name of Object.keys(levels) as LevelName[])
      for (const level of columns[name]) levels[name].push(level);
  }
  return { rows: spend.length, spend: Float64Array.from(spend), told: Float64Array.from(told), levels };
}

/** A factor with the names of its levels; the last one, without a name, is all that are not named. */
export interface NamedFactor extends Factor {
  readonly name: LevelName;
  readonly names: readonly string[];
}

const mostLevels = 40;

/**
 * The levels of a property that have enough rows, most frequent first, and one for all the others. Undefined where
 * fewer than two are left: then it tells nobody apart. Others that are too few themselves count as the most frequent.
 */
export function namedFactor(sample: Sample, name: LevelName, leastRows: number): NamedFactor | undefined {
  const values = sample.levels[name];
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const names = [...counts]
    .filter(([, count]) => count >= leastRows)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, mostLevels)
    .map(([level]) => level);
  const others = values.length - names.reduce((sum, level) => sum + counts.get(level)!, 0);
  const hasOthers = others >= leastRows;
  if (names.length + (hasOthers ? 1 : 0) < 2) return undefined;
  const codeOf = new Map(names.map((level, code) => [level, code]));
  const other = hasOthers ? names.length : 0;
  return {
    name,
    names,
    levels: names.length + (hasOthers ? 1 : 0),
    codes: Int32Array.from(values, (value) => codeOf.get(value) ?? other),
  };
}
