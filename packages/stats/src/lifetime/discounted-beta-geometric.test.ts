import { describe, expect, test } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import { discountedBetaGeometric } from './discounted-beta-geometric.ts';

const forever = Number.POSITIVE_INFINITY;

describe('the discounted beta-geometric sum', () => {
  // By the hypergeometric function of mpmath 1.3 at 40 digits.
  test.each([
    [0.668, 3.806, 0.1, 4.92259640761276],
    [0.66, 8.78, 0.002, 65.355623456796],
    [1.5, 2, 1e-6, 3.98823900400708],
    [30, 400, 0.01, 11.9677550809784],
  ])('without end: leaving %d, staying %d, rate %d', (leaving, staying, rate, want) => {
    expect(relativeError(discountedBetaGeometric(leaving, staying, rate, forever), want)).toBeLessThan(1e-11);
  });

  test('with an end it comes near the sum without', () => {
    const [ended, all] = [10_000, forever].map((horizon) => discountedBetaGeometric(0.7, 3, 0.01, horizon));
    expect(relativeError(ended!, all!)).toBeLessThan(1e-12);
    expect(discountedBetaGeometric(0.7, 3, 0.01, 0)).toBe(0);
  });

  test('without discount and end', () => {
    expect(discountedBetaGeometric(3, 5, 0, forever)).toBe(2.5);
    expect(discountedBetaGeometric(1, 5, 0, forever)).toBe(forever);
  });

  test('arguments that make no sense throw', () => {
    expect(() => discountedBetaGeometric(1, 1, -0.1, 5)).toThrow('discount rate');
    expect(() => discountedBetaGeometric(1, 1, 1e-9, 5)).toThrow('discount rate');
    expect(() => discountedBetaGeometric(1, 1, 0.1, 10_001)).toThrow('at most 10000');
    expect(() => discountedBetaGeometric(0, 1, 0.1, 5)).toThrow(RangeError);
  });
});
