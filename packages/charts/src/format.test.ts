import { expect, it } from 'vitest';
import { amountsIn, day, monthOf, number, percent, percentRange, percentsAlike, readable } from './format.ts';

/** No-break spaces read as plain ones here, so that the examples stay legible. */
const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const euro = amountsIn('EUR');

it('groups thousands and uses a real minus sign', () => {
  expect(number(1234567.891, 1)).toBe('1,234,567.9');
  expect(number(-1234)).toBe('−1,234');
  expect(number(-0.2)).toBe('0');
  expect(number(999)).toBe('999');
});

it('keeps the unit with its number', () => {
  expect(percent(0.12)).toBe('12\u00A0%');
  expect(euro.short(1_200_000)).toBe('€1.2\u00A0M');
});

it.each([
  [0, '0 %'],
  [0.0002, 'under 0.1 %'],
  [0.0014, '0.1 %'],
  [0.024, '2.4 %'],
  [0.124, '12 %'],
  [0.9962, '99.6 %'],
  [0.9999, 'over 99.9 %'],
  [1, '100 %'],
  [-0.06, '−6 %'],
])('writes the share %s as %s', (share, text) => {
  expect(plain(percent(share))).toBe(text);
});

it.each([
  [[0.12, 0.18], '12–18 %'],
  [[0.021, 0.032], '2.1–3.2 %'],
  [[0.5, 0.5], '50.0 %'],
] as const)('writes the interval %s as %s', (ends, text) => {
  expect(plain(percentRange(ends))).toBe(text);
});

it.each([
  [0, '€0'],
  [4.5, '€4.50'],
  [28.4, '€28'],
  [1240, '€1,240'],
  [9999.6, '€10 k'],
  [45_000, '€45 k'],
  [999_600, '€1.0 M'],
  [1_240_000, '€1.2 M'],
  [123_400_000, '€123 M'],
  [2_500_000_000, '€2.5 bn'],
  [-31_000, '−€31 k'],
])('shortens %s to %s', (value, text) => {
  expect(plain(euro.short(value))).toBe(text);
});

it.each([
  [[40_000, 60_000], '€40–60 k'],
  [[91_234, 143_200], '€90–140 k'],
  [[1_150_000, 3_400_000], '€1.2–3.4 M'],
  [[0, 60_000], '€0–60 k'],
  [[400, 900], '€400–900'],
  [[-20, -4], '−€20 to −€4'],
  [[49_800, 50_200], 'about €50 k'],
  [[0, 0], '€0'],
] as const)('writes the range %s as %s', (ends, text) => {
  expect(plain(euro.range(ends))).toBe(text);
});

it('leaves the zero after the point off an axis', () => {
  expect([30e6, 1.5e6, 0].map(euro.tick).map(plain)).toEqual(['€30 M', '€1.5 M', '€0']);
});

it('writes any currency, and none', () => {
  expect(plain(amountsIn('CHF').short(45_000))).toBe('CHF 45 k');
  expect(amountsIn('JPY').exact(1234)).toBe('¥1,234');
  expect(amountsIn('USD').exact(-1234.5)).toBe('−$1,234.50');
  expect(plain(amountsIn(null).short(45_000))).toBe('45 k');
  expect(amountsIn(null).exact(12)).toBe('12');
});

it('writes amounts that are added in one unit and one precision', () => {
  const write = euro.alike([4_552_000, 210_000, -601_000]);
  expect([4_552_000, 210_000, -601_000].map((v) => plain(write(v)))).toEqual([
    '€4.55 M',
    '€0.21 M',
    '−€0.60 M',
  ]);
});

it('writes days and months without the machine’s calendar', () => {
  expect(plain(day('2026-06-30'))).toBe('30 Jun 2026');
  expect(plain(monthOf('2026-01'))).toBe('Jan 2026');
});

it('writes shares that stand together with the same decimals', () => {
  const write = (shares: number[]) => shares.map(percentsAlike(shares)).map(plain);
  expect(write([0.08, 0.017, 0.43, 0])).toEqual(['8.0 %', '1.7 %', '43 %', '0 %']);
  expect(write([0.08, 0.02, 0.43])).toEqual(['8 %', '2 %', '43 %']);
  expect(write([0.0001, 0.02])).toEqual(['under 0.1 %', '2 %']);
});

it('makes the days and shares of a sentence readable', () => {
  expect(readable('From 2025-07-01 to 2026-06-30, 6 % more')).toBe(
    'From 1\u00A0Jul\u00A02025 to 30\u00A0Jun\u00A02026, 6\u00A0% more',
  );
  expect(readable('run 2026-06-301')).toBe('run 2026-06-301');
});
