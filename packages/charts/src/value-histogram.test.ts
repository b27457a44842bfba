import { expect, test } from 'vitest';
import { percent } from './format.ts';
import { renderSvg } from './render-svg.ts';
import { type ValueBin, valueHistogram } from './value-histogram.ts';

const words = {
  write: (share: number) => percent(share),
  customers: 'Of customers',
  value: 'Of value',
  axis: 'Each brings',
  withheld: 'withheld',
};
const bins: readonly ValueBin[] = [
  { from: '€0', customers: 0.6, value: 0.1, isStrong: false, key: 'bin:0' },
  { from: '€10', customers: 0.3, value: 0.3, isStrong: false, key: 'bin:1' },
  { from: '€100', customers: null, value: null, isStrong: true },
];
const svgOf = (width: number, of = bins) =>
  renderSvg(valueHistogram(of, [{ at: 0.8, name: 'half' }], words, width), {
    id: 'h',
    title: 't',
    description: 'd',
  });

test('each bin is one mark in both panels, and one scale serves both', () => {
  const svg = svgOf(720);
  expect(svg.match(/data-key="bin:0"/g)).toHaveLength(2);
  const heights = [...svg.matchAll(/data-key="bin:0" d="M[\d.]+ [\d.]+l[\d.]+ 0l0 ([\d.]+)/g)].map(
    ([, height]) => Number(height),
  );
  expect(heights[0]! / heights[1]!).toBeCloseTo(6, 1);
  for (const said of ['half', '>€10<', 'withheld', '60']) expect(svg).toContain(said);
});

test('where the ends of bins have no room for their names, some stay unnamed', () => {
  const many = Array.from({ length: 12 }, (_, index) => ({
    ...bins[0]!,
    from: `€${index}00`,
    key: `bin:${index}`,
  }));
  const svg = svgOf(300, many);
  expect(svg).toContain('>€300<');
  expect(svg).not.toContain('>€100<');
});

test('it is drawn without nonsense at any width, and with no bins', () => {
  for (const svg of [svgOf(272), svgOf(900), svgOf(328, [])])
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});

test('names of quantiles do not lie on one another: one without room is left out', () => {
  const named = (quantiles: readonly { at: number; name: string }[]) =>
    renderSvg(valueHistogram(bins, quantiles, words, 300), { id: 'h', title: 't', description: 'd' });
  const near = [
    { at: 0.7, name: 'half of them below' },
    { at: 0.8, name: 'nine in ten of them below' },
  ];
  expect(named(near)).toContain('half of them below');
  expect(named(near)).not.toContain('nine in ten of them below');
  expect(named([near[0]!, { at: 2.9, name: 'nine in ten' }])).toContain('nine in ten');
});
