import { number } from '@attune/charts';

export const start = {
  title: 'Start',
  heading: 'Begin with your own orders, or look around first',
  lead: 'Attune reads an order file and shows who your customers are: how many, who brings the money, who is about to leave.',
  own: 'Your own order file',
  more: 'More files',
  ownText:
    'Your data stays on this machine. You see how each column is understood before anything is analysed.',
  ownTime: 'Under a minute for a hundred thousand orders; then your customers in named segments.',
  sample: 'Look around with a made-up shop first',
  sampleText:
    'Twenty thousand invented customers and their orders, labelled as such everywhere. One click takes them away again.',
  sampleTime: 'Less than half a minute.',
  sampleDo: 'Add the made-up shop and analyse it',
  addingSample: 'Making up the shop',
  reading: 'Looking into the files',
  ready: (files: number) => (files === 1 ? 'The file can be read' : `${number(files)} files can be read`),
  readyText: 'How each column is understood can be seen on the Data screen, now and later.',
  notReady: 'The files cannot be analysed yet',
  noTable:
    'Add your orders as CSV, Excel (.xlsx), JSON, NDJSON, TSV or Parquet; what else is there is left out.',
  questions: (count: number) =>
    count === 1 ? 'One question is open' : `${number(count)} questions are open`,
  questionsText:
    'Something in your files can be read in more than one way, and only you can know which is right.',
  answer: 'Answer in Data',
  files: 'Files',
  columns: (known: number, unused: number) =>
    unused === 0
      ? `${number(known)} columns understood`
      : `${number(known)} columns understood, ${number(unused)} not needed`,
  kinds: {
    transactions: 'orders',
    customers: 'customers',
    products: 'products',
    costs: 'costs',
    consents: 'consents',
    interactions: 'events',
    campaigns: 'campaigns',
    exposures: 'customers of campaigns',
    ignore: 'not used',
  },
  unknownKind: 'not recognised',
  analyse: (files: number) => (files === 1 ? 'Analyse this file' : 'Analyse these files'),
  look: (files: number) => (files === 1 ? 'See how it is read' : 'See how they are read'),
  analysing: 'Working out who your customers are',
  analysingText: 'You can go on looking around; the studio says when it is done.',
  failed: 'The analysis did not finish',
  cancelled: 'The analysis was cancelled',
  cancelledText: 'The files are still here. Start again whenever you like.',
  again: 'Analyse again',
  already: 'There is a run already',
  alreadyText: 'Add files or start another analysis on the Data screen.',
  toData: 'Go to Data',
  toAudit: 'Open the audit',
  mayNot: 'Nothing is analysed yet',
  mayNotText: 'Who may load files can begin: an editor or an owner of this workspace.',
} as const;
