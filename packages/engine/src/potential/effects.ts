import type { LinearPredictor } from '@attune/stats';
import type { Warehouse } from '../warehouse/index.ts';
import type { NamedFactor } from './sample.ts';
import type { LevelEffects } from './score.sql.ts';

/** Writes the effects of each property's levels as a small table, so that the warehouse can score by joins. */
export async function writeEffects(
  warehouse: Warehouse,
  factors: readonly NamedFactor[],
  predictors: readonly LinearPredictor[],
): Promise<LevelEffects[]> {
  const written: LevelEffects[] = [];
  const columns = predictors.map((_, k) => `e${k}`);
  const shape = {
    level: 'text',
    ...Object.fromEntries(columns.map((name) => [name, 'number' as const])),
  } as const;
  for (const [j, { name, names, levels }] of factors.entries()) {
    const table = `potential_effects_${name}`;
    const effect = (level: number) => predictors.map(({ effects }) => effects[j]![level]!);
    await warehouse.createFrom(
      table,
      shape,
      names.map((level, code) => ({
        level,
        ...Object.fromEntries(effect(code).map((value, k) => [columns[k], value])),
      })),
    );
    // Others that were too few count as the most frequent level, as they did in the fit.
    written.push({ property: name, table, others: effect(levels > names.length ? names.length : 0) });
  }
  return written;
}

export async function dropEffects(warehouse: Warehouse, written: readonly LevelEffects[]): Promise<void> {
  for (const { table } of written) await warehouse.drop(table);
}
