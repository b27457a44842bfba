import { expect, it } from 'vitest';
import { bridgeChart } from './bridge.ts';
import { amountsIn } from './format.ts';
import { dark, light } from './palette.ts';
import { standaloneSvg } from './standalone-svg.ts';

const drawing = bridgeChart(
  [
    { name: 'Year before', kind: 'total', amount: 100, note: '' },
    { name: 'New', kind: 'change', amount: 30, note: '' },
  ],
  amountsIn('EUR').short,
  480,
);
const words = {
  heading:
    'Revenue <grew> 6 %, and here is a heading that is far too long to stand on one line of the picture',
  subtitle: 'Revenue & what changed',
  source: 'Source: customer_facts; run 7f3a, as of 30 Jun 2026.',
};

it.each([light, dark])(
  'needs no page: its colours are those of the palette, its words are inside',
  (palette) => {
    const svg = standaloneSvg(drawing, { ...words, palette });
    expect(svg).not.toContain('var(');
    expect(svg).toContain(`fill="${palette.paper}"`);
    expect(svg).toContain('Revenue &lt;grew&gt; 6 %');
    expect(svg).toContain('Revenue &amp; what changed');
    expect(svg).toContain('run 7f3a');
    expect(svg).toBe(standaloneSvg(drawing, { ...words, palette }));
  },
);

it('brings its typeface along when asked', () => {
  const svg = standaloneSvg(drawing, { ...words, palette: light, fontFace: '@font-face{font-family:Inter}' });
  expect(svg).toContain('<style>@font-face{font-family:Inter}</style>');
});
