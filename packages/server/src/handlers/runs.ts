import { join } from 'node:path';
import { AttuneError, compareRuns, type RunInfo, shareComparison, type Workspace } from '@attune/engine';
import type { runOperations } from '../contract/runs.ts';
import type { HandlersOf } from '../http/handler.ts';
import { reportPolicy } from '../http/security-headers.ts';
import { seesCustomers, sharedSummary, smallestCell } from './readers.ts';
import { rejectedRows } from './rejected-rows.ts';
import { fileReply } from './result-file.ts';

const contentTypes = {
  'report.html': 'text/html; charset=utf-8',
  'summary.json': 'application/json; charset=utf-8',
  'segments.json': 'application/json; charset=utf-8',
  'customers.csv': 'text/csv; charset=utf-8',
  'customers.parquet': 'application/vnd.apache.parquet',
  'rejected.csv': 'text/csv; charset=utf-8',
} as const;

export function runHandlers({ runs }: Workspace): HandlersOf<typeof runOperations> {
  return {
    listRuns: async ({ query, caller }) => {
      const { runs: found, total } = await runs.list(query);
      const shown = found.map(async (run) => ({
        ...run,
        files: [...run.files],
        ...(!seesCustomers(caller) && (await toldOf(run, runs))),
      }));
      return { runs: await Promise.all(shown), total };
    },
    compareRuns: async ({ params, caller }) => {
      const [newer, older] = await Promise.all([runs.open(params.run), runs.open(params.other)]);
      const exact = await compareRuns(newer, older);
      const shown = seesCustomers(caller)
        ? exact
        : shareComparison(
            exact,
            { older: older.summary, newer: newer.summary },
            Math.max(smallestCell(newer), smallestCell(older)),
          );
      return {
        ...shown,
        // Two runs of the same files and playbook have one fingerprint; here each is called as everywhere else.
        from: { ...shown.from, id: older.id },
        to: { ...shown.to, id: newer.id },
        causes: shown.causes.map(({ customers: _, ...cause }) => cause),
      };
    },
    listRejected: async ({ params, query }) => {
      const { folder } = await runs.open(params.run);
      return rejectedRows(join(folder, 'rejected.csv'), query);
    },
    downloadResult: async ({ params: { run, file } }) => {
      const { folder } = await runs.open(run);
      return fileReply(join(folder, file), {
        name: file,
        contentType: contentTypes[file],
        ...(file === 'report.html' && { shownWith: reportPolicy }),
      });
    },
  };
}

/** What a list says of a run to who may not see customers. */
async function toldOf({ id }: RunInfo, runs: Workspace['runs']) {
  try {
    const { finding, customers, revenue } = sharedSummary(await runs.open(id));
    return { finding, customers, revenue };
  } catch (error) {
    // What may be told is found in its summary: of a run that cannot be opened any more it is nothing.
    if (error instanceof AttuneError && error.code === 'run-not-kept')
      return { finding: null, customers: null, revenue: null };
    throw error;
  }
}
