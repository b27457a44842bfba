import { expect, test } from 'vitest';
import { number } from './format.ts';
import { renderSvg } from './render-svg.ts';
import { type TrackedLine, trackingLines } from './tracking-lines.ts';

const words = { write: number, heading: 'Purchases a week', seen: 'seen', after: 'not seen' };
const days = Array.from({ length: 104 }, (_, week) =>
  new Date(Date.UTC(2024, 0, 7 + week * 7)).toISOString().slice(0, 10),
);
const lines: readonly TrackedLine[] = [
  { name: 'happened', role: 'actual', values: days.map((_, i) => 50 + i), key: 'tracking:actual' },
  { name: 'expected', role: 'main', values: days.map((_, i) => 52 + i), key: 'tracking:mbgnbd' },
  { name: 'otherwise', role: 'other', values: days.map((_, i) => (i % 40 === 3 ? null : 51 + i)) },
];
const svgOf = (width: number, of = lines, at = days) =>
  renderSvg(trackingLines(at, of, '2025-06-29', words, width), { id: 't', title: 't', description: 'd' });

test('each line is one mark with its name at its end, and the time nobody had seen is marked', () => {
  const svg = svgOf(720);
  for (const said of ['>happened<', '>expected<', '>seen<', '>not seen<', 'data-key="tracking:actual"'])
    expect(svg).toContain(said);
});

test('names at the ends do not lie on one another', () => {
  const heights = [
    ...svgOf(360).matchAll(/translate\([\d.]+ ([\d.]+)\)[^>]*>(?:happened|expected|otherwise)</g),
  ].map((match) => Number(match[1]));
  const sorted = heights.toSorted((a, b) => a - b);
  for (const [index, height] of sorted.slice(1).entries())
    expect(height - sorted[index]!).toBeGreaterThanOrEqual(15);
});

test('a value that is withheld breaks the line, and a line of nothing but such is not drawn', () => {
  const hidden = { name: 'secret', role: 'other' as const, values: days.map(() => null) };
  const pieces = (svg: string) => svg.match(/<polyline|<path/g)?.length ?? 0;
  const broken = { ...lines[0]!, values: lines[0]!.values.map((value, i) => (i === 50 ? null : value)) };
  expect(pieces(svgOf(720, [broken]))).toBe(pieces(svgOf(720, [lines[0]!])) + 2);
  expect(svgOf(720, [hidden])).not.toContain('secret');
});

test('few days, and none, are drawn without nonsense', () => {
  for (const at of [days.slice(0, 1), days.slice(0, 2), []]) {
    const of = lines.map((line) => ({ ...line, values: line.values.slice(0, at.length) }));
    expect(svgOf(300, of, at)).not.toMatch(/NaN|undefined|Infinity/);
  }
});
