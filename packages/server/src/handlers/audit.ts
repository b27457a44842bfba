import { numberOrigin, type Workspace } from '@attune/engine';
import type { auditOperations } from '../contract/exploring.ts';
import type { HandlersOf } from '../http/handler.ts';
import { seesCustomers } from './segments.ts';

export function auditHandlers({ runs }: Workspace): Omit<HandlersOf<typeof auditOperations>, 'getAudit'> {
  return {
    getNumber: async ({ params, caller }) => {
      const origin = await numberOrigin(await runs.open(params.run), params.path);
      if (seesCustomers(caller) || !origin.people) return origin;
      // The audit shows which counts may be told. Told here once more, one of them could give away its neighbour.
      return { ...origin, people: { ...origin.people, customers: null } };
    },
  };
}
