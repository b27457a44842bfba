import { expect, test } from 'vitest';
import { number } from './format.ts';
import { type PurchaseOutlook, purchaseOutlook } from './purchase-outlook.ts';
import { renderSvg } from './render-svg.ts';

const words = { write: number, heading: 'Purchases so far', today: '30 Jun 2026', ahead: '1 to 6 more' };
const outlook: PurchaseOutlook = {
  days: ['2025-01-10', '2025-04-02', '2025-11-20', '2026-06-10'],
  before: 2,
  asOf: '2026-06-30',
  until: '2027-06-30',
  expected: 2.8,
  low: 1,
  high: 6,
};
const svgOf = (width: number, of = outlook) =>
  renderSvg(purchaseOutlook(of, words, width), { id: 'o', title: 't', description: 'd' });

test('the past ends where the interval begins, at all purchases so far', () => {
  const [past] = purchaseOutlook(outlook, words, 720).option.series as readonly {
    data: readonly number[][];
  }[];
  expect(past!.data[0]![1]).toBe(2);
  expect(past!.data.at(-1)![1]).toBe(6);
  const svg = svgOf(720);
  for (const said of ['1 to 6 more', '30 Jun 2026', 'Purchases so far']) expect(svg).toContain(said);
});

test('somebody without a purchase, and one of today, are drawn without nonsense', () => {
  for (const of of [
    { ...outlook, days: [] },
    { ...outlook, days: ['2026-06-30'], low: 0, expected: 0.01, high: 0 },
    { ...outlook, until: '2026-06-30' },
  ])
    for (const width of [272, 900]) expect(svgOf(width, of)).not.toMatch(/NaN|undefined|Infinity/);
});
