import { describe, expect, it } from 'vitest';
import { bandLines } from './band-lines.ts';
import { type BridgeStep, bridgeChart } from './bridge.ts';
import { cohortChart } from './cohort-lines.ts';
import type { Drawing } from './drawing.ts';
import { amountsIn, number, percent } from './format.ts';
import { frequencyBars } from './frequency-bars.ts';
import { type HeatRow, heatTable } from './heat-table.ts';
import { intervalRows } from './interval-rows.ts';
import { lorenzChart } from './lorenz.ts';
import { migrationChart } from './migration.ts';
import { monthBars } from './month-bars.ts';
import { overlapChart } from './overlap.ts';
import { categorical } from './palette.ts';
import { purchaseOutlook } from './purchase-outlook.ts';
import { rankedBars } from './ranked-bars.ts';
import { renderSvg } from './render-svg.ts';
import { colours } from './theme.ts';
import { trackingLines } from './tracking-lines.ts';
import { twoByTwo } from './two-by-two.ts';
import { valueHistogram } from './value-histogram.ts';

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

const heat = (rows: readonly HeatRow[], columns: readonly string[], width: number) =>
  heatTable(
    rows,
    columns,
    { rows: 'First purchase', columns: 'Months', write: percent, short: number, withheld: '·' },
    width,
  );
const share = { write: percent, value: 'Share', across: 'Months' };

const drawings: Readonly<Record<string, (width: number) => Drawing>> = {
  heat: (width) =>
    heat(
      [
        { name: hostile, values: [1, null] },
        { name: 'b', values: [0.5] },
      ],
      ['0–3', '3–6'],
      width,
    ),
  bands: (width) =>
    bandLines(
      [
        {
          name: hostile,
          role: 'main',
          points: [
            { at: 0, value: 1 },
            { at: 1, value: 0.5, band: [0.4, 0.6] },
            null,
            { at: 3, value: 0.2, band: [0.1, 0.3] },
          ],
        },
        {
          name: 'expected',
          role: 'expected',
          points: [
            { at: 0, value: 1 },
            { at: 4, value: 0.1 },
          ],
        },
        { name: 'other', role: 'context', points: [{ at: 1, value: 0.3 }] },
      ],
      share,
      width,
    ),
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
  overlap: (width) =>
    overlapChart(
      { onlyA: 30, both: 12, onlyB: 5 },
      { a: hostile, b: 'Dormant', onlyA: '42 customers', both: '12 in both', onlyB: '17 customers' },
      width,
    ),
  months: (width) =>
    monthBars(
      [{ month: '2026-05', analysed: 10, expected: 12, matches: false }],
      { write: short, heading: 'Revenue' },
      width,
    ),
  frequencies: (width) =>
    frequencyBars(
      [{ name: hostile, actual: 12, expected: [11, 13] }],
      {
        write: number,
        heading: 'Customers',
        axis: 'Times',
        actual: 'counted',
        expected: ['expected', hostile],
        withheld: 'withheld',
      },
      width,
    ),
  tracking: (width) =>
    trackingLines(
      ['2026-01-04', '2026-01-11', '2026-01-18'],
      [
        { name: hostile, role: 'actual', values: [3, null, 5] },
        { name: 'expected', role: 'main', values: [3, 4, 5] },
      ],
      '2026-01-11',
      { write: number, heading: 'A week', seen: 'seen', after: 'after' },
      width,
    ),
  histogram: (width) =>
    valueHistogram(
      [
        { from: hostile, customers: 0.9, value: 0.4, isStrong: false },
        { from: '€100+', customers: 0.1, value: null, isStrong: true },
      ],
      [{ at: 0.5, name: hostile }],
      { write: percent, customers: 'Customers', value: 'Value', axis: 'Each', withheld: 'withheld' },
      width,
    ),
  outlook: (width) =>
    purchaseOutlook(
      {
        days: ['2025-03-01', '2026-05-01'],
        before: 0,
        asOf: '2026-06-30',
        until: '2027-06-30',
        expected: 2,
        low: 1,
        high: 4,
      },
      { write: number, heading: hostile, today: 'today', ahead: '1 to 4 more' },
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
  for (const name of [
    'heat',
    'bands',
    'ranked',
    'grid',
    'intervals',
    'overlap',
    'frequencies',
    'tracking',
    'histogram',
  ]) {
    const svg = render(name);
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;/text&gt;');
  }
});

/** The same charts, each mark with a key. */
const keyed: Readonly<Record<string, { drawing: (width: number) => Drawing; keys: readonly string[] }>> = {
  heat: {
    drawing: (width) =>
      heat([{ name: 'a', values: [0.4, null], keys: ['a.1', 'a.2'] }], ['0–3', '3–6'], width),
    keys: ['a.1', 'a.2'],
  },
  bands: {
    drawing: (width) =>
      bandLines(
        [
          {
            name: 'a',
            role: 'main',
            points: [{ at: 0, value: 1, key: 'a.0' }, null, { at: 2, value: 0.2, key: 'a.2' }],
          },
          { name: 'b', role: 'context', points: [{ at: 0, value: 1, key: 'b.0' }] },
        ],
        share,
        width,
      ),
    keys: ['a.0', 'a.2', 'b.0'],
  },
  bridge: {
    drawing: (width) =>
      bridgeChart(
        steps.map((step) => ({ ...step, key: `bridge:${step.name}` })),
        short,
        width,
      ),
    keys: steps.map(({ name }) => `bridge:${name}`),
  },
  lorenz: {
    drawing: (width) =>
      lorenzChart(
        [
          { customers: 0.12, revenue: 0.6, key: 'lorenz:12' },
          { customers: 1, revenue: 1, key: 'lorenz:100' },
        ],
        null,
        { marked: ['', ''], customers: 'Customers', revenue: 'Revenue' },
        width,
      ),
    keys: ['lorenz:12', 'lorenz:100'],
  },
  cohorts: {
    drawing: (width) =>
      cohortChart(
        [
          { name: '2024', values: [10, 20, 30], key: 'cohort:2024' },
          { name: '2025', values: [12], key: 'cohort:2025' },
        ],
        null,
        { write: short, value: 'Revenue', age: 'Months' },
        width,
      ),
    keys: ['cohort:2024', 'cohort:2025'],
  },
  ranked: {
    drawing: (width) =>
      rankedBars(
        {
          names: ['a', 'b'],
          colours: [colours.accent, colours.context],
          keys: [`decile:${hostile}`, 'decile:2'],
          columns: [
            { heading: 'Customers', values: [2, 1], labels: ['2', '1'] },
            { heading: 'Revenue', values: [1, 1], labels: ['1', '1'] },
          ],
        },
        width,
      ),
    keys: [`decile:${hostile}`, 'decile:2'],
  },
  migration: {
    drawing: (width) =>
      migrationChart(
        [
          { name: 'New', colour: categorical[0], key: 'lifecycle:new' },
          { name: 'Active', colour: categorical[1], key: 'lifecycle:active' },
        ],
        [{ from: 'New', to: 'Active', size: 7, key: 'flow:new-active' }],
        number,
        width,
      ),
    keys: ['flow:new-active', 'lifecycle:new', 'lifecycle:active'],
  },
};

describe.each(Object.entries(keyed))('the %s chart with keys', (_, { drawing, keys }) => {
  it('says on each mark what it stands for, in a quoted attribute, the same for the drawing and the SVG', () => {
    for (const width of [336, 720]) {
      const drawn = drawing(width);
      const svg = renderSvg(drawn, { id: 'c', title: 't', description: 'd' });
      const written = [...svg.matchAll(/ data-key="([^"]*)"/g)].map((match) => match[1]!);
      const read = (text: string) =>
        text
          .replaceAll('&quot;', '"')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&amp;', '&');
      expect(new Set(written.map(read))).toEqual(new Set(keys));
      expect([...drawn.marks!.values()].flat().map((mark) => mark?.key)).toEqual(
        expect.arrayContaining([...keys]),
      );
      expect(svg).not.toContain('<script');
    }
  });
});

it('draws its axes where no group has a line', () => {
  const words = { write: short, value: 'Revenue', age: 'Months' };
  const svg = renderSvg(cohortChart([], null, words, 336), { id: 'c', title: 't', description: 'd' });
  expect(svg).not.toMatch(/NaN|undefined/);
});

it('links a flow to the groups at both of its ends', () => {
  expect(keyed.migration!.drawing(720).marks!.get(0)![0]).toEqual({
    key: 'flow:new-active',
    linked: ['lifecycle:new', 'lifecycle:active'],
  });
});

it('draws nothing more for a chart without keys', () => {
  for (const name of Object.keys(drawings).filter((name) => name !== 'overlap'))
    expect(render(name)).not.toContain('data-key');
});

it('refuses an id that could leave its attribute, and a flow that cannot be read', () => {
  expect(() => render('bridge', '"><b>')).toThrow('id');
  const many = Array.from({ length: 7 }, (_, i) => ({ name: String(i), colour: categorical[0] }));
  const flows = many.map(({ name }) => ({ from: name, to: name, size: 1 }));
  expect(() => migrationChart(many, flows, number, 720)).toThrow('14 nodes');
});
