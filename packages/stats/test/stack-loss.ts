import type { FactorDesign } from '../src/linear/factor-design.ts';

/**
 * Oxidation of ammonia to nitric acid on 21 days: air flow, water temperature, acid concentration, and stack loss.
 * Source: Brownlee (1965), Statistical Theory and Methodology in Science and Engineering; `stackloss` of R.
 */
export const stackLoss = {
  design: {
    rows: 21,
    numbers: [
      [80, 80, 75, 62, 62, 62, 62, 62, 58, 58, 58, 58, 58, 58, 50, 50, 50, 50, 50, 56, 70],
      [27, 27, 25, 24, 22, 23, 24, 24, 23, 18, 18, 17, 18, 19, 18, 18, 19, 19, 20, 20, 20],
      [89, 88, 90, 87, 87, 87, 93, 93, 87, 80, 89, 88, 82, 93, 89, 86, 72, 79, 80, 82, 91],
    ].map((column) => Float64Array.from(column)),
    factors: [],
  } satisfies FactorDesign,
  outcome: Float64Array.from([42, 37, 37, 28, 18, 18, 19, 20, 15, 14, 14, 13, 11, 12, 8, 7, 8, 8, 9, 15, 15]),
};
