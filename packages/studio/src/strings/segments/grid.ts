/** Value against growth, with cuts that can be moved. */
export const grid = {
  title: 'Value and growth',
  purpose: 'Here customers stand by what they brought and by how they grow, with two cuts that you can move.',
  noCut: 'There is no value to cut',
  counting: 'Counting the classes',
  edit: 'moving the cuts',
  cells: {
    'high-growing': 'High, growing',
    'high-not-growing': 'High, not growing',
    'low-growing': 'Low, growing',
    'low-not-growing': 'Low, not growing',
  },
  finding: (amount: string, customers: string, cut: string) =>
    `${amount} comes from ${customers} at or above ${cut} who do not grow`,
  customers: (count: string, isOne: boolean) => `${count} ${isOne ? 'customer' : 'customers'}`,
  about: (count: string) => `about ${count}`,
  mapHeading: 'Where the customers stand',
  map: (measure: string) =>
    `Customers by past-year ${measure} (upwards, in equal factors) and by growth (to the right)`,
  mapText: (cells: string) => `A field of customers, parted by two cuts. ${cells}`,
  cellText: (cell: string, customers: string) => `${cell}: ${customers}.`,
  moveHint: 'Drag the handles, or use the arrow keys on them; Page Up and Page Down move further.',
  valueCut: (measure: string) => `Cut of past-year ${measure}`,
  growthCut: 'Cut of growth',
  growthText: (growth: string) => `${growth} growth`,
  valueField: (measure: string, unit: string | null) =>
    unit === null ? `High from (past-year ${measure})` : `High from (past-year ${measure}, ${unit})`,
  growthField: 'Growing above (per cent)',
  reset: 'Back to the run’s own cuts',
  own: 'These are the run’s own cuts. Move them, and see at once whom each cell would hold.',
  meaning: (finding: string) => `At the run’s own cuts: ${finding}`,
  moved: 'These cuts are yours; they stand in the address, so a link keeps them.',
  waiting: 'counting',
  exact: 'Exact counts.',
  estimate: 'Estimates while you move; the exact counts follow.',
  growth: 'Growth',
  notKnown: 'not known',
  leastValue: 'nothing',
  scale: 'Customers in a class',
  withheldClass: 'fewer than 10',
  classRange: (from: string, to: string) => (from === to ? from : `${from}–${to}`),
  table: 'The four cells',
  counted: (counts: string) => `Counted: ${counts}`,
  cuts: (measure: string, value: string, growth: string) =>
    `High is past-year ${measure} from ${value}; growing is growth above ${growth}.`,
  fixed:
    'Moving the cuts counts customers anew, and that is for those who may see customers. An owner can give you that right.',
  unknownGrowth: (count: string) =>
    `For ${count} nobody can know yet whether they grow; they stand apart on the left, and count as not growing.`,
} as const;
