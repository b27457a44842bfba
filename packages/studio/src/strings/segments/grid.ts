/** Value against outlook, with cuts that can be moved. What the outlook is called comes with the run. */
export const grid = {
  title: 'Value and outlook',
  purpose:
    'Here customers stand by what they brought and by what they may still bring, with two cuts that you can move.',
  noCut: 'There is no value to cut',
  counting: 'Counting the classes',
  edit: 'moving the cuts',
  finding: (amount: string, customers: string, cell: string) => `${amount} comes from ${customers}: ${cell}`,
  customers: (count: string, isOne: boolean) => `${count} ${isOne ? 'customer' : 'customers'}`,
  about: (count: string) => `about ${count}`,
  mapHeading: 'Where the customers stand',
  map: (measure: string, outlook: string, isMoney: boolean) =>
    `Customers by past-year ${measure} (upwards, in equal factors) and by ${outlook} (to the right${isMoney ? ', in equal factors' : ''})`,
  mapText: (cells: string) => `A field of customers, parted by two cuts. ${cells}`,
  cellText: (cell: string, customers: string) => `${cell}: ${customers}.`,
  moveHint: 'Drag the handles, or use the arrow keys on them; Page Up and Page Down move further.',
  valueCut: (measure: string) => `Cut of past-year ${measure}`,
  outlookCut: (outlook: string) => `Cut of ${outlook}`,
  outlookText: (amount: string, outlook: string) => `${amount} ${outlook}`,
  valueField: (measure: string, unit: string | null) =>
    unit === null ? `High from (past-year ${measure})` : `High from (past-year ${measure}, ${unit})`,
  shareField: (outlook: string) => `${outlook} above (per cent)`,
  moneyField: (outlook: string, unit: string | null) =>
    `${outlook} above${unit === null ? '' : ` (${unit})`}`,
  reset: 'Back to the run’s own cuts',
  own: 'These are the run’s own cuts. Move them, and see at once whom each cell would hold.',
  meaning: (finding: string) => `At the run’s own cuts: ${finding}`,
  moved: 'These cuts are yours; they stand in the address, so a link keeps them.',
  waiting: 'counting',
  exact: 'Exact counts.',
  estimate: 'Estimates while you move; the exact counts follow.',
  notKnown: 'not known',
  leastValue: 'nothing',
  scale: 'Customers in a class',
  withheldClass: 'fewer than 10',
  classRange: (from: string, to: string) => (from === to ? from : `${from}–${to}`),
  table: 'The four cells',
  counted: (counts: string) => `Counted: ${counts}`,
  cuts: (measure: string, value: string, outlook: string, cut: string) =>
    `High is past-year ${measure} from ${value} on, and ${outlook} above ${cut}.`,
  fixed:
    'Moving the cuts counts customers anew, and that is for those who may see customers. An owner can give you that right.',
  unknown: (count: string, what: string) => `For ${count} ${what}. They stand apart on the left.`,
  certain: (share: string, probability: string) =>
    `For ${share} of customers the cell is at least ${probability} certain.`,
  certainUnknown: 'Nothing says how sure a customer’s cell is: growth of the past has no interval.',
} as const;
