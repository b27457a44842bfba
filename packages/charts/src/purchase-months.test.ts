import { expect, test } from 'vitest';
import { amountsIn } from './format.ts';
import { type PurchaseMonth, purchaseMonths } from './purchase-months.ts';
import { renderSvg } from './render-svg.ts';

const { tick } = amountsIn('EUR');
const words = { write: tick, heading: 'Bought, EUR', silence: 'silent for 143 days' };
const month = (index: number, bought: number, givenBack = 0): PurchaseMonth => ({
  month: `${2025 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
  bought,
  givenBack,
  ...(bought > 0 || givenBack > 0 ? { key: `month:${index}` } : {}),
});
const svgOf = (months: readonly PurchaseMonth[], width = 720) =>
  renderSvg(purchaseMonths(months, words, width), { id: 'c', title: 't', description: 'd' });

test('what was bought stands above the line, what went back below, under one key', () => {
  const months = [month(0, 40), month(1, 0), month(2, 25, 10)];
  const drawing = purchaseMonths(months, words, 720);
  expect(drawing.option.series).toMatchObject([
    { stack: 'month', data: [{ value: 40 }, { value: 0 }, { value: 25 }] },
    { stack: 'month', data: [{ value: 0 }, { value: 0 }, { value: -10 }] },
  ]);
  const keys = [...svgOf(months).matchAll(/ data-key="([^"]*)"/g)].map(([, key]) => key);
  expect(keys.filter((key) => key === 'month:2')).toHaveLength(2);
  expect(new Set(keys)).toEqual(new Set(['month:0', 'month:2']));
});

test('a silence is named where the months since the last purchase have room for it', () => {
  const long = [month(0, 40), ...Array.from({ length: 14 }, (_, index) => month(index + 1, 0))];
  expect(svgOf(long)).toContain('silent for 143 days');
  expect(svgOf([...long.map((_, index) => month(index, 40)), month(15, 0)])).not.toContain(
    'silent for 143 days',
  );
  expect(svgOf([...long, month(15, 5)])).not.toContain('silent for 143 days');
});

test('a single month, and none, are drawn without nonsense', () => {
  for (const months of [[month(5, 12)], [], [month(0, 0, 9)]])
    expect(svgOf(months)).not.toMatch(/NaN|undefined|Infinity/);
});

test('many years of months name their years', () => {
  const svg = svgOf(
    Array.from({ length: 120 }, (_, index) => month(index, 1)),
    336,
  );
  expect(svg).toMatch(/>2027</);
  expect(svg).not.toMatch(/>Jan\u00A02027</);
});
