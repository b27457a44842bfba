import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base, type Person, summaryOf } from '../../../test/made-up-base.ts';
import { retailer } from '../../../test/summary-fixture.ts';
import { shareSummary } from '../../report/index.ts';
import type { Comparison } from './comparison.ts';
import { shareComparison } from './share-comparison.ts';

const plain: Comparison = {
  from: { id: 'a', asOf: '2026-05-31' },
  to: { id: 'b', asOf: '2026-06-30' },
  headline: 'Past-year revenue rose by 2 % to €4 k',
  comparable: true,
  notes: [],
  figures: [],
  causes: [],
  segments: [],
  moves: [],
  data: { added: [], removed: [], changed: [], same: [], rejectedBefore: 0, rejectedAfter: 0 },
  settings: [],
};
const both = { older: retailer, newer: retailer };

/** The same people a run earlier, in the states that they came from; who was none yet was not in it. */
function pairOf(people: readonly Person[]) {
  const then = people.flatMap((one) =>
    one.earlier === 'not yet a customer' ? [] : [{ ...one, state: one.earlier, pattern: 'one-and-done' }],
  );
  const counts = new Map<string, { from: string; to: string; customers: number }>();
  for (const { earlier: from, state: to } of people) {
    const key = `${from} > ${to}`;
    counts.set(key, { from, to, customers: (counts.get(key)?.customers ?? 0) + 1 });
  }
  return { older: summaryOf(then), newer: summaryOf(people), moves: [...counts.values()] };
}

it('shows no small move, nor one that is the only gap in a known sum', () => {
  fc.assert(
    fc.property(base, fc.constantFrom(2, 5, 10, 40), (people, k) => {
      const { older, newer, moves } = pairOf(people);
      const shared = shareComparison({ ...plain, moves }, { older, newer }, k);
      if (shared.moves.length === 0) return;
      for (const [i, { customers }] of moves.entries())
        if (customers < k) expect(shared.moves[i]!.customers).toBeNull();
      for (const [end, summary] of [
        ['from', shareSummary(older, k)],
        ['to', shareSummary(newer, k)],
      ] as const)
        for (const { state, customers } of summary.lifecycleValue) {
          const gaps = shared.moves.filter((move) => move[end] === state && move.customers === null);
          if (customers !== null) expect(gaps.length).not.toBe(1);
        }
    }),
    { numRuns: 150 },
  );
});

it('withholds figures and segments as the audits of the two runs do', () => {
  const few = { ...retailer, prospects: 3 };
  const figures = [
    { name: 'Known people', path: 'prospects', unit: 'count', before: 882, after: 3, change: -879 },
    { name: 'Customers', path: 'customers', unit: 'count', before: 24_120, after: 24_120, change: 0 },
    { name: 'New', path: 'lifecycle.new', unit: 'days', before: 3, after: 4, change: 1 },
  ] as const;
  const shared = shareComparison({ ...plain, figures: [...figures] }, { older: retailer, newer: few }, 10);
  expect(shared.figures).toEqual([{ ...figures[0], after: null, change: null }, figures[1], figures[2]]);
  expect(shared.headline).toBe(plain.headline);
});

it('of causes that add up it withholds no single one, and the headline that quotes one', () => {
  const causes = [
    { text: '4 came back.', amount: 120, kind: 'behaviour', customers: 4 },
    { text: '300 bought more.', amount: 900, kind: 'behaviour', customers: 300 },
    { text: '800 bought less.', amount: -500, kind: 'behaviour', customers: 800 },
    { text: 'Rows were corrected.', amount: 30, kind: 'data', customers: null },
  ] as const;
  const shared = shareComparison({ ...plain, causes: [...causes] }, both, 10);
  expect(shared.causes.map(({ amount }) => amount)).toEqual([null, null, -500, 30]);
  expect(shared.headline).not.toBe(plain.headline);
  expect(shareComparison({ ...plain, causes: causes.slice(1) }, both, 10).causes).toEqual(causes.slice(1));
});
