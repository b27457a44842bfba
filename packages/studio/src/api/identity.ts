import type { Requests } from '@attune/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** What is asked about who is who in any run: an answer changes all of it. */
export const identityKey = ['identity'] as const;

/** Identifiers that were joined to customers, with the reason for each. */
export const mergesQuery = (run: string, query: NonNullable<Requests['listMerges']['query']>) =>
  queryOptions({
    queryKey: [...identityKey, run, 'merges', query],
    queryFn: ({ signal }) => api.listMerges({ params: { run }, query }, { signal }),
  });

/** From which identifiers one customer was put together. */
export const putTogetherQuery = (run: string, customer: string, limit: number) =>
  queryOptions({
    queryKey: [...identityKey, run, 'customer', customer, limit],
    queryFn: ({ signal }) => api.getPutTogether({ params: { run, customer }, query: { limit } }, { signal }),
  });

/** What the files leave open. */
export const questionsQuery = (run: string, query: NonNullable<Requests['listIdentityQuestions']['query']>) =>
  queryOptions({
    queryKey: [...identityKey, run, 'questions', query],
    queryFn: ({ signal }) => api.listIdentityQuestions({ params: { run }, query }, { signal }),
  });

/** What people decided. */
export const decisionsQuery = (run: string, query: NonNullable<Requests['listIdentityDecisions']['query']>) =>
  queryOptions({
    queryKey: [...identityKey, run, 'decisions', query],
    queryFn: ({ signal }) => api.listIdentityDecisions({ params: { run }, query }, { signal }),
  });
