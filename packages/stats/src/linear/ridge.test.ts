import { describe, expect, it } from 'vitest';
import { relativeError } from '../../test/relative.ts';
import { stackLoss } from '../../test/stack-loss.ts';
import { normal } from '../random/normal.ts';
import { seededRandom } from '../random/random.ts';
import { conformalOffsets, heldOutCoverage, leastConformalRows } from './conformal.ts';
import { type FactorDesign, predictRow } from './factor-design.ts';
import { randomFolds, splitFold } from './folds.ts';
import { fitRidge } from './ridge.ts';

function fitted(design: FactorDesign, outcome: Float64Array, folds: Int32Array) {
  const fit = fitRidge(design, outcome, folds);
  if (!fit.ok) throw new Error(fit.reason);
  return fit;
}

/** Customers of two factors and a number, with effects of a given size. */
function madeUp(rows: number, seed: number, size: number, spread: number) {
  const random = seededRandom(seed);
  const a = Int32Array.from({ length: rows }, (_, i) => i % 6);
  const b = Int32Array.from({ length: rows }, (_, i) => Math.floor(i / 6) % 3);
  const x = Float64Array.from({ length: rows }, () => normal(random, 3, 2));
  const truth = Float64Array.from(x, (v, i) => 2 + size * (0.4 * v + 0.3 * a[i]! - 0.5 * b[i]!));
  const design = {
    rows,
    numbers: [x],
    factors: [
      { levels: 6, codes: a },
      { levels: 3, codes: b },
    ],
  };
  return { design, truth, outcome: truth.map((y) => y + spread * normal(random, 0, 1)), random };
}

describe('fitRidge', () => {
  it('collapses to the published least squares where the penalty weighs nothing beside the rows', () => {
    // R: lm(stack.loss ~ stack.x): −39.9197, 0.7156, 1.2953, −0.1521. 4,000 copies of each row against one.
    const copies = 4000;
    const again = (column: Float64Array) =>
      Float64Array.from({ length: 21 * copies }, (_, i) => column[i % 21]!);
    const design = { rows: 21 * copies, numbers: stackLoss.design.numbers.map(again), factors: [] };
    const folds = Int32Array.from({ length: design.rows }, (_, i) => Math.floor(i / 21) % 5);
    const { predictor } = fitted(design, again(stackLoss.outcome), folds);
    const published = [-39.9197, 0.7156, 1.2953, -0.1521];
    for (const [j, value] of [predictor.intercept, ...predictor.slopes].entries())
      expect(relativeError(value, published[j]!)).toBeLessThan(1e-3);
  });

  it('stands where the gradient of the penalised squares is nought', () => {
    const { design, outcome, random } = madeUp(400, 2, 1, 1);
    const { predictor, penalty } = fitted(design, outcome, randomFolds(400, 5, random));
    const residuals = outcome.map((y, i) => y - predictRow(predictor, design, i));
    const of = (weights: (i: number) => number) =>
      residuals.reduce((sum, residual, i) => sum + weights(i) * residual, 0);
    expect(of(() => 1)).toBeCloseTo(0, 6);
    for (const [j, { codes, levels }] of design.factors.entries())
      for (let level = 0; level < levels; level++)
        expect(of((i) => (codes[i] === level ? 1 : 0))).toBeCloseTo(
          penalty * predictor.effects[j]![level]!,
          6,
        );
    const x = design.numbers[0]!;
    const mean = x.reduce((sum, v) => sum + v, 0) / 400;
    const variance = x.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 400;
    expect(of((i) => x[i]! - mean)).toBeCloseTo(penalty * predictor.slopes[0]! * variance, 5);
  });

  it('finds what was planted, and says how well it predicts the unseen', () => {
    const { design, truth, outcome, random } = madeUp(3000, 4, 1, 0.8);
    const fit = fitted(design, outcome, randomFolds(3000, 10, random));
    const off = truth.map((y, i) => (y - predictRow(fit.predictor, design, i)) ** 2);
    expect(Math.sqrt(off.reduce((sum, v) => sum + v, 0) / 3000)).toBeLessThan(0.06);
    const mean = outcome.reduce((sum, y) => sum + y, 0) / 3000;
    const variance = outcome.reduce((sum, y) => sum + (y - mean) ** 2, 0) / 3000;
    expect(Math.abs(fit.heldOutR2 - (1 - 0.64 / variance))).toBeLessThan(0.03);
  });

  it('holds out what it says it holds out', () => {
    const { design, outcome, random } = madeUp(60, 6, 1, 1);
    const folds = randomFolds(60, 4, random);
    const { foldPredictors, heldOutResiduals, penalty } = fitted(design, outcome, folds);
    expect(foldPredictors).toHaveLength(4);
    // Another outcome in a fold changes the fits of the other folds, never its own.
    const changed = outcome.map((y, i) => (folds[i] === 2 ? y + 0.01 * Math.sin(i) : y));
    const other = fitted(design, changed, folds);
    expect(other.penalty).toBe(penalty);
    expect(other.foldPredictors[2]!.intercept).toBeCloseTo(foldPredictors[2]!.intercept, 9);
    expect(other.foldPredictors[1]!.intercept).not.toBeCloseTo(foldPredictors[1]!.intercept, 9);
    for (const i of splitFold(folds, 1).inside)
      expect(heldOutResiduals[i]).toBeCloseTo(outcome[i]! - predictRow(foldPredictors[1]!, design, i), 10);
  });

  it('predicts nothing from nothing: noise has no held-out share', () => {
    const { design, outcome, random } = madeUp(500, 8, 0, 1);
    expect(fitted(design, outcome, randomFolds(500, 10, random)).heldOutR2).toBeLessThan(0.02);
  });

  it('refuses too few rows and outcomes that are all alike', () => {
    const { design, random } = madeUp(12, 1, 1, 1);
    expect(fitRidge(design, new Float64Array(12).fill(3), randomFolds(12, 3, random))).toEqual({
      ok: false,
      reason: 'no-variation',
    });
    expect(fitRidge(design, new Float64Array(12), randomFolds(12, 10, random))).toEqual({
      ok: false,
      reason: 'too-few-rows',
    });
    expect(() => fitRidge(design, new Float64Array(3), randomFolds(12, 3, random))).toThrow(RangeError);
  });
});

describe('conformalOffsets', () => {
  it('needs as many rows as both ends of the interval take', () => {
    expect(leastConformalRows(0.95)).toBe(39);
    expect(leastConformalRows(0.9)).toBe(19);
    expect(conformalOffsets(new Float64Array(38), 0.95)).toEqual({ ok: false, reason: 'too-few-rows' });
    const sorted = Float64Array.from({ length: 39 }, (_, i) => i);
    expect(conformalOffsets(sorted, 0.95)).toEqual({ ok: true, low: 0, high: 38 });
    expect(
      conformalOffsets(
        Float64Array.from({ length: 79 }, (_, i) => i),
        0.95,
      ),
    ).toEqual({
      ok: true,
      low: 1,
      high: 77,
    });
  });

  it.each([60, 200, 1000])(
    'learned from %d rows holds its share of new ones, noise skewed and of uneven spread',
    (rows) => {
      let inside = 0;
      let asked = 0;
      for (let seed = 1; seed <= 40; seed++) {
        const { design, truth, random } = madeUp(rows + 200, seed, 1, 0);
        const outcome = truth.map((y, i) => y + (1 + (i % 3)) * (Math.exp(0.7 * normal(random, 0, 1)) - 1));
        const first = Int32Array.from({ length: rows }, (_, i) => i);
        const known = {
          rows,
          numbers: [design.numbers[0]!.slice(0, rows)],
          factors: design.factors.map(({ levels, codes }) => ({ levels, codes: codes.slice(0, rows) })),
        };
        const fit = fitted(
          known,
          Float64Array.from(first, (i) => outcome[i]!),
          randomFolds(rows, 10, random),
        );
        const offsets = conformalOffsets(fit.heldOutResiduals, 0.95);
        if (!offsets.ok) throw new Error(offsets.reason);
        for (let i = rows; i < rows + 200; i++) {
          const predicted = fit.foldPredictors.map((predictor) => predictRow(predictor, design, i));
          const low = Math.min(...predicted) + offsets.low;
          const high = Math.max(...predicted) + offsets.high;
          inside += outcome[i]! >= low && outcome[i]! <= high ? 1 : 0;
          asked += 1;
        }
      }
      expect(inside / asked).toBeGreaterThan(0.94);
      expect(inside / asked).toBeLessThan(0.985);
    },
  );

  it('measures its coverage on rows that had no part in it', () => {
    const random = seededRandom(12);
    const residuals = Float64Array.from({ length: 2000 }, () => normal(random, 0, 1));
    const coverage = heldOutCoverage(residuals, randomFolds(2000, 10, random), 0.95);
    expect(Math.abs(coverage! - 0.95)).toBeLessThan(0.012);
    expect(heldOutCoverage(residuals.slice(0, 40), randomFolds(40, 10, random), 0.95)).toBeUndefined();
  });
});
