import { describe, expect, it } from 'vitest';
import { seededRandom } from '../random/random.ts';
import { uniform } from '../random/uniform.ts';
import { fitKaplanMeier, type KaplanMeier } from './kaplan-meier.ts';
import { survivalInterval } from './survival-interval.ts';

function fitted(
  rows: readonly (readonly [duration: number, events: number, censored: number])[],
): KaplanMeier {
  const curve = fitKaplanMeier({
    durations: Float64Array.from(rows, (row) => row[0]),
    events: Float64Array.from(rows, (row) => row[1]),
    censored: Float64Array.from(rows, (row) => row[2]),
  });
  if (!curve.ok) throw new Error(curve.reason);
  return curve;
}

describe('survivalInterval', () => {
  it('gives the published log–log interval of the 6-MP group at week 10: 0.503 to 0.889 (R, survfit)', () => {
    const curve = fitted([
      [6, 3, 1],
      [7, 1, 0],
      [9, 0, 1],
      [10, 1, 1],
      [11, 0, 1],
      [13, 1, 0],
      [16, 1, 0],
      [17, 0, 1],
      [35, 0, 9],
    ]);
    const at = survivalInterval(curve, 10);
    if (!at.ok) throw new Error(at.reason);
    expect(Math.abs(at.estimate - 0.753)).toBeLessThan(0.001);
    expect(Math.abs(at.low - 0.503)).toBeLessThan(0.001);
    expect(Math.abs(at.high - 0.889)).toBeLessThan(0.001);
  });

  it('covers the truth about as often as it says, with every third customer censored', () => {
    const random = seededRandom(4);
    let covered = 0;
    const rounds = 400;
    for (let round = 0; round < rounds; round++) {
      const rows = Array.from({ length: 120 }, () => {
        let [duration, isLost] = [0, false];
        const until = 2 + Math.floor(uniform(random) * 6);
        while (duration < until && !isLost) {
          duration++;
          isLost = uniform(random) < 0.2;
        }
        return [duration, isLost ? 1 : 0, isLost ? 0 : 1] as const;
      });
      const at = survivalInterval(fitted(rows), 4);
      if (at.ok && at.low <= 0.8 ** 4 && 0.8 ** 4 <= at.high) covered++;
    }
    expect(covered / rounds).toBeGreaterThan(0.92);
    expect(covered / rounds).toBeLessThan(0.98);
  });

  it('has no answer where all or none are lost, or beyond what was seen', () => {
    const curve = fitted([
      [1, 0, 2],
      [2, 3, 0],
    ]);
    expect(survivalInterval(curve, 1)).toEqual({ ok: false, reason: 'no-variation' });
    expect(survivalInterval(curve, 2)).toEqual({ ok: false, reason: 'no-variation' });
    expect(survivalInterval(curve, 3)).toEqual({ ok: false, reason: 'beyond-follow-up' });
  });
});
