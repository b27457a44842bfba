const files = (count: number) => (count === 1 ? '1 file' : `${count} files`);
const questions = (count: number) => (count === 1 ? '1 question' : `${count} questions`);

/** The files of the workspace: what is there, adding, replacing, removing. */
const fileWords = {
  none: 'No file is here yet',
  noneText:
    'Drop the export of your shop here: orders as CSV, Excel (.xlsx), JSON, NDJSON, TSV or Parquet, or a ZIP of several files. One row for each order or order line, with customer, date and amount, is enough. Shopify exports are recognised as they are.',
  noneReadOnly: 'Whoever may change data can add files here. Ask the owner of this workspace.',
  preview: 'What a file looks like here once it is read',
  ready: (count: number) =>
    count === 1 ? 'The file is ready to analyse' : `${count} files are ready to analyse`,
  open: (open: number, count: number) =>
    `${questions(open)} to answer before ${count === 1 ? 'the file' : files(count)} can be analysed`,
  refused: (name: string) => `${name} cannot be read yet`,
  refusedMany: (count: number) => `${count} files cannot be read yet`,
  present: (count: number) => `${files(count)} in the workspace`,
  notReady: 'The files do not make an analysis yet',
  looking: 'Looking at the files',
  readingAnew: 'Reading the files with your answer',
  lead: 'What Attune reads in each file, and how. Check it; change what is wrong.',
  leadReadOnly: 'What the analyses of this workspace read.',
  upload: 'Upload files',
  add: 'Add files',
  orDrop: 'or drop them anywhere on this screen',
  drop: 'Drop the files to upload them',
  dropText: 'CSV, Excel (.xlsx), JSON, NDJSON, TSV or Parquet, or a ZIP of them',
  sample: 'sample',
  sampleText: 'This is a made-up retailer, to look around with.',
  tryTheSample: 'Try it with sample data',
  sampleAdded: (count: number) => `Added the sample: ${files(count)} of a made-up retailer.`,
  removeSample: 'Remove the sample',
  sampleRemoved: 'Removed the sample.',
  removeSampleAsk: 'Remove the sample?',
  removeSampleText:
    'Its files go; your own stay. Runs that read them are kept. You can add the sample again at any time.',
  remove: 'Remove',
  removeName: (name: string) => `Remove ${name}`,
  removeAsk: (name: string) => `Remove ${name}?`,
  removeText:
    'Published runs keep what they read. To analyse the file again you would have to upload it again.',
  removed: (name: string) => `Removed ${name}.`,
  keep: 'Keep it',
  added: (day: string) => `added ${day}`,
  uploaded: (names: string) => `Uploaded ${names}.`,
} as const;

export { fileWords as files };
