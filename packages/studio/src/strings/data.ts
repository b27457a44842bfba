import { analysis } from './data/analysis.ts';
import { compare } from './data/compare.ts';
import { files } from './data/files.ts';
import { quality } from './data/quality.ts';
import { reading } from './data/reading.ts';
import { rejected } from './data/rejected.ts';
import { runs } from './data/runs.ts';

export const data = {
  title: 'Data',
  parts: 'Parts of the data screen',
  part: { files: 'Files', quality: 'Quality', rejected: 'Rejected rows', runs: 'Runs' },
  noRun: 'Nothing is analysed yet',
  noRunText: (what: string) =>
    `${what} Add the files of your orders and analyse them; it takes about a minute.`,
  toFiles: 'Go to the files',
  // Not "fewer than 10": a larger group is withheld too where it would give a small one away.
  withheld: 'withheld',
  withheldWhy:
    'Withheld here: groups of fewer than 10 people, and what would give them away. Whoever may see customers sees all.',
  notKnown: 'not known',
  commands: {
    upload: 'Upload files',
    uploadWords: ['add', 'import', 'csv', 'shopify', 'zip', 'orders'],
    analyse: 'Analyse the files',
    analyseWords: ['run', 'start', 'job', 'refresh'],
    quality: 'Show the data quality',
    qualityWords: ['reconciliation', 'duplicates', 'mapping'],
    rejected: 'Open the rejected rows',
    rejectedWords: ['errors', 'bad rows', 'set aside'],
    runs: 'List the runs',
    runsWords: ['history', 'analyses', 'download'],
    compare: 'Compare with the run before',
    compareWords: ['difference', 'what changed', 'last month'],
  },
  analysis,
  compare,
  files,
  quality,
  reading,
  rejected,
  runs,
} as const;
