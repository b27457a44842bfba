import { describe, expect, test } from 'vitest';
import { pairedDifference, scoreForecast } from './forecast-score.ts';

const of = (...values: number[]) => Float64Array.from(values);

const outcomes = {
  frequency: of(0, 0, 2, 9, 12),
  customers: of(10, 2, 3, 1, 1),
  expected: of(0.2, 0.2, 1, 6, 8),
  low: of(0, 0, 0, 3, 4),
  high: of(1, 1, 3, 9, 12),
  probability: of(0.85, 0.1, 0.3, 0.15, 0.05),
  actual: of(0, 2, 1, 7, 3),
};

describe('the score of a forecast', () => {
  test('adds up totals, errors, log scores and intervals kept', () => {
    const score = scoreForecast(outcomes);
    if (!score.ok) throw new Error(score.reason);
    expect(score).toMatchObject({ customers: 17, actual: 17, covered: 14, impossible: 0 });
    expect(score.expected).toBeCloseTo(19.4, 12);
    expect(score.bias).toBeCloseTo(19.4 / 17 - 1, 12);
    expect(score.meanAbsoluteError).toBeCloseTo((10 * 0.2 + 2 * 1.8 + 0 + 1 + 5) / 17, 12);
    const logs =
      10 * Math.log(0.85) + 2 * Math.log(0.1) + 3 * Math.log(0.3) + Math.log(0.15) + Math.log(0.05);
    expect(score.meanLogScore).toBeCloseTo(logs / 17, 12);
  });

  test('groups by earlier purchases, seven and more together', () => {
    const score = scoreForecast(outcomes);
    if (!score.ok) throw new Error(score.reason);
    expect(score.byFrequency).toHaveLength(8);
    expect(score.byFrequency[0]).toMatchObject({ customers: 12, actual: 4, covered: 10 });
    expect(score.byFrequency[1]).toEqual({ customers: 0, expected: 0, actual: 0, covered: 0 });
    expect(score.byFrequency[7]).toEqual({ customers: 2, expected: 14, actual: 10, covered: 1 });
  });

  test('has no mean log score where something impossible came, and no bias where nobody bought', () => {
    expect(scoreForecast({ ...outcomes, probability: of(0.85, 0, 0.3, 0.15, 0.05) })).toMatchObject({
      impossible: 2,
      meanLogScore: undefined,
    });
    expect(scoreForecast({ ...outcomes, actual: of(0, 0, 0, 0, 0) })).toMatchObject({ bias: undefined });
    expect(scoreForecast({ ...outcomes, customers: of(0, 0, 0, 0, 0) })).toEqual({
      ok: false,
      reason: 'nobody',
    });
  });

  test('refuses arguments that cannot be', () => {
    expect(() => scoreForecast({ ...outcomes, actual: of(1) })).toThrow(RangeError);
    expect(() => scoreForecast({ ...outcomes, probability: of(2, 0, 0, 0, 0) })).toThrow(RangeError);
    expect(() => scoreForecast({ ...outcomes, low: of(5, 5, 5, 5, 5) })).toThrow(RangeError);
  });
});

describe('the difference of two forecasts', () => {
  test('is the mean of the customers’ differences, weights as repetition', () => {
    const weighted = pairedDifference(of(3, 1), of(-1, -2), of(-1.5, -1));
    const repeated = pairedDifference(of(1, 1, 1, 1), of(-1, -1, -1, -2), of(-1.5, -1.5, -1.5, -1));
    if (!weighted.ok || !repeated.ok) throw new Error('no answer');
    expect(weighted.estimate).toBeCloseTo(0.125, 12);
    // s² of 0.5, 0.5, 0.5, −1 is 0.5625.
    expect(weighted.standardError).toBeCloseTo(Math.sqrt(0.5625 / 4), 12);
    expect(weighted.standardError).toBeCloseTo(repeated.standardError, 12);
    expect(weighted.high - weighted.estimate).toBeCloseTo(1.959964 * weighted.standardError, 6);
  });

  test('has no answer of one customer, or of what is not finite', () => {
    expect(pairedDifference(of(1), of(1), of(2))).toEqual({ ok: false, reason: 'too-few-customers' });
    expect(pairedDifference(of(2), of(Number.NEGATIVE_INFINITY), of(2))).toEqual({
      ok: false,
      reason: 'not-finite',
    });
    expect(() => pairedDifference(of(2), of(1, 2), of(2))).toThrow(RangeError);
  });
});
