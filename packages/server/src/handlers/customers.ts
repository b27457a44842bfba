import { customerOf, findCustomers, timelineOf, type Workspace } from '@attune/engine';
import type { customerOperations } from '../contract/customers.ts';
import type { HandlersOf } from '../http/handler.ts';

export function customerHandlers({ runs, segments }: Workspace): HandlersOf<typeof customerOperations> {
  return {
    findCustomers: async ({ params, body }) => findCustomers(await runs.open(params.run), body),
    getCustomer: async ({ params }) =>
      customerOf(await runs.open(params.run), params.customer, await segments.list()),
    getTimeline: async ({ params, query }) => timelineOf(await runs.open(params.run), params.customer, query),
  };
}
