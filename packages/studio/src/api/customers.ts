import type { Requests } from '@attune/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';
import { freshnessOf } from './freshness.ts';

/** Customers by id, by rule, or all. */
export const customersQuery = (run: string, body: Requests['findCustomers']['body'] = {}) =>
  queryOptions({
    queryKey: ['run', run, 'customers', body],
    queryFn: ({ signal }) => api.findCustomers({ params: { run }, body }, { signal }),
    ...freshnessOf(run),
  });

/** One customer: facts, segments with reasons, consents. */
export const customerQuery = (run: string, customer: string) =>
  queryOptions({
    queryKey: ['run', run, 'customer', customer],
    queryFn: ({ signal }) => api.getCustomer({ params: { run, customer } }, { signal }),
    ...freshnessOf(run),
  });

/** What a customer did, the latest first. */
export const timelineQuery = (run: string, customer: string, query: Requests['getTimeline']['query'] = {}) =>
  queryOptions({
    queryKey: ['run', run, 'timeline', customer, query],
    queryFn: ({ signal }) => api.getTimeline({ params: { run, customer }, query }, { signal }),
    ...freshnessOf(run),
  });
