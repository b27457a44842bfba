/** Starting an analysis, and the history of analyses. */
export const analysis = {
  start: 'Analyse these files',
  startOne: 'Analyse this file',
  noFiles: 'There is nothing to analyse yet.',
  open: 'Answer first:',
  refused: 'Cannot be read yet:',
  reading: 'The files are still being looked at.',
  more: 'More',
  asOf: 'As of',
  asOfText: 'The day that the analysis looks back from. Left empty, it is the last day in the data.',
  maxRejected: 'Rejected rows allowed, in per cent',
  maxRejectedText:
    'An analysis with more bad rows than this stops, because its numbers would mislead. Left empty, it is what the playbook says.',
  badShare: 'Between 0 and 100.',
  started: 'The analysis has started.',
  history: 'Analyses',
  historyEmpty: 'No analysis was started yet.',
  states: {
    waiting: 'Waiting',
    running: 'Running',
    published: 'Published',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
  state: 'State',
  startedAt: 'Started',
  by: 'By',
  took: 'Took',
  outcome: 'What came of it',
  remedies: {
    'too-many-rejected':
      'Correct the file, or which column means what. To see each of these rows, allow more of them under “More” and analyse again: the run leaves them out, and lists them under “Rejected rows”.',
  },
  openRun: 'Open the run',
  cancel: 'Cancel',
  cancelName: (when: string) => `Cancel the analysis started ${when}`,
  place: ({ file, row, field }: { file?: string; row?: number; field?: string }) =>
    [file, row === undefined ? undefined : `row ${row}`, field === undefined ? undefined : `column ${field}`]
      .filter((part) => part !== undefined)
      .join(', '),
} as const;
