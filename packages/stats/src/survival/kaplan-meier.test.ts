import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import { exponential } from '../random/exponential.ts';
import { seededRandom } from '../random/random.ts';
import {
  type DurationHistogram,
  fitKaplanMeier,
  type KaplanMeier,
  returnProbability,
  survivalAt,
} from './kaplan-meier.ts';

function histogram(
  rows: readonly (readonly [duration: number, events: number, censored: number])[],
): DurationHistogram {
  return {
    durations: Float64Array.from(rows, (row) => row[0]),
    events: Float64Array.from(rows, (row) => row[1]),
    censored: Float64Array.from(rows, (row) => row[2]),
  };
}

function fitted(rows: Parameters<typeof histogram>[0]): KaplanMeier {
  const curve = fitKaplanMeier(histogram(rows));
  if (!curve.ok) throw new Error(curve.reason);
  return curve;
}

/** Weeks of remission under 6-MP, in no order: Freireich et al. (1963), Blood 21; the standard example of the field. */
const remission = [
  [9, 0, 1],
  [6, 3, 1],
  [7, 1, 0],
  [10, 1, 1],
  [11, 0, 1],
  [13, 1, 0],
  [16, 1, 0],
  [17, 0, 1],
  [19, 0, 1],
  [20, 0, 1],
  [22, 1, 0],
  [23, 1, 0],
  [25, 0, 1],
  [32, 0, 2],
  [34, 0, 1],
  [35, 0, 1],
] as const;

describe('fitKaplanMeier', () => {
  it("gives the published curve and Greenwood's standard errors (Klein & Moeschberger 2003, table 4.1)", () => {
    const curve = fitted(remission);
    const published: [number, number, number][] = [
      [6, 0.857, 0.0764],
      [7, 0.807, 0.0869],
      [10, 0.753, 0.0963],
      [13, 0.69, 0.1068],
      [16, 0.628, 0.1141],
      [22, 0.538, 0.1282],
      [23, 0.448, 0.1346],
      [35, 0.448, 0.1346],
    ];
    for (const [week, survival, error] of published) {
      const at = survivalAt(curve, week);
      if (!at.ok) throw new Error(at.reason);
      expect(Math.abs(at.survival - survival)).toBeLessThan(0.001);
      expect(Math.abs(at.standardError - error)).toBeLessThan(0.0001);
    }
    expect(relativeError(curve.survival[0]!, 18 / 21)).toBeLessThan(1e-14);
    expect(curve.followUp).toBe(35);
    expect(curve.atRisk[0]).toBe(21);
  });

  it('is the empirical distribution, with its binomial variance, when nothing is censored', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(counts, (list) => {
        const n = list.reduce((sum, count) => sum + count, 0);
        fc.pre(n > 0);
        const curve = fitted(list.map((count, day) => [day, count, 0]));
        curve.times.forEach((time, i) => {
          const left = list.slice(time + 1).reduce((sum, count) => sum + count, 0) / n;
          expect(curve.survival[i]).toBeCloseTo(left, 12);
          expect(curve.variance[i]).toBeCloseTo((left * (1 - left)) / n, 12);
        });
      }),
    );
  });

  it('adds up equal durations, leaves out empty rows, and leaves its input alone', () => {
    const input = histogram([
      [5, 1, 0],
      [3, 0, 0],
      [5, 2, 1],
      [2, 1, 0],
    ]);
    const before = structuredClone(input);
    const curve = fitKaplanMeier(input);
    expect(input).toEqual(before);
    expect(curve).toEqual(
      fitted([
        [2, 1, 0],
        [5, 3, 1],
      ]),
    );
    expect(Object.isFrozen(curve)).toBe(true);
  });

  it('has variance 0, not an undefined one, where everybody had the event', () => {
    const curve = fitted([
      [1, 1, 0],
      [2, 1, 0],
    ]);
    expect([...curve.survival]).toEqual([0.5, 0]);
    expect([...curve.variance]).toEqual([0.125, 0]);
  });

  it('has no answer without subjects and throws for what is no histogram', () => {
    expect(fitKaplanMeier(histogram([]))).toEqual({ ok: false, reason: 'no-subjects' });
    expect(fitKaplanMeier(histogram([[3, 0, 0]]))).toEqual({ ok: false, reason: 'no-subjects' });
    expect(() => fitKaplanMeier(histogram([[-1, 1, 0]]))).toThrow(RangeError);
    expect(() => fitKaplanMeier(histogram([[1, 0.5, 0]]))).toThrow(RangeError);
    expect(() => fitKaplanMeier({ ...histogram([[1, 1, 0]]), censored: new Float64Array() })).toThrow(
      RangeError,
    );
  });
});

describe('survivalAt', () => {
  it('is 1 before the first event and silent after the follow-up', () => {
    const curve = fitted(remission);
    expect(survivalAt(curve, 5.9)).toEqual({ ok: true, survival: 1, standardError: 0 });
    expect(survivalAt(curve, 36)).toEqual({ ok: false, reason: 'beyond-follow-up' });
  });
});

describe('returnProbability', () => {
  it('is one minus the ratio of the curve, by hand', () => {
    const curve = fitted(remission);
    // After week 16: 7 at risk at 22 (one event), 6 at 23 (one event).
    const result = returnProbability(curve, 16);
    if (!result.ok) throw new Error(result.reason);
    expect(relativeError(result.probability, 1 - (6 / 7) * (5 / 6))).toBeLessThan(1e-14);
    expect(relativeError(result.standardError, (5 / 7) * Math.sqrt(1 / 42 + 1 / 30))).toBeLessThan(1e-14);
    expect(result.atRisk).toBe(10);
    const until22 = returnProbability(curve, 16, 22);
    expect(until22.ok && until22.probability).toBeCloseTo(1 / 7, 14);
  });

  it('depends on what is left of the follow-up only: from 0 it is 1 − S(end)', () => {
    const curve = fitted(remission);
    const all = returnProbability(curve, 0);
    expect(all.ok && all.probability).toBeCloseTo(1 - curve.survival.at(-1)!, 14);
    const none = returnProbability(curve, 24);
    expect(none.ok && none.probability).toBe(0);
  });

  it('recovers an exponential whose censoring is independent', () => {
    const random = seededRandom(21);
    const rows = Array.from({ length: 20_000 }, () => {
      const event = exponential(random, 1 / 50);
      const end = Math.min(120, exponential(random, 1 / 100));
      return event <= end ? ([event, 1, 0] as const) : ([end, 0, 1] as const);
    });
    const result = returnProbability(fitted(rows), 30, 100);
    if (!result.ok) throw new Error(result.reason);
    const truth = 1 - Math.exp(-70 / 50);
    expect(Math.abs(result.probability - truth)).toBeLessThan(3 * result.standardError);
    expect(result.standardError).toBeLessThan(0.01);
  });

  it('has no answer when nobody is left or the question reaches beyond the data', () => {
    const curve = fitted(remission);
    expect(returnProbability(curve, 35)).toEqual({ ok: false, reason: 'nobody-at-risk' });
    expect(returnProbability(curve, 10, 50)).toEqual({ ok: false, reason: 'beyond-follow-up' });
    expect(returnProbability(curve, 40, 50)).toEqual({ ok: false, reason: 'beyond-follow-up' });
    expect(() => returnProbability(curve, 10, 5)).toThrow(RangeError);
  });
});
