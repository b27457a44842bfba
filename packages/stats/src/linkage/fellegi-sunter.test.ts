import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categorical } from '../random/categorical.ts';
import { integer } from '../random/integer.ts';
import { seededRandom } from '../random/random.ts';
import { shuffle } from '../random/shuffle.ts';
import { uniform } from '../random/uniform.ts';
import { type ComparisonPatterns, levelShares } from './comparison-patterns.ts';
import { type FellegiSunter, fitFellegiSunter, matchProbability, matchWeight } from './fellegi-sunter.ts';
import { emStep, logPosterior, matchChances, type TwoClasses } from './two-class-mixture.ts';

interface Truth {
  readonly share: number;
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
  /** The chance that a field is missing. */
  readonly missing: number;
}

/** First name, last name, street, postal code: rare names, a city's few postal codes. */
const people: Truth = {
  share: 0.08,
  m: [
    [0.06, 0.09, 0.85],
    [0.05, 0.05, 0.9],
    [0.2, 0.2, 0.6],
    [0.15, 0.85],
  ],
  u: [
    [0.93, 0.05, 0.02],
    [0.96, 0.03, 0.01],
    [0.9, 0.06, 0.04],
    [0.85, 0.15],
  ],
  missing: 0.1,
};

function counted(
  levels: readonly number[],
  rows: Iterable<readonly [pattern: readonly number[], count: number]>,
) {
  const all = [...rows];
  return {
    levels,
    patterns: Int8Array.from(all.flatMap(([pattern]) => pattern)),
    counts: Float64Array.from(all, ([, count]) => count),
  };
}

function simulate({ share, m, u, missing }: Truth, pairs: number, seed: number): ComparisonPatterns {
  const random = seededRandom(seed);
  const rows = new Map<string, [number[], number]>();
  for (let i = 0; i < pairs; i++) {
    const fields = uniform(random) < share ? m : u;
    const pattern = fields.map((shares) => (uniform(random) < missing ? -1 : categorical(random, shares)));
    const row = rows.get(pattern.join()) ?? [pattern, 0];
    row[1]++;
    rows.set(pattern.join(), row);
  }
  return counted(
    m.map((shares) => shares.length),
    rows.values(),
  );
}

function fitted(comparisons: ComparisonPatterns, givenU?: readonly Float64Array[]): FellegiSunter {
  const fit = fitFellegiSunter(comparisons, givenU);
  if (!fit.ok) throw new Error(`${fit.reason} ${fit.fields.join()}`);
  return fit;
}

const logit = (p: number) => Math.log(p / (1 - p));

/** By how many of its standard errors each estimate is away from the truth. */
function deviations(fit: FellegiSunter, truth: Truth): number[] {
  const weights = fit.fields.flatMap(({ weights, weightErrors }, field) =>
    Array.from(weights, (weight, level) => {
      const right = Math.log2(truth.m[field]![level]! / truth.u[field]![level]!);
      return (weight - right) / weightErrors[level]!;
    }),
  );
  return [...weights, (logit(fit.share) - logit(truth.share)) / fit.logitShareError];
}

describe('fitFellegiSunter', () => {
  it("finds Goodman's latent classes, as this model is one of latent classes (1974, Biometrika 61)", () => {
    // Stouffer and Toby (1951): 216 people in four conflicts between friendship and duty; 1 takes the side of duty.
    const answers = [42, 23, 6, 25, 6, 24, 7, 38, 1, 4, 1, 6, 2, 9, 2, 20];
    const patterns = answers.map((_, i) => [8, 4, 2, 1].map((bit) => (i & bit ? 0 : 1)));
    // A thousand times as many, so that the half pairs do not count.
    const fit = fitted(
      counted(
        [2, 2, 2, 2],
        answers.map((count, i) => [patterns[i]!, 1000 * count] as const),
      ),
    );
    expect(fit.share).toBeCloseTo(0.279, 3);
    const dutiful = [0.993, 0.94, 0.927, 0.769];
    const others = [0.714, 0.33, 0.354, 0.132];
    fit.fields.forEach(({ m, u }, field) => {
      expect(Math.abs(m[1]! - dutiful[field]!)).toBeLessThan(0.001);
      expect(Math.abs(u[1]! - others[field]!)).toBeLessThan(0.001);
    });
    const saturated = answers.reduce((sum, count) => sum + count * Math.log(count / 216), 0);
    expect(2 * (saturated - fit.logLikelihood / 1000)).toBeCloseTo(2.72, 2);
  });

  it('recovers shares and probabilities, and its errors cover the truth as often as they say', () => {
    const seeds = process.env.ATTUNE_LONG === '1' ? 200 : 12;
    const all = Array.from({ length: seeds }, (_, seed) =>
      deviations(fitted(simulate(people, 10_000, seed)), people),
    ).flat();
    const inside = all.filter((deviation) => Math.abs(deviation) < 1.96).length / all.length;
    expect(inside).toBeGreaterThan(0.92);
    expect(inside).toBeLessThan(0.98);
    const fit = fitted(simulate(people, 50_000, 99));
    fit.fields.forEach(({ m, u }, field) => {
      m.forEach((share, level) => {
        expect(Math.abs(share - people.m[field]![level]!)).toBeLessThan(0.03);
        expect(Math.abs(u[level]! - people.u[field]![level]!)).toBeLessThan(0.01);
      });
    });
    expect(Math.abs(fit.share - people.share)).toBeLessThan(0.01);
  });

  it('comes to the answer from every start where the classes are clear', () => {
    expect(fitted(simulate(people, 20_000, 3)).agreeingStarts).toBe(8);
  });

  it('recovers them with u from random pairs, from two fields too', () => {
    const random = simulate({ ...people, share: 0 }, 200_000, 1);
    const fit = fitted(simulate(people, 50_000, 2), levelShares(random));
    for (const deviation of deviations(fit, people)) expect(Math.abs(deviation)).toBeLessThan(4);
    const two = { ...people, m: people.m.slice(0, 2), u: people.u.slice(0, 2) };
    const u = two.u.map((shares) => Float64Array.from(shares));
    const small = fitted(simulate(two, 50_000, 4), u);
    for (const deviation of deviations(small, two)) expect(Math.abs(deviation)).toBeLessThan(4);
    expect(small.fields[0]!.u).toEqual(u[0]);
  });

  it('has no bias from missing fields, nor from fields that are mostly missing', () => {
    const fit = fitted(simulate({ ...people, missing: 0.5 }, 100_000, 8));
    for (const deviation of deviations(fit, { ...people, missing: 0.5 }))
      expect(Math.abs(deviation)).toBeLessThan(4);
  });

  it('calls agreement the match also where most pairs are matches', () => {
    const fit = fitted(simulate({ ...people, share: 0.9 }, 20_000, 5));
    expect(Math.abs(fit.share - 0.9)).toBeLessThan(0.02);
    for (const { weights } of fit.fields) expect(weights.at(-1)!).toBeGreaterThan(weights[0]!);
  });

  it('gives a level that no match has a rare, not an impossible weight', () => {
    const never = { ...people, m: [[0, 0, 1], ...people.m.slice(1)] };
    const [first] = fitted(simulate(never, 20_000, 6)).fields;
    expect(first!.weights[0]).toBeLessThan(-5);
    expect(first!.weights.every(Number.isFinite)).toBe(true);
  });

  it('gives the same bytes for the same pairs, for rows in another order or split too', () => {
    const comparisons = simulate(people, 10_000, 7);
    const fit = fitted(comparisons);
    expect(fitted(comparisons)).toEqual(fit);
    const fields = comparisons.levels.length;
    const rows = Array.from(comparisons.counts, (count, row): [number[], number] => [
      [...comparisons.patterns.subarray(row * fields, (row + 1) * fields)],
      count,
    ]);
    const split = rows.flatMap(([pattern, count]): [number[], number][] => {
      const part = integer(seededRandom(count), 0, count);
      return [
        [pattern, part],
        [pattern, count - part],
      ];
    });
    expect(fitted(counted(comparisons.levels, shuffle(seededRandom(1), split)))).toEqual(fit);
  });

  it('gives fields in another order the same evidence', () => {
    const comparisons = simulate(people, 10_000, 7);
    const order = [2, 0, 3, 1];
    const turned = {
      levels: order.map((field) => comparisons.levels[field]!),
      patterns: comparisons.patterns.map((_, i) => comparisons.patterns[i - (i % 4) + order[i % 4]!]!),
      counts: comparisons.counts,
    };
    const [fit, other] = [fitted(comparisons), fitted(turned)];
    order.forEach((field, place) => {
      other.fields[place]!.weights.forEach((weight, level) => {
        expect(weight).toBeCloseTo(fit.fields[field]!.weights[level]!, 3);
      });
    });
  });

  it('leaves its input as it was', () => {
    const comparisons = simulate(people, 10_000, 7);
    const before = structuredClone(comparisons);
    fitFellegiSunter(comparisons);
    expect(comparisons).toEqual(before);
  });
});

describe('fitFellegiSunter refuses', () => {
  const refusal = (comparisons: ComparisonPatterns, u?: readonly Float64Array[]) => {
    const fit = fitFellegiSunter(comparisons, u);
    return fit.ok ? 'ok' : [fit.reason, ...fit.fields].join(' ');
  };
  const only = (...fields: readonly number[]): Truth => ({
    ...people,
    m: fields.map((field) => people.m[field]!),
    u: fields.map((field) => people.u[field]!),
  });

  it('fewer than three fields, and no pairs', () => {
    expect(refusal(simulate(only(0, 1), 10_000, 1))).toBe('too-few-fields');
    const [u] = levelShares(simulate(only(0), 10_000, 1));
    expect(refusal(simulate(only(0), 10_000, 1), [u!])).toBe('too-few-fields');
    expect(refusal(counted([2, 2, 2], []))).toBe('too-few-fields 0 1 2');
  });

  it('too few pairs, and too few matches among them', () => {
    expect(refusal(simulate(people, 100, 1))).toBe('too-few-pairs');
    expect(['too-few-pairs', 'one-class']).toContain(
      refusal(simulate({ ...people, share: 0.0003 }, 10_000, 1)),
    );
  });

  it('a field that has one level in all pairs, which it names', () => {
    const still: Truth = { ...people, m: [...people.m, [0, 1]], u: [...people.u, [0, 1]] };
    expect(refusal(simulate(still, 10_000, 1))).toBe('not-identified 4');
    expect(refusal(simulate({ ...only(0, 1, 2), missing: 1 }, 10_000, 1))).toBe('too-few-fields 0 1 2');
  });

  it('pairs without matches, u given or not', () => {
    expect(refusal(simulate({ ...people, share: 0 }, 3000, 1))).toBe('one-class');
    const u = people.u.map((shares) => Float64Array.from(shares));
    expect(refusal(simulate({ ...people, share: 0 }, 10_000, 1), u)).toBe('one-class');
  });

  it('a field in which agreement says nothing, or speaks against a match, which it names', () => {
    const silent: Truth = { ...people, m: [...people.m, [0.7, 0.3]], u: [...people.u, [0.7, 0.3]] };
    expect(refusal(simulate(silent, 20_000, 1))).toBe('not-identified 4');
    const against: Truth = { ...people, m: [...people.m, [0.9, 0.1]], u: [...people.u, [0.2, 0.8]] };
    expect(refusal(simulate(against, 20_000, 1))).toBe('not-identified 4');
  });

  it('two fields that tell beside one that does not, from which nothing follows', () => {
    const truth = only(0, 3);
    const pairs = { ...truth, m: [...truth.m, [0.5, 0.5]], u: [...truth.u, [0.5, 0.5]] };
    expect(refusal(simulate(pairs, 5000, 1))).toMatch(/^(not-identified|not-converged|one-class)/);
  });

  it('throws for what are no patterns and no probabilities', () => {
    const good = simulate(people, 1000, 1);
    expect(() => fitFellegiSunter({ ...good, levels: [] })).toThrow(RangeError);
    expect(() => fitFellegiSunter({ ...good, levels: [3, 3, 3, 1] })).toThrow(RangeError);
    expect(() => fitFellegiSunter({ ...good, levels: [2, 3, 3, 2] })).toThrow(RangeError);
    expect(() => fitFellegiSunter({ ...good, counts: good.counts.map((count) => -count) })).toThrow(
      RangeError,
    );
    expect(() => fitFellegiSunter({ ...good, counts: good.counts.subarray(1) })).toThrow(RangeError);
    const u = people.u.map((shares) => Float64Array.from(shares));
    expect(() => fitFellegiSunter(good, u.slice(1))).toThrow(RangeError);
    expect(() => fitFellegiSunter(good, [Float64Array.of(0, 0.5, 0.5), ...u.slice(1)])).toThrow(RangeError);
    expect(() => fitFellegiSunter(good, [Float64Array.of(0.5, 0.5, 0.5), ...u.slice(1)])).toThrow(RangeError);
    expect(() => matchWeight(fitted(simulate(people, 10_000, 1)), [0, 0, 0])).toThrow(RangeError);
    expect(() => matchWeight(fitted(simulate(people, 10_000, 1)), [0, 0, 0, 2])).toThrow(RangeError);
  });
});

describe('weights', () => {
  const fit = fitted(simulate(people, 20_000, 11));

  it('add up to the probability of the two classes, missing fields left out', () => {
    const classes: TwoClasses = {
      share: fit.share,
      m: fit.fields.map(({ m }) => m),
      u: fit.fields.map(({ u }) => u),
    };
    const pattern = fc.tuple(...people.m.map((shares) => fc.integer({ min: -1, max: shares.length - 1 })));
    fc.assert(
      fc.property(pattern, (levels) => {
        const [chance] = matchChances(
          classes,
          counted(
            people.m.map((shares) => shares.length),
            [[levels, 1]],
          ),
        );
        expect(matchProbability(fit, levels)).toBeCloseTo(chance!, 12);
      }),
    );
  });

  it('leave the share where all is missing, and rise where all agrees', () => {
    expect(matchWeight(fit, [-1, -1, -1, -1])).toBe(0);
    expect(matchProbability(fit, [-1, -1, -1, -1])).toBeCloseTo(fit.share, 12);
    expect(matchProbability(fit, [2, 2, 2, 1])).toBeGreaterThan(0.999);
    expect(matchProbability(fit, [0, 0, 0, 0])).toBeLessThan(0.001);
  });
});

describe('emStep', () => {
  const chances = (count: number) =>
    fc.array(fc.integer({ min: 1, max: 100 }), { minLength: count, maxLength: count }).map((parts) => {
      const total = parts.reduce((sum, part) => sum + part, 0);
      return Float64Array.from(parts, (part) => part / total);
    });
  const levels = [3, 2, 2];
  const classes = fc.record({
    share: fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100),
    m: fc.tuple(...levels.map(chances)),
    u: fc.tuple(...levels.map(chances)),
  });
  const row = fc.tuple(
    fc.tuple(...levels.map((count) => fc.integer({ min: -1, max: count - 1 }))),
    fc.nat({ max: 500 }),
  );

  it('never goes down, whether u is fixed or not', () => {
    fc.assert(
      fc.property(classes, fc.array(row, { maxLength: 12 }), fc.boolean(), (from, rows, uFixed) => {
        const comparisons = counted(levels, rows);
        let at: TwoClasses = from;
        let height = logPosterior(at, comparisons, uFixed);
        for (let step = 0; step < 20; step++) {
          at = emStep(at, comparisons, uFixed);
          const next = logPosterior(at, comparisons, uFixed);
          expect(next).toBeGreaterThanOrEqual(height - 1e-10 * (1 + Math.abs(height)));
          height = next;
          for (const shares of [...at.m, ...at.u])
            expect(shares.reduce((sum, s) => sum + s, 0)).toBeCloseTo(1, 12);
        }
      }),
    );
  });
});
