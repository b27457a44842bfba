import { expect, test } from 'vitest';
import { type DemoRun, exploreDemo } from '../../test/explored-demo.ts';
import { openSplit } from '../../test/split-warehouse.ts';
import { describeTransactions } from '../customers/index.ts';

/** A cluster answers these on each of its servers alone, for the customers that it holds. */
const always = [
  'consent_status',
  'customer_facts',
  'customer_history',
  'customer_history_earlier',
  'customer_breadth',
  'lifecycle',
  'lifecycle_earlier',
  'lifecycle_earlier_signs',
  'lifecycle_signs',
  'lifetime_histories',
  'membership',
  'potential',
  'potential_base',
  'purchase_days',
  'transactions',
  'value_grid',
];

/** Some of the customers say what they spend with anyone, which has to do with how many live in the household. */
const answered = (name: string, text: string) => {
  if (name !== 'customers.csv') return text;
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const size = header.split(',').indexOf('household_size');
  const told = (line: string, i: number) =>
    i % 4 === 0 ? '' : 500 * (Number(line.split(',')[size]) || 1) + (i % 7);
  return [`${header},category_spend`, ...lines.map((line, i) => `${line},${told(line, i)}`), ''].join('\n');
};

test.each<{ what: string; run: DemoRun; besides: string }>([
  { what: 'the demo retailer', run: { correct: answered }, besides: 'potential_estimated' },
  {
    what: 'bought by opportunity',
    run: { playbook: { lifetime: { opportunityDays: 30 } } },
    besides: 'lifetime_opportunities',
  },
])(
  'what is asked per customer comes out the same where customers are halved: $what',
  async ({ run, besides }) => {
    const split = await openSplit();
    try {
      await exploreDemo(split.warehouse, { customers: 400, ...run });
      await describeTransactions(split.warehouse);
      expect([...split.differences].filter(([, rows]) => rows > 0)).toEqual([]);
      expect([...split.differences.keys()]).toEqual(expect.arrayContaining([...always, besides]));
      const questions = [...split.differences.keys()].filter((name) => name.startsWith('select '));
      expect(questions.length).toBeGreaterThan(10);
    } finally {
      await split.close();
    }
  },
  60_000,
);
