import type { RunInfo } from '@attune/client';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { runsQuery } from '../api/runs.ts';

export interface ShownRun {
  /** For requests: an id, or `latest` while nothing is published. */
  readonly run: string;
  /** What is known of it; absent while nothing is published, or when the address names a run that is not there. */
  readonly info: RunInfo | undefined;
  /** All published runs, the latest first. */
  readonly runs: readonly RunInfo[];
  /** Whether the address follows the latest run instead of naming one. */
  readonly followsLatest: boolean;
}

/** The run that the screens show: `?run=…` in the address, or the latest. */
export function useRun(): ShownRun {
  const { run: named } = useSearch({ from: '/frame' });
  const runs = useQuery(runsQuery).data?.runs ?? [];
  const info = runs.find(named === undefined ? ({ latest }) => latest : ({ id }) => id === named);
  return { run: named ?? info?.id ?? 'latest', info, runs, followsLatest: named === undefined };
}
