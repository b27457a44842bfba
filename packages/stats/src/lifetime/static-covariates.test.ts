import { describe, expect, test } from 'vitest';
import { covariateEffect, standardCovariates } from './static-covariates.ts';

const names = ['income', 'age'];

describe('covariates', () => {
  test('are centred and scaled over the customers, not over the rows', () => {
    const values = Float64Array.of(1, 40, 5, 50);
    const standard = standardCovariates({ names, values }, Float64Array.of(3, 1))!;
    expect([...standard.mean]).toEqual([2, 42.5]);
    expect(standard.deviation[0]).toBeCloseTo(Math.sqrt(3), 12);
    expect(standard.values[2]).toBeCloseTo(3 / Math.sqrt(3), 12);
    expect(covariateEffect({ names, values }, [2, 0.1], 1)).toBeCloseTo(15, 12);
  });

  test('that are the same for everybody explain nothing', () => {
    const values = Float64Array.of(1, 40, 5, 40);
    expect(standardCovariates({ names, values }, Float64Array.of(3, 1))).toBeUndefined();
    expect(
      standardCovariates({ names: ['income'], values: Float64Array.of(1, 2) }, Float64Array.of(3, 0)),
    ).toBeUndefined();
  });

  test('must be complete, finite and named apart', () => {
    const one = Float64Array.of(1);
    expect(() => standardCovariates({ names, values: one }, one)).toThrow(RangeError);
    expect(() => standardCovariates({ names: ['age'], values: Float64Array.of(Number.NaN) }, one)).toThrow(
      RangeError,
    );
    expect(() => standardCovariates({ names: ['age', 'age'], values: Float64Array.of(1, 2) }, one)).toThrow(
      RangeError,
    );
  });
});
