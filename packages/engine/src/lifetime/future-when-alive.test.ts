import { bgNbd, type Forecaster, mbgNbd, paretoNbd } from '@attune/stats';
import { describe, expect, test } from 'vitest';
import { sharedFutures } from './future-when-alive.ts';

const models: readonly (readonly [string, Forecaster])[] = [
  ['BG/NBD', bgNbd.forecaster({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 })],
  ['MBG/NBD', mbgNbd.forecaster({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 })],
  ['Pareto/NBD', paretoNbd.forecaster({ r: 0.553, alpha: 10.58, s: 0.606, beta: 11.67 })],
];
const histories = [
  [0, 0, 30],
  [1, 2, 30],
  [1, 29, 30],
  [7, 11, 38.9],
  [7, 38, 38.9],
  [26, 30.9, 31],
] as const;

const counts = (model: Forecaster, [x, recency, age]: readonly [number, number, number], horizon = 39) => {
  const into = new Float64Array(40);
  model.probabilities(x, recency, age, horizon, into);
  return into;
};

describe.each(models)('%s', (_, model) => {
  test('whoever is a customer still has a future that does not depend on the last purchase', () => {
    const shared = sharedFutures(model, false);
    for (const history of histories)
      for (const [k, chance] of counts(shared, history).entries())
        expect(chance).toBeCloseTo(counts(model, history)[k]!, 10);
  });

  test('rounded ages change no chance by a hundredth, and no expectation at all', () => {
    const shared = sharedFutures(model, true);
    for (const history of histories) {
      const [x, recency, age] = history;
      expect(shared.expected(x, recency, age, 39)).toBe(model.expected(x, recency, age, 39));
      for (const [k, chance] of counts(shared, history).entries())
        expect(Math.abs(chance - counts(model, history)[k]!)).toBeLessThan(0.01);
    }
  });
});
