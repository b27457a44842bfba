import { type PublishedLimits, publishedLimits } from '../segments/index.ts';
import type { WarehouseReader } from '../warehouse/index.ts';
import type { ExploredRun } from './explored-run.ts';

/** A published run does not change, so its limits are learned once. */
const learned = new WeakMap<WarehouseReader, Promise<PublishedLimits>>();

export function limitsOf(run: ExploredRun): Promise<PublishedLimits> {
  const known = learned.get(run.warehouse);
  if (known) return known;
  const limits = publishedLimits(run.warehouse, run);
  learned.set(run.warehouse, limits);
  // What failed once, such as a server out of reach, may be asked again.
  limits.catch(() => learned.delete(run.warehouse));
  return limits;
}
