import { describe, expect, it } from 'vitest';
import { type BridgeStep, bridgeChart } from './bridge.ts';
import { cohortChart } from './cohort-lines.ts';
import type { Drawing } from './drawing.ts';
import { amountsIn, number, percent } from './format.ts';
import { intervalRows } from './interval-rows.ts';
import { lorenzChart } from './lorenz.ts';
import { migrationChart } from './migration.ts';
import { monthBars } from './month-bars.ts';
import { categorical } from './palette.ts';
import { rankedBars } from './ranked-bars.ts';
import { renderSvg } from './render-svg.ts';
import { colours } from './theme.ts';
import { twoByTwo } from './two-by-two.ts';

const { short } = amountsIn('EUR');
const hostile = '</text><script>alert(1)</script>"{a|b} & \' fill="#1b1e23"';

const steps: BridgeStep[] = [
  { name: 'Last year', kind: 'total', amount: 100_000, note: '120 customers' },
  { name: 'New', kind: 'change', amount: 30_000, note: '40 customers' },
  { name: 'Lost', kind: 'change', amount: -20_000, note: '30 customers' },
  { name: 'This year', kind: 'total', amount: 110_000, note: '130 customers' },
];
const groups = [
  { name: 'New', colour: categorical[0] },
  { name: 'Active', colour: categorical[1] },
];

const drawings: Readonly<Record<string, (width: number) => Drawing>> = {
  bridge: (width) => bridgeChart(steps, short, width),
  lorenz: (width) =>
    lorenzChart(
      [
        { customers: 0.12, revenue: 0.6 },
        { customers: 1, revenue: 1 },
      ],
      { customers: 0.12, revenue: 0.6 },
      { marked: ['12 %', '60 %'], customers: 'Share of customers', revenue: 'Share of revenue' },
      width,
    ),
  cohorts: (width) =>
    cohortChart(
      [
        { name: '2024', values: [10, 20, 30] },
        { name: '2025', values: [12] },
      ],
      { age: 2, older: 20, newer: 18, low: 16, high: 21, label: 'newer −€2' },
      { write: short, value: 'Revenue per customer', age: 'Months' },
      width,
    ),
  ranked: (width) =>
    rankedBars(
      {
        names: ['a', hostile],
        colours: [colours.accent, colours.context],
        columns: [
          { heading: 'Customers', values: [2, 1], labels: ['2', '1'] },
          { heading: 'Revenue', values: [1, 0], labels: ['1', '0'] },
        ],
      },
      width,
    ),
  grid: (width) =>
    twoByTwo(
      [{ across: 'left', down: 'top', name: hostile, size: 3, lines: ['3 customers'], strong: true }],
      { across: ['less', 'more'], down: ['high', 'low'] },
      width,
    ),
  migration: (width) => migrationChart(groups, [{ from: 'New', to: 'Active', size: 7 }], number, width),
  intervals: (width) =>
    intervalRows(
      [{ name: hostile, low: 0.1, high: 0.3, point: 0.2, label: '20 %', colour: colours.accent }],
      { heading: 'Share', axis: percent },
      width,
    ),
  months: (width) =>
    monthBars(
      [{ month: '2026-05', analysed: 10, expected: 12, matches: false }],
      { write: short, heading: 'Revenue' },
      width,
    ),
};

const render = (name: string, id = name, width = 720) =>
  renderSvg(drawings[name]!(width), { id, title: `Finding <${name}>`, description: 'What it shows.' });

describe.each(Object.keys(drawings))('the %s chart', (name) => {
  it('is an image with a title and a description', () => {
    const svg = render(name);
    expect(svg).toMatch(/^<svg [^>]*role="img"/);
    expect(svg).toContain(`<title id="${name}-title">Finding &lt;${name}&gt;</title>`);
    expect(svg).toContain(`<desc id="${name}-desc">What it shows.</desc>`);
  });

  it('is the same bytes each time, at both widths, with no ids, styles or marks of the library', () => {
    for (const width of [336, 720]) {
      const svg = render(name, 'c', width);
      expect(render(name, 'c', width)).toBe(svg);
      expect(svg).not.toMatch(/zr\d|ecmeta|<style|style=|class="(?!chart")|NaN|undefined/);
    }
  });

  it('takes every colour of its own from the page', () => {
    const own = new Set<string>(categorical);
    const drawn = render(name).replace(/<clipPath[\s\S]*?<\/clipPath>/g, '');
    const fixed = [...drawn.matchAll(/(?:fill|stroke)="(#[0-9a-f]+)"/g)].map((match) => match[1]!);
    expect(fixed.filter((colour) => !own.has(colour))).toEqual([]);
  });

  it('shares no id with another chart of the page', () => {
    const ids = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    const [one, two] = [ids(render(name, 'one')), ids(render(name, 'two'))];
    expect(one.filter((id) => two.includes(id))).toEqual([]);
  });
});

it('writes names as text, never as markup', () => {
  for (const name of ['ranked', 'grid', 'intervals']) {
    const svg = render(name);
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;/text&gt;');
  }
});

it('refuses an id that could leave its attribute, and a flow that cannot be read', () => {
  expect(() => render('bridge', '"><b>')).toThrow('id');
  const many = Array.from({ length: 7 }, (_, i) => ({ name: String(i), colour: categorical[0] }));
  const flows = many.map(({ name }) => ({ from: name, to: name, size: 1 }));
  expect(() => migrationChart(many, flows, number, 720)).toThrow('14 nodes');
});
