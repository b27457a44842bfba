import { useQueries } from '@tanstack/react-query';
import { timelinePage, timelinePageSize } from '../timeline-page.ts';
import type { Entry } from './purchases-by-month.ts';

export interface LoadedTimeline {
  readonly entries: readonly Entry[];
  readonly total: number;
  readonly isFetching: boolean;
}

/** The latest orders and returns of a customer, at least as many as are wanted where there are so many. */
export function useTimeline(run: string, id: string, wanted: number) {
  const pages = Math.max(1, Math.ceil(wanted / timelinePageSize));
  return useQueries({
    queries: Array.from({ length: pages }, (_, page) => timelinePage(run, id, page)),
    combine: combined,
  });
}

type Page = { readonly entries: readonly Entry[]; readonly total: number };

function combined(
  pages: readonly {
    readonly data: Page | undefined;
    readonly error: Error | null;
    readonly isFetching: boolean;
  }[],
) {
  const [first] = pages;
  const timeline: LoadedTimeline | undefined = first?.data && {
    entries: pages.flatMap(({ data }) => data?.entries ?? []),
    total: first.data.total,
    isFetching: pages.some(({ isFetching }) => isFetching),
  };
  return { timeline, error: pages.find(({ error }) => error !== null)?.error ?? null };
}
