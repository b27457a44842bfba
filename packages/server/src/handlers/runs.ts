import { join } from 'node:path';
import type { Workspace } from '@attune/engine';
import type { runOperations } from '../contract/data.ts';
import type { HandlersOf } from '../http/handler.ts';
import { reportPolicy } from '../http/security-headers.ts';
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

export function runHandlers({ runs }: Workspace): Omit<HandlersOf<typeof runOperations>, 'compareRuns'> {
  return {
    listRuns: async ({ query }) => {
      const { runs: found, total } = await runs.list(query);
      return { runs: found.map((run) => ({ ...run, files: [...run.files] })), total };
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
