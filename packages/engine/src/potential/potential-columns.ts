import type { FactColumn } from '../customers/index.ts';

/** A column that is added to `customer_facts` after the facts; its formula is in `score.sql.ts`. */
type PotentialColumn = Omit<FactColumn, 'sql' | 'level'>;

const inMoney = (name: string, label: string, meaning: string): PotentialColumn => ({
  name,
  type: 'money',
  optional: true,
  unit: 'money',
  label,
  meaning,
  formula:
    'told or estimated category spend, or the peers’ quantile, less what was paid here in 365 days; 0 at least',
  source: 'potential',
});

/** What potential adds to the analytical file. */
export const potentialColumns: readonly PotentialColumn[] = [
  inMoney(
    'potential',
    'potential',
    'What the customer could spend here a year beyond what was spent: potential, or headroom against peers, as potential_kind says.',
  ),
  inMoney('potential_low', 'potential, low end', 'Low end of its 95 % interval; of what was told, the same.'),
  inMoney(
    'potential_high',
    'potential, high end',
    'High end of its 95 % interval; of what was told, the same.',
  ),
  {
    name: 'potential_kind',
    type: 'text',
    optional: true,
    unit: '',
    label: 'kind of potential',
    meaning: 'told, estimated from those who told, or headroom against peers.',
    formula: 'the best evidence that there is',
    source: 'potential',
  },
];
