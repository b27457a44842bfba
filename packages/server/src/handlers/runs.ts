import { join } from 'node:path';
import { compareRuns, type Workspace } from '@attune/engine';
import type { runOperations } from '../contract/runs.ts';
import type { HandlersOf } from '../http/handler.ts';
import { reportPolicy } from '../http/security-headers.ts';
import { seesCustomers, smallestCell, summaryFor } from './readers.ts';
import { rejectedRows } from './rejected-rows.ts';
import { fileReply } from './result-file.ts';
import { shareComparison } from './share-comparison.ts';

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
      const shown = found.map(async (run) => {
        const info = { ...run, files: [...run.files] };
        if (seesCustomers(caller)) return info;
        const { finding, customers, revenue } = summaryFor(caller, await runs.open(run.id));
        return { ...info, finding, customers, revenue };
      });
      return { runs: await Promise.all(shown), total };
    },
    compareRuns: async ({ params, caller }) => {
      const [newer, older] = await Promise.all([runs.open(params.run), runs.open(params.other)]);
      const exact = await compareRuns(newer, older);
      const shown = seesCustomers(caller)
        ? exact
        : shareComparison(exact, {
            before: summaryFor(caller, older),
            after: summaryFor(caller, newer),
            k: Math.max(smallestCell(newer), smallestCell(older)),
          });
      return { ...shown, causes: shown.causes.map(({ customers: _, ...cause }) => cause) };
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
