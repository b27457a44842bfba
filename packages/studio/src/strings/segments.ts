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
    grid: 'Value and growth',
    lifecycle: 'Lifecycle',
    rules: 'Saved segments',
    overlap: 'Overlap',
    lists: 'Lists',
  },
  commands: {
    value: 'Show deciles and concentration',
    valueWords: ['value', 'lorenz', 'tenths', 'pareto'],
    grid: 'Move the cuts of value and growth',
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
