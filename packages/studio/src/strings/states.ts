import { number } from '@attune/charts';

export const states = {
  row: (row: number) => `row ${number(row)}`,
  field: (field: string) => `“${field}”`,
  tryAgain: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  loading: 'Loading',
  copy: 'Copy',
  copied: 'Copied',
  done: 'Done',
  opening: 'Opening the screen',
  bug: 'Something went wrong in the studio itself.',
  bugRemedy: 'Try again, or load the page anew. If it happens again, report it with the line below.',
  noSuchPage: 'There is no page at this address',
  noSuchPageText: 'The link may be old, or a letter of it is missing.',
  toTheAudit: 'Go to the audit',
} as const;
