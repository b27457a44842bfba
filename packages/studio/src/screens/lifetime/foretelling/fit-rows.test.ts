import { expect, test } from 'vitest';
import { estimateRows, fitRows } from './fit-rows.ts';

const fit = {
  parameters: { r: 0.5, alpha: 6.2 },
  standardErrors: { r: 0.08, alpha: 0.7 },
  logLikelihood: -9582.1,
  converged: true,
  identified: true,
  customers: 2357,
  starts: 4,
  startsReachingBest: 3,
  notes: ['One start ended elsewhere.'],
};
const refused = { value: null, reason: 'Nobody bought again.' };
const all = {
  bgnbd: fit,
  mbgnbd: refused,
  paretonbd: refused,
  mbgcnbdk: { ...fit, k: 2 },
  gammagamma: refused,
};

test('each parameter has a row with both of its estimates', () => {
  const rows = estimateRows({ models: all, final: { ...all, bgnbd: refused } });
  expect(rows.map(({ model, parameter }) => `${model} ${parameter}`)).toEqual([
    'bgnbd r',
    'bgnbd alpha',
    'mbgcnbdk r',
    'mbgcnbdk alpha',
    'mbgcnbdk k',
  ]);
  expect(rows[0]).toMatchObject({ calibrated: 0.5, calibratedError: 0.08, final: null, finalError: null });
  expect(rows.at(-1)).toMatchObject({ calibrated: 2, calibratedError: null, final: 2 });
});

test('a model that was refused says why, and one without standard errors too', () => {
  const unsure = { ...fit, standardErrors: { value: null, reason: 'The data does not tell them apart.' } };
  const rows = fitRows({ models: { ...all, bgnbd: unsure }, final: all });
  expect(rows).toHaveLength(10);
  expect(rows[0]).toMatchObject({
    settled: 'yes, 3 of 4 starts',
    notes: 'The data does not tell them apart. One start ended elsewhere.',
  });
  expect(rows.find(({ model }) => model === 'mbgnbd')).toMatchObject({
    settled: null,
    logLikelihood: null,
    notes: 'Nobody bought again.',
  });
});
