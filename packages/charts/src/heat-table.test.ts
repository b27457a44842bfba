import { expect, it } from 'vitest';
import { number, percent } from './format.ts';
import { heatTable } from './heat-table.ts';
import { dark, light } from './palette.ts';
import { renderSvg } from './render-svg.ts';

const words = {
  rows: 'First purchase',
  columns: 'Months since the first purchase',
  write: (value: number) => percent(value),
  short: (value: number) => number(100 * value),
  withheld: '·',
};
const ages = Array.from({ length: 18 }, (_, i) => `${i}–${i + 1}`);
const rows = Array.from({ length: 18 }, (_, i) => ({
  name: `Q${(i % 4) + 1} 2024`,
  values: ages.slice(0, 18 - i).map((_, age) => 0.6 / (1 + age)),
}));
const drawn = (width: number) =>
  renderSvg(heatTable(rows, ages, words, width), { id: 'h', title: 't', description: 'd' });
const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map((match) => match[1]!);

it('writes the number in each cell, as a share where there is room', () => {
  expect(texts(drawn(840)).filter((text) => text === percent(0.6))).toHaveLength(18);
  expect(texts(drawn(328)).filter((text) => text === '60')).toHaveLength(18);
});

it('leaves out columns where they would not be readable, and never the first', () => {
  const narrow = texts(drawn(328));
  expect(narrow).toContain('0');
  expect(narrow.filter((text) => text === '3')).toHaveLength(0);
});

/** Relative luminance: WCAG 2.2. */
function luminance(rgb: readonly number[]): number {
  const [r, g, b] = rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
const rgb = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);

it('keeps its figures at 4.5:1 on the strongest tint, in light and in dark', () => {
  const tints = [...drawn(840).matchAll(/fill-opacity="([\d.]+)"/g)].map((match) => Number(match[1]));
  const strongest = Math.max(...tints);
  expect(strongest).toBeLessThanOrEqual(0.5);
  for (const { accent, paper, ink } of [light, dark]) {
    const [a, p] = [rgb(accent), rgb(paper)];
    const cell = luminance(a.map((part, i) => part * strongest + p[i]! * (1 - strongest)));
    const text = luminance(rgb(ink));
    const contrast = (Math.max(cell, text) + 0.05) / (Math.min(cell, text) + 0.05);
    expect(contrast).toBeGreaterThan(4.5);
  }
});
