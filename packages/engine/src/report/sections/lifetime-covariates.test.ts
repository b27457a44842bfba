import { expect, test } from 'vitest';
import { covariateWords } from './lifetime-covariates.ts';

const told = {
  rule: 'Customers are compared with those of the most frequent level.',
  model: 'paretonbdcov' as const,
  tests: [{ model: 'paretonbdcov' as const, statistic: 50, degreesOfFreedom: 4, pValue: 0.0000003 }],
  facts: [
    {
      fact: 'acquisition_channel',
      levels: [
        { level: 'search', customers: 900, ratio: null, interval: null },
        { level: 'referral', customers: 400, ratio: 1.31, interval: [1.12, 1.53] as [number, number] },
        { level: 'fair', customers: 300, ratio: 0.9, interval: [0.7, 1.16] as [number, number] },
      ],
    },
  ],
};

test('who differs by more than chance is said, with the interval', () => {
  const words = covariateWords(told);
  expect(words).toContain(
    'Customers with acquisition channel referral buy 1.3 times as often (1.1 to 1.5) as those with search, while they are customers.',
  );
  expect(words.join(' ')).not.toContain('fair');
});

test('where the test shows nothing, no customers are said to differ', () => {
  const words = covariateWords({ ...told, tests: [{ ...told.tests[0]!, pValue: 0.2 }] });
  expect(words.at(-1)).toBe(
    'It does not tell how often they buy, nor when they stop (likelihood ratio, p = 0.200).',
  );
});

test('why nothing is compared is said', () => {
  expect(covariateWords({ value: null, reason: 'Facts are not compared' })).toEqual([
    'Facts are not compared.',
  ]);
});
