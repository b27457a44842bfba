import { numberOrigin, reportWords, shareOrigin, type Workspace } from '@attune/engine';
import type { auditOperations } from '../contract/audit.ts';
import type { HandlersOf } from '../http/handler.ts';
import { seesCustomers, sharedSummary, summaryFor } from './readers.ts';

export function auditHandlers({ runs }: Workspace): HandlersOf<typeof auditOperations> {
  return {
    getAudit: async ({ params, caller }) => {
      const run = await runs.open(params.run);
      const summary = summaryFor(caller, run);
      // Sources in the words name the run as every other screen does; the fingerprint stays in the summary.
      const named = { ...run.summary, run: { ...run.summary.run, id: run.id } };
      return { run: run.id, latest: run.latest, summary, words: reportWords(named, summary) };
    },
    getNumber: async ({ params, caller }) => {
      const run = await runs.open(params.run);
      const origin = await numberOrigin(run, params.path);
      return seesCustomers(caller) ? origin : shareOrigin(origin, sharedSummary(run));
    },
  };
}
