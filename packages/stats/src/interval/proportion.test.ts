import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integer } from '../random/integer.ts';
import { seededRandom } from '../random/random.ts';
import { uniform } from '../random/uniform.ts';
import { newcombeInterval, wilsonInterval } from './proportion.ts';

const rounded = (result: ReturnType<typeof wilsonInterval>) =>
  result.ok ? [result.low, result.high].map((bound) => Number(bound.toFixed(4))) : result.reason;

describe('wilsonInterval', () => {
  it('gives table I of Newcombe (1998), Statistics in Medicine 17, 857, method 3', () => {
    expect(rounded(wilsonInterval({ successes: 81, trials: 263 }))).toEqual([0.2553, 0.3662]);
    expect(rounded(wilsonInterval({ successes: 15, trials: 148 }))).toEqual([0.0624, 0.1605]);
    expect(rounded(wilsonInterval({ successes: 0, trials: 20 }))).toEqual([0, 0.1611]);
    expect(rounded(wilsonInterval({ successes: 1, trials: 29 }))).toEqual([0.0061, 0.1718]);
  });

  it('contains the estimate, stays in 0–1, and widens with the level', () => {
    const proportion = fc
      .integer({ min: 1, max: 2000 })
      .chain((trials) =>
        fc.record({ successes: fc.integer({ min: 0, max: trials }), trials: fc.constant(trials) }),
      );
    fc.assert(
      fc.property(proportion, (of) => {
        const narrow = wilsonInterval(Object.freeze(of), 0.8);
        const wide = wilsonInterval(of, 0.99);
        if (!narrow.ok || !wide.ok) throw new Error('refused');
        expect(0 <= wide.low && wide.low <= narrow.low && narrow.low <= narrow.estimate).toBe(true);
        expect(narrow.estimate <= narrow.high && narrow.high <= wide.high && wide.high <= 1).toBe(true);
      }),
    );
  });

  it('has no answer without trials, and throws for more successes than trials', () => {
    expect(wilsonInterval({ successes: 0, trials: 0 })).toEqual({ ok: false, reason: 'no-trials' });
    expect(() => wilsonInterval({ successes: 3, trials: 2 })).toThrow(RangeError);
    expect(() => wilsonInterval({ successes: 1, trials: 2 }, 1)).toThrow(RangeError);
  });
});

describe('newcombeInterval', () => {
  it('gives table II of Newcombe (1998), Statistics in Medicine 17, 873, method 10', () => {
    const difference = (a: number, m: number, b: number, n: number) =>
      rounded(newcombeInterval({ successes: a, trials: m }, { successes: b, trials: n }));
    expect(difference(56, 70, 48, 80)).toEqual([0.0524, 0.3339]);
    expect(difference(9, 10, 3, 10)).toEqual([0.1705, 0.809]);
    expect(difference(6, 7, 2, 7)).toEqual([0.0582, 0.8062]);
    expect(difference(5, 56, 0, 29)).toEqual([-0.0381, 0.1926]);
    expect(difference(0, 10, 0, 20)).toEqual([-0.1611, 0.2775]);
    expect(difference(10, 10, 0, 20)).toEqual([0.6791, 1]);
  });

  it('covers the true difference about as often as it says', () => {
    const random = seededRandom(11);
    let covered = 0;
    for (let i = 0; i < 4000; i++) {
      const [p, q] = [uniform(random), uniform(random)];
      const [m, n] = [integer(random, 20, 60), integer(random, 20, 60)];
      const draw = (trials: number, chance: number) => {
        let successes = 0;
        for (let j = 0; j < trials; j++) if (uniform(random) < chance) successes += 1;
        return { successes, trials };
      };
      const result = newcombeInterval(draw(m, p), draw(n, q), 0.9);
      if (result.ok && result.low <= p - q && p - q <= result.high) covered += 1;
    }
    expect(covered / 4000).toBeGreaterThan(0.885);
    expect(covered / 4000).toBeLessThan(0.925);
  });

  it('has no answer when either side has no trials', () => {
    const some = { successes: 1, trials: 2 };
    const none = { successes: 0, trials: 0 };
    expect(newcombeInterval(some, none)).toEqual({ ok: false, reason: 'no-trials' });
    expect(newcombeInterval(none, some)).toEqual({ ok: false, reason: 'no-trials' });
  });
});
