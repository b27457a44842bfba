import { timelineQuery } from '../../api/customers.ts';

/** As many as the server gives at once: nearly everybody has fewer, and the chart then needs no second answer. */
export const timelinePageSize = 500;

/** One page of what a customer did; 0 holds the latest. */
export const timelinePage = (run: string, id: string, page: number) =>
  timelineQuery(run, id, { offset: page * timelinePageSize, limit: timelinePageSize });
