import { describe, expect, test } from 'vitest';
import { curvatureAt } from './curvature.ts';
import { maximize, type Objective } from './maximize.ts';

/** Upside down, with its top of 0 at (1, 1): a long bent ridge. */
const rosenbrock: Objective = ([x, y] = new Float64Array(2), gradient) => {
  const across = y! - x! * x!;
  gradient[0] = 2 * (1 - x!) + 400 * x! * across;
  gradient[1] = -200 * across;
  return -((1 - x!) ** 2) - 100 * across * across;
};

describe('the search for a maximum', () => {
  test('follows a bent ridge to its top from every start', () => {
    const starts = [Float64Array.of(-1.2, 1), Float64Array.of(3, -3), Float64Array.of(0, 0)];
    const top = maximize(rosenbrock, { starts, gradientTolerance: 1e-8 });
    expect(top.converged).toBe(true);
    expect(top.startsReachingBest).toBe(3);
    expect(top.point[0]).toBeCloseTo(1, 8);
    expect(top.point[1]).toBeCloseTo(1, 8);
  });

  test('says when it was stopped before the top', () => {
    const starts = [Float64Array.of(-1.2, 1)];
    const stopped = maximize(rosenbrock, { starts, gradientTolerance: 1e-12, maxIterations: 3 });
    expect(stopped.converged).toBe(false);
  });

  test('takes the best of several tops, and counts who found it', () => {
    const twoTops: Objective = ([x] = new Float64Array(1), gradient) => {
      gradient[0] = -4 * x! * (x! * x! - 1) + 0.3;
      return -((x! * x! - 1) ** 2) + 0.3 * x!;
    };
    const starts = [-2, -1, 0.8, 2].map((x) => Float64Array.of(x));
    const top = maximize(twoTops, { starts, gradientTolerance: 1e-9, longestStep: 0.2 });
    expect(top.point[0]).toBeGreaterThan(1);
    expect(top.startsReachingBest).toBe(2);
  });

  test('takes fewer steps where the curvature is known', () => {
    const near = [Float64Array.of(1.02, 1.01)];
    const options = { starts: near, gradientTolerance: 1e-8 };
    const metric = curvatureAt(rosenbrock, Float64Array.of(1, 1))!.covariance!;
    const [plain, informed] = [maximize(rosenbrock, options), maximize(rosenbrock, { ...options, metric })];
    expect(informed.converged && plain.converged).toBe(true);
    expect(informed.iterations).toBeLessThan(plain.iterations);
  });

  test('follows a ridge that rises for ever more slowly until the slope is nought', () => {
    const ridge: Objective = ([x, y] = new Float64Array(2), gradient) => {
      const across = y! - x!;
      gradient[0] = Math.exp(-x!) + 2e4 * across;
      gradient[1] = -2e4 * across;
      return 1e4 - Math.exp(-x!) - 1e4 * across * across;
    };
    const top = maximize(ridge, { starts: [Float64Array.of(0, 3)], gradientTolerance: 1e-8 });
    expect(top.converged).toBe(true);
    expect(top.point[0]).toBeGreaterThan(15);
  });

  test('stays inside where the objective is defined', () => {
    const logarithm: Objective = ([x] = new Float64Array(1), gradient) => {
      gradient[0] = 1 / x! - 1;
      return x! > 0 ? Math.log(x!) - x! : Number.NaN;
    };
    const top = maximize(logarithm, {
      starts: [Float64Array.of(-1), Float64Array.of(5)],
      gradientTolerance: 1e-9,
      longestStep: 10,
    });
    expect(top.point[0]).toBeCloseTo(1, 9);
    expect(() => maximize(logarithm, { starts: [Float64Array.of(-1)], gradientTolerance: 1e-9 })).toThrow(
      'out of bounds',
    );
  });
});

describe('the curvature', () => {
  test('of a quadratic is its inverse matrix', () => {
    const quadratic: Objective = ([x, y] = new Float64Array(2), gradient) => {
      gradient[0] = -(4 * x! + y!);
      gradient[1] = -(x! + 2 * y!);
      return -(2 * x! * x! + x! * y! + y! * y!);
    };
    const bend = curvatureAt(quadratic, Float64Array.of(0, 0));
    for (const [i, value] of [2 / 7, -1 / 7, -1 / 7, 4 / 7].entries())
      expect(bend?.covariance?.[i]).toBeCloseTo(value, 8);
    expect(bend?.condition).toBeCloseTo((3 + Math.SQRT2) / (3 - Math.SQRT2), 6);
  });

  test('names the flat direction, and gives no covariance then', () => {
    const ridge: Objective = ([x, y] = new Float64Array(2), gradient) => {
      gradient[0] = gradient[1] = -2 * (x! + y! - 1);
      return -((x! + y! - 1) ** 2);
    };
    const bend = curvatureAt(ridge, Float64Array.of(0.5, 0.5));
    expect(bend?.covariance).toBeUndefined();
    expect(bend?.condition).toBe(Number.POSITIVE_INFINITY);
    expect(Math.abs(bend!.flattest[0]! + bend!.flattest[1]!)).toBeLessThan(1e-6);
  });
});
