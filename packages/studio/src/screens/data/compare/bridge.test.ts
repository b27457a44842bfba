import type { Comparison } from '@attune/client';
import { expect, it } from 'vitest';
import { bridgeOf } from './bridge.ts';

const comparison: Comparison = {
  from: { id: 'a', asOf: '2026-05-31' },
  to: { id: 'b', asOf: '2026-06-30' },
  headline: '',
  comparable: true,
  notes: [],
  figures: [
    {
      name: 'Past-year revenue',
      path: 'value.pastYearRevenue',
      unit: 'money',
      before: 100,
      after: 130,
      change: 30,
    },
  ],
  causes: [
    { text: 'New customers.', amount: 50, kind: 'behaviour' },
    { text: 'Lost customers.', amount: -15, kind: 'behaviour' },
    { text: 'June 2025 left the past year.', amount: -10, kind: 'window' },
    { text: 'Another time zone.', amount: null, kind: 'rules' },
  ],
  segments: [],
  moves: [],
  data: { added: [], removed: [], changed: [], same: [], rejectedBefore: 0, rejectedAfter: 0 },
  settings: [],
};

it('adds up from before to after, what nobody explains included', () => {
  const bridge = bridgeOf(comparison, (day) => day, true);
  expect(bridge?.steps.map(({ key, amount }) => [key, amount])).toEqual([
    ['before', 100],
    ['cause:behaviour:gain', 50],
    ['cause:behaviour:loss', -15],
    ['cause:window:loss', -10],
    ['cause:remainder', 5],
    ['after', 130],
  ]);
  const [first, ...rest] = bridge?.steps ?? [];
  const last = rest.pop();
  expect(rest.reduce((sum, { amount }) => sum + amount, first?.amount ?? 0)).toBe(last?.amount);
});

it('shows no remainder that only adding made', () => {
  const figures = [{ ...comparison.figures[0]!, before: 0.1, after: 0.1 + 0.2 }];
  const causes = [{ text: '', amount: 0.2, kind: 'data' as const }];
  expect(bridgeOf({ ...comparison, figures, causes }, String, true)?.steps).toHaveLength(3);
});

it('calls what is withheld so, and not unexplained', () => {
  const [exact, shared] = [true, false].map((isExact) =>
    bridgeOf(comparison, String, isExact)?.steps.find(({ key }) => key === 'cause:remainder'),
  );
  expect(exact?.name).toBe('Not explained');
  expect(shared?.name).toBe('Not told');
});

it('does not draw what is withheld', () => {
  const figures = [{ ...comparison.figures[0]!, before: null }];
  expect(bridgeOf({ ...comparison, figures }, String, true)).toBeNull();
  expect(bridgeOf({ ...comparison, figures: [] }, String, true)).toBeNull();
});
