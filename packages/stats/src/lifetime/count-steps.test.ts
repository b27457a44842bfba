import { describe, expect, test } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import { logGamma } from '../special/log-gamma.ts';
import { countSteps, longStep, risingSum } from './count-steps.ts';

describe('steps of counts', () => {
  test('say who counts higher', () => {
    const steps = countSteps(Float64Array.of(3, 0, 7, 3, 9), Float64Array.of(2, 5, 1, 4, 0));
    expect(steps).toEqual({
      from: Float64Array.of(0, 3),
      to: Float64Array.of(3, 7),
      customers: Float64Array.of(7, 1),
    });
    expect(countSteps(Float64Array.of(0), Float64Array.of(3)).customers).toHaveLength(0);
  });

  test('a long one is summed at once, and is the same sum', () => {
    const many = countSteps(Float64Array.of(3, 500_000), Float64Array.of(1, 2));
    const { value, slope } = risingSum(0.7, many);
    const rise = (x: number) => logGamma(0.7 + x) - logGamma(0.7);
    expect(relativeError(value, rise(3) + 2 * rise(500_000))).toBeLessThan(1e-12);
    const up = risingSum(0.7 * Math.exp(1e-5), many).value;
    const down = risingSum(0.7 * Math.exp(-1e-5), many).value;
    expect(relativeError(slope, (up - down) / 2e-5)).toBeLessThan(1e-5);
  });

  test.each([0.03, 40, 1e9])('one by one or at once, from %d on', (base) => {
    const one = Float64Array.of(1);
    const every = Float64Array.from({ length: 10 * longStep }, (_, i) => i + 1);
    const stepwise = risingSum(
      base,
      countSteps(
        every,
        every.map(() => 1),
      ),
    );
    let want = 0;
    let slope = 0;
    for (const x of every) {
      const single = risingSum(base, { from: Float64Array.of(0), to: Float64Array.of(x), customers: one });
      want += single.value;
      slope += single.slope;
    }
    expect(relativeError(stepwise.value, want)).toBeLessThan(1e-12);
    expect(relativeError(stepwise.slope, slope)).toBeLessThan(1e-12);
  });
});
