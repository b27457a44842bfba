import { expect, test } from 'vitest';
import { type Fact, factGroups } from './fact-groups.ts';

const fact = (name: string): Fact => ({
  name,
  label: name,
  meaning: '',
  formula: '',
  source: '',
  unit: '',
  type: 'count',
  value: 1,
});

test('facts stand in their groups, in a set order, and a new one is not lost', () => {
  const groups = factGroups(['orders', 'shoe_size', 'growth', 'revenue'].map(fact));
  expect(groups.map(({ name, facts }) => [name, facts.map(({ name }) => name)])).toEqual([
    ['money', ['revenue', 'growth']],
    ['frequency', ['orders']],
    ['other', ['shoe_size']],
  ]);
});
