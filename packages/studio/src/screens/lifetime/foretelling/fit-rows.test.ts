import { expect, test } from 'vitest';
import { fitRows } from './fit-rows.ts';

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

test('each parameter has a row, and what belongs to the model stands in its first', () => {
  const rows = fitRows({ models: all, final: all });
  expect(rows.filter(({ when }) => when === 'final')).toHaveLength(8);
  expect(rows.slice(0, 2)).toMatchObject([
    {
      model: 'bgnbd',
      parameter: 'r',
      estimate: 0.5,
      error: 0.08,
      logLikelihood: -9582.1,
      settled: 'yes, 3 of 4 starts',
    },
    { parameter: 'alpha', estimate: 6.2, error: 0.7, logLikelihood: null, notes: '' },
  ]);
  expect(rows.find(({ parameter }) => parameter === 'k')).toMatchObject({
    model: 'mbgcnbdk',
    estimate: 2,
    error: null,
  });
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});

test('a model that was refused says why, and one without standard errors too', () => {
  const unsure = { ...fit, standardErrors: { value: null, reason: 'The data does not tell them apart.' } };
  const rows = fitRows({ models: { ...all, bgnbd: unsure }, final: all });
  expect(rows[0]).toMatchObject({
    error: null,
    notes: 'The data does not tell them apart. One start ended elsewhere.',
  });
  expect(rows.find(({ model }) => model === 'mbgnbd')).toMatchObject({
    parameter: null,
    notes: 'Nobody bought again.',
  });
});
