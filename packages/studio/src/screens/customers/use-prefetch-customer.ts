import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { customerQuery } from '../../api/customers.ts';
import { useRun } from '../../app/run.ts';
import { timelinePage } from './timeline-page.ts';

/** Fetches a customer who is likely to be opened next. */
export function usePrefetchCustomer(): (id: string) => void {
  const queries = useQueryClient();
  const { run } = useRun();
  return useCallback(
    (id) => {
      void queries.prefetchQuery(customerQuery(run, id));
      void queries.prefetchQuery(timelinePage(run, id, 0));
    },
    [queries, run],
  );
}
