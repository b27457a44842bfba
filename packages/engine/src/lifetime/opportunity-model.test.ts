import { expect, test } from 'vitest';
import { opportunityModel } from './opportunity-model.ts';

const model = opportunityModel.forecaster({ alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.8 });
const history = [2, 3, 4] as const;

test('between two whole numbers of opportunities some customers have the one more', () => {
  const [two, three] = [model.expected(...history, 2), model.expected(...history, 3)];
  expect(model.expected(...history, 2.25)).toBeCloseTo(0.75 * two + 0.25 * three, 12);
  expect(model.fromStart(2.5)).toBeCloseTo((model.fromStart(2) + model.fromStart(3)) / 2, 12);
});

test.each([0.4, 1, 12.17])(
  'the distribution over %d opportunities adds up to 1 and to the mean',
  (horizon) => {
    const chances = new Float64Array(20);
    model.probabilities(...history, horizon, chances);
    expect(chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(chances.reduce((sum, chance, k) => sum + k * chance, 0)).toBeCloseTo(
      model.expected(...history, horizon),
      10,
    );
  },
);

test('without two customers there is no model', () => {
  const one = Float64Array.of(1);
  expect(opportunityModel.fit({ frequency: one, recency: one, age: one, customers: one })).toEqual({
    ok: false,
    reason: 'too-few-customers',
  });
});
