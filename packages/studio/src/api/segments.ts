import type { Rule } from '@attune/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';
import { freshnessOf } from './freshness.ts';

/** Saved segments with their size in the latest run. */
export const segmentsQuery = queryOptions({
  queryKey: ['segments', 'list'],
  queryFn: ({ signal }) => api.listSegments({}, { signal }),
});

/** All versions of a saved segment, the latest first. */
export const segmentHistoryQuery = (name: string) =>
  queryOptions({
    queryKey: ['segments', 'history', name],
    queryFn: ({ signal }) => api.segmentHistory({ params: { name } }, { signal }),
  });

/** All that a rule may speak of. */
export const catalogueQuery = (run: string) =>
  queryOptions({
    queryKey: ['run', run, 'catalogue'],
    queryFn: ({ signal }) => api.getCatalogue({ params: { run } }, { signal }),
    ...freshnessOf(run),
  });

/** A rule as a sentence, and whom it finds. */
export const ruleQuery = (run: string, rule: Rule) =>
  queryOptions({
    queryKey: ['run', run, 'rule', rule],
    queryFn: ({ signal }) => api.checkRule({ params: { run }, body: { rule } }, { signal }),
    ...freshnessOf(run),
  });

/** How many customers two rules share. */
export const overlapQuery = (run: string, a: Rule, b: Rule) =>
  queryOptions({
    queryKey: ['run', run, 'overlap', a, b],
    queryFn: ({ signal }) => api.countOverlap({ params: { run }, body: { a, b } }, { signal }),
    ...freshnessOf(run),
  });

/** The four cells at other cuts. */
export const gridQuery = (run: string, valueCut: number, outlookCut: number) =>
  queryOptions({
    queryKey: ['run', run, 'grid', valueCut, outlookCut],
    queryFn: ({ signal }) => api.countGrid({ params: { run }, body: { valueCut, outlookCut } }, { signal }),
    ...freshnessOf(run),
  });

/** How customers lie between value and growth. */
export const gridDensityQuery = (run: string) =>
  queryOptions({
    queryKey: ['run', run, 'grid-density'],
    queryFn: ({ signal }) => api.getGridDensity({ params: { run } }, { signal }),
    ...freshnessOf(run),
  });
