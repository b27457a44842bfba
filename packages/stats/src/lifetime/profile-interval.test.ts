import { describe, expect, test } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import type { Objective } from '../optimise/maximize.ts';
import { profileInterval } from './profile-interval.ts';

const origin = { point: new Float64Array(2), value: 0 };

describe('the interval by the profile likelihood', () => {
  test('of a quadratic is the estimate and 1.96 standard errors', () => {
    const quadratic: Objective = ([x, y] = new Float64Array(2), gradient) => {
      gradient[0] = -(4 * x! + y!);
      gradient[1] = -(x! + 2 * y!);
      return -(2 * x! * x! + x! * y! + y! * y!);
    };
    for (const firstStep of [0.01, 0.5, 5]) {
      const { low, high } = profileInterval(quadratic, origin, 0, { firstStep });
      const reach = 1.959964 * Math.sqrt(2 / 7);
      expect(relativeError(high, reach)).toBeLessThan(1e-3);
      expect(relativeError(-low, reach)).toBeLessThan(1e-3);
    }
  });

  test('of a count of 3 is Poisson’s, uneven, and has no lower end of none', () => {
    const poisson =
      (count: number): Objective =>
      ([log, other] = new Float64Array(2), gradient) => {
        gradient[0] = count - Math.exp(log!);
        gradient[1] = -other!;
        return count * log! - Math.exp(log!) - (other! * other!) / 2;
      };
    const top = { point: Float64Array.of(Math.log(3), 0), value: 3 * Math.log(3) - 3 };
    const { low, high } = profileInterval(poisson(3), top, 0, { firstStep: 1 / Math.sqrt(3) });
    // 3·log(3/λ) − 3 + λ = 1.9207 by bisection.
    for (const end of [low, high]) expect(3 * (Math.log(3) - end) - 3 + Math.exp(end)).toBeCloseTo(1.9207, 2);
    const none = { point: Float64Array.of(-30, 0), value: -Math.exp(-30) };
    const open = profileInterval(poisson(0), none, 0, { firstStep: 1 });
    expect(open.low).toBe(Number.NEGATIVE_INFINITY);
    expect(Math.exp(open.high)).toBeCloseTo(1.9207, 2);
  });

  test('refuses a level that is none', () => {
    expect(() => profileInterval(() => 0, origin, 0, { firstStep: 1, level: 1 })).toThrow(RangeError);
  });
});
