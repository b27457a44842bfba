import type { Drawing } from './drawing.ts';
import { namedColours, type Palette } from './palette.ts';
import { escaped, renderSvg } from './render-svg.ts';
import { textWidth } from './text-width.ts';
import { fontFamily, sizes } from './theme.ts';

export interface Picture {
  readonly heading: string;
  readonly subtitle: string;
  readonly source: string;
  readonly palette: Palette;
  /** A style rule that brings the typeface along; without one the reader's own stands in. */
  readonly fontFace?: string;
}

const margin = 16;

/** A chart as a file of its own: heading, subtitle and source around it, all colours fixed, no page needed. */
export function standaloneSvg(drawing: Drawing, picture: Picture): string {
  const width = drawing.width + 2 * margin;
  const lines = [
    ...wrapped(picture.heading, sizes.lead, 600, drawing.width).map((text) =>
      line(text, sizes.lead, 600, 'ink'),
    ),
    ...wrapped(picture.subtitle, sizes.small, 400, drawing.width).map((text) =>
      line(text, sizes.small, 400, 'muted'),
    ),
  ];
  const source = wrapped(picture.source, sizes.small, 400, drawing.width).map((text) =>
    line(text, sizes.small, 400, 'muted'),
  );
  const top = margin + heightOf(lines) + 12;
  const height = top + drawing.height + 8 + heightOf(source) + margin;
  const chart = renderSvg(drawing, { id: 'chart', title: picture.heading, description: picture.subtitle });
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${fontFamily}">`,
    picture.fontFace === undefined ? '' : `<style>${picture.fontFace}</style>`,
    `<rect width="${width}" height="${height}" fill="var(--chart-paper, )"/>`,
    written(lines, margin),
    chart.replace('<svg ', `<svg x="${margin}" y="${top}" `),
    written(source, top + drawing.height + 8),
    '</svg>',
  ].join('');
  const colours = namedColours(picture.palette);
  return svg.replace(/var\(--chart-([\w-]+),[^)]*\)/g, (whole, name: string) => colours[name] ?? whole);
}

interface Line {
  readonly text: string;
  readonly size: number;
  readonly weight: number;
  readonly colour: 'ink' | 'muted';
}

const line = (text: string, size: number, weight: number, colour: Line['colour']): Line => ({
  text,
  size,
  weight,
  colour,
});
const lineHeight = ({ size }: Line) => Math.round(size * 1.4);
const heightOf = (lines: readonly Line[]) => lines.reduce((sum, each) => sum + lineHeight(each), 0);

function written(lines: readonly Line[], top: number): string {
  let y = top;
  return lines
    .map((each) => {
      y += lineHeight(each);
      return `<text x="${margin}" y="${y - 4}" font-size="${each.size}" font-weight="${each.weight}" fill="var(--chart-${each.colour}, )">${escaped(each.text)}</text>`;
    })
    .join('');
}

function wrapped(text: string, size: number, weight: number, room: number): string[] {
  const wide = weight > 400 ? 1.06 : 1;
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const before = lines.at(-1);
    if (before !== undefined && textWidth(`${before} ${word}`, size) * wide <= room)
      lines[lines.length - 1] = `${before} ${word}`;
    else lines.push(word);
  }
  return lines;
}
