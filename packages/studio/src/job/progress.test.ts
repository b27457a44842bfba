import { expect, test } from 'vitest';
import { shareOf, stageOf, stages } from './progress.ts';

test('the share grows from stage to stage, up to everything', () => {
  const shares = stages.map((stage) =>
    shareOf({ state: 'running', progress: { stage, text: '', share: null } }),
  );
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shareOf({ state: 'running', progress: null })).toBe(0);
  expect(shareOf({ state: 'published', progress: null })).toBe(1);
});

test('a share within a stage counts for its part of the whole', () => {
  const half = shareOf({ state: 'running', progress: { stage: 'reading', text: '', share: 0.5 } });
  const all = shareOf({ state: 'running', progress: { stage: 'customers', text: '', share: 0 } });
  expect(half).toBeCloseTo(all / 2);
});

test('a job that waits for another says so; one that is next, or has not said anything yet, starts', () => {
  expect(stageOf({ state: 'waiting', progress: null })).toMatch(/^Waiting/);
  expect(stageOf({ state: 'waiting', progress: null }, true)).toMatch(/^Starting/);
  expect(stageOf({ state: 'running', progress: null })).toMatch(/^Starting/);
});
