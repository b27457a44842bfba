import type { WarehouseReader } from '../warehouse/index.ts';
import type { ExploredRun } from './explored-run.ts';

/**
 * A published run does not change: what depends on nothing else is worked out once, when it is first
 * asked for. The answer is shared: nobody changes it.
 */
export function onceARun<T>(work: (run: ExploredRun) => Promise<T>): (run: ExploredRun) => Promise<T> {
  const known = new WeakMap<WarehouseReader, Promise<T>>();
  return (run) => {
    const before = known.get(run.warehouse);
    if (before) return before;
    const result = work(run);
    known.set(run.warehouse, result);
    // What failed once, such as a server out of reach, may be asked again.
    result.catch(() => known.delete(run.warehouse));
    return result;
  };
}
