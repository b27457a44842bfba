import { addressOf } from '@attune/client';
import type { Command } from '../../app/command.ts';
import { strings } from '../../strings/index.ts';

/** What can be done on this screen from anywhere. */
export const auditCommands: readonly Command[] = [
  {
    id: 'audit.report',
    name: strings.audit.openReportCommand,
    keywords: strings.audit.openReportKeywords,
    // The report shows every number exactly.
    permission: 'customers',
    available: ({ run }) => run.info !== undefined,
    perform: ({ run }) => {
      window.open(
        addressOf('downloadResult', { params: { run: run.run, file: 'report.html' } }),
        '_blank',
        'noreferrer',
      );
    },
  },
];
