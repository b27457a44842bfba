import { seededRandom } from '@attune/stats';
import { expect, test } from 'vitest';
import { buyers, fittedBgNbd, historiesOf, watched } from '../../test/made-up-buyers.ts';
import { compareCohorts } from './cohorts.ts';

function compared(customers: number, rateOf: (age: number) => number) {
  const histories = historiesOf(buyers(seededRandom(3), customers, rateOf, 0));
  return compareCohorts(histories, fittedBgNbd(histories), watched);
}

test('customers who all buy by one law are not told apart', () => {
  const found = compared(3000, () => 0.08);
  expect(found).toMatchObject({ ok: true, verdict: 'alike' });
  if (found.ok)
    expect(found.cohorts.map(({ cohort }) => cohort)).toEqual(['2024 H1', '2024 H2', '2025 H1', '2025 H2']);
});

test('customers who came early and buy more often differ', () => {
  const found = compared(3000, (age) => (age > 50 ? 0.15 : 0.06));
  expect(found).toMatchObject({ ok: true, verdict: 'differ' });
  if (!found.ok) return;
  expect(found.pValue).toBeLessThan(1e-6);
  expect(found.cohorts.reduce((sum, { fit }) => sum + fit.customers, 0)).toBe(3000);
});

test('too few customers are not compared', () => {
  expect(compared(250, () => 0.08)).toMatchObject({
    ok: false,
    reason: expect.stringContaining('no two times of first purchase'),
  });
});

test('an age finds the time of first purchase that it was fitted with, a later one the last', () => {
  const found = compared(3000, (age) => (age > 50 ? 0.15 : 0.06));
  if (!found.ok) throw new Error(found.reason);
  const cohortOf = (days: number) => found.cohorts[found.placeOf(days / 7)]?.cohort;
  expect([730, 549, 548, 366, 365, 184, 183, 0].map(cohortOf)).toEqual([
    '2024 H1',
    '2024 H1',
    '2024 H2',
    '2024 H2',
    '2024 H2',
    '2025 H1',
    '2025 H2',
    '2025 H2',
  ]);
});
