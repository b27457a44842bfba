import { grid } from './segments/grid.ts';
import { lifecycle } from './segments/lifecycle.ts';
import { lists } from './segments/lists.ts';
import { overlap } from './segments/overlap.ts';
import { rules } from './segments/rules.ts';
import { value } from './segments/value.ts';

export const segments = {
  title: 'Segments',
  parts: 'Parts of the segments screen',
  part: {
    value: 'Value',
    grid: 'Value and outlook',
    lifecycle: 'Lifecycle',
    rules: 'Saved segments',
    overlap: 'Overlap',
    lists: 'Lists',
  },
  busy: 'Opening the segments',
  noRun: 'Nothing is analysed yet',
  noRunText: 'Segments are made from order files; it takes about a minute.',
  noRunAction: 'Go to the data',
  fewerThan10: 'fewer than 10',
  customers: 'Customers',
  selected: {
    and: ', and ',
    looking: 'Looking up who that is',
    customers: (count: string, isOne: boolean) => `${count} ${isOne ? 'customer' : 'customers'}`,
    notAllowed: 'Who may see customers can open them from here, and save them as a segment.',
    see: 'See the customers',
    save: 'Save as a segment',
    list: 'Make a list',
  },
  commands: {
    value: 'Show deciles and concentration',
    valueWords: ['value', 'lorenz', 'tenths', 'pareto'],
    grid: 'Move the cuts of value and outlook',
    gridWords: ['grid', 'matrix', 'quadrants', 'recount'],
    lifecycle: 'Show the lifecycle and who moved',
    lifecycleWords: ['states', 'migration', 'sankey', 'dormant', 'lapsed'],
  },
  grid,
  lifecycle,
  lists,
  overlap,
  rules,
  value,
} as const;
