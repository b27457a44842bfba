import type { Command } from '../../app/command.ts';
import { strings } from '../../strings/index.ts';
import { runBefore } from './run-before.ts';

const words = strings.data.commands;

/** What can be done on this screen from anywhere. */
export const dataCommands: readonly Command[] = [
  {
    id: 'data.upload',
    name: words.upload,
    keywords: words.uploadWords,
    permission: 'data',
    perform: ({ navigate }) => void navigate({ to: '/data', search: { do: 'upload' } }),
  },
  {
    id: 'data.analyse',
    name: words.analyse,
    keywords: words.analyseWords,
    permission: 'data',
    perform: ({ navigate }) => void navigate({ to: '/data', search: { do: 'analyse' } }),
  },
  {
    id: 'data.quality',
    name: words.quality,
    keywords: words.qualityWords,
    available: ({ run }) => run.info !== undefined,
    perform: ({ navigate }) => void navigate({ to: '/data/quality' }),
  },
  {
    id: 'data.rejected',
    name: words.rejected,
    keywords: words.rejectedWords,
    available: ({ run }) => run.info !== undefined,
    perform: ({ navigate }) => void navigate({ to: '/data/rejected' }),
  },
  {
    id: 'data.runs',
    name: words.runs,
    keywords: words.runsWords,
    perform: ({ navigate }) => void navigate({ to: '/data/runs' }),
  },
  {
    id: 'data.compare',
    name: words.compare,
    keywords: words.compareWords,
    available: ({ run }) => runBefore(run.runs, run.info) !== undefined,
    perform: ({ navigate, run }) => {
      const before = runBefore(run.runs, run.info);
      if (before) void navigate({ to: '/data/compare', search: { other: before.id } });
    },
  },
];
