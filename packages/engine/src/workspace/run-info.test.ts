import { expect, test } from 'vitest';
import type { Run, RunInput } from '../store/index.ts';
import { runInfo } from './run-info.ts';

const orders = { name: 'orders.csv', fingerprint: 'ab12', bytes: 120 };

function runOf(...inputs: readonly RunInput[]): Run {
  return {
    id: 'r1',
    state: 'published',
    inputs,
    playbookHash: 'cd34',
    playbookVersion: 1,
    version: '0.1.0',
    output: 'out',
    startedAt: '2026-07-01T10:00:00.000Z',
    finishedAt: '2026-07-01T10:00:09.000Z',
    asOf: '2026-06-30',
    info: {},
  };
}

test('a run says whether it read the made-up sample, also when the sample is gone', () => {
  expect(runInfo(runOf(orders), 'r1').sample).toBe(false);
  const made = runInfo(runOf(orders, { ...orders, name: 'made.csv', sample: true }), 'r1');
  expect(made.sample).toBe(true);
  expect(made.files[1]).toEqual({ name: 'made.csv', bytes: 120, rows: null });
});
