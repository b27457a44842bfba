import { expect, test } from 'vitest';
import { likelihoodRatio } from './likelihood-ratio.ts';

const convergence = {
  converged: true,
  identified: true,
  iterations: 1,
  starts: 1,
  startsReachingBest: 1,
  gradient: 0,
  condition: 1,
  notes: [],
};
const fitted = (logLikelihood: number, names: readonly string[], customers = 10, converged = true) => ({
  parameters: Object.fromEntries(names.map((name) => [name, 1])),
  logLikelihood,
  customers,
  convergence: { ...convergence, converged },
});
const plain = fitted(-100, ['r']);

test('the 5 % points of tables of χ²', () => {
  for (const [degrees, point] of [
    [1, 3.841459],
    [2, 5.991465],
    [5, 11.070498],
  ] as const) {
    const names = ['r', ...Array.from({ length: degrees }, (_, i) => `z${i}`)];
    const found = likelihoodRatio(plain, fitted(-100 + point / 2, names));
    expect(found).toMatchObject({ ok: true, degreesOfFreedom: degrees });
    expect(found.ok && found.pValue).toBeCloseTo(0.05, 7);
  }
});

test('a search that stopped short is no test', () => {
  const refused = { ok: false, reason: 'not-converged' };
  expect(likelihoodRatio(plain, fitted(-90, ['r', 'z'], 10, false))).toMatchObject(refused);
  expect(likelihoodRatio(plain, fitted(-101, ['r', 'z']))).toMatchObject(refused);
  expect(likelihoodRatio(plain, fitted(-100.004, ['r', 'z']))).toMatchObject({ statistic: 0, pValue: 1 });
});

test('fits that do not compare are bugs', () => {
  expect(() => likelihoodRatio(plain, fitted(-90, ['r', 'z'], 11))).toThrow(RangeError);
  expect(() => likelihoodRatio(plain, fitted(-90, ['r']))).toThrow(RangeError);
});
