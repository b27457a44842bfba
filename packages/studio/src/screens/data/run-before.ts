import type { RunInfo } from '@attune/client';

/** The run that was published before another; `runs` come the latest first. */
export function runBefore(runs: readonly RunInfo[], run: RunInfo | undefined): RunInfo | undefined {
  if (!run) return undefined;
  const index = runs.findIndex(({ id }) => id === run.id);
  return index < 0 ? undefined : runs[index + 1];
}
