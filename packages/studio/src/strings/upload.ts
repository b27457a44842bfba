export const upload = {
  drop: 'Drop your files here, or choose them',
  letGo: 'Let go to add them',
  kinds:
    'Orders are enough to begin with: an export from Shopify, or any table with a customer, a date and an amount. CSV, Excel (.xlsx), JSON, NDJSON, TSV or Parquet, gzipped too, or a ZIP of them.',
  list: 'Files on their way',
  states: {
    waiting: 'waits',
    checking: 'being checked',
    exists: 'already there',
    failed: 'not added',
  },
  sending: (sent: string, all: string) => `${sent} of ${all}`,
  done: (size: string) => `added, ${size}`,
  progressOf: (name: string) => `Sending ${name}`,
  remove: (name: string) => `Do not add ${name}`,
  exists: (name: string) => `The workspace has a file called ${name} already.`,
  broke: 'The connection broke while the file was sent.',
  brokeRemedy: 'Check that `attune serve` is running, and try again.',
  refused: (status: number) => `The server answered with status ${status}.`,
  refusedRemedy: 'Try again. If it happens again, look into the log of the server.',
  replace: 'Put the new one in its place',
  keep: 'Keep the old one',
} as const;
