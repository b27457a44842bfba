import { BarChart, CustomChart, LineChart, SankeyChart, ScatterChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Drawing } from './drawing.ts';
import { light, namedColours } from './palette.ts';
import { fontFamily } from './theme.ts';

use([BarChart, CustomChart, LineChart, SankeyChart, ScatterChart, GridComponent, SVGRenderer]);

export interface SvgText {
  /** Unique in the page; the ids inside the SVG begin with it. Letters, figures and hyphens. */
  readonly id: string;
  readonly title: string;
  /** What the picture says, for who cannot see it. */
  readonly description: string;
}

const variableOf = new Map(
  Object.entries(namedColours(light)).map(([name, colour]) => [colour, `var(--chart-${name}, ${colour})`]),
);

/**
 * A chart as an SVG element for an HTML page: an image with title and description, whose colours are the page's
 * `--chart-…` variables (`colourVariables`). Where the drawing says what its marks stand for, each carries its
 * `data-key`. The same drawing gives the same bytes.
 */
export function renderSvg(drawing: Drawing, text: SvgText): string {
  if (!/^[A-Za-z][\w-]*$/.test(text.id)) throw new Error(`"${text.id}" cannot be an SVG's id.`);
  const { width, height } = drawing;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  let svg: string;
  try {
    chart.setOption({ ...drawing.option, animation: false });
    svg = chart.renderToSVGString({ useViewBox: true });
  } finally {
    chart.dispose(); // an instance left open keeps Node alive
  }
  const body = svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'));
  const keyOf = keyAttributes(drawing);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    ` font-family="${fontFamily}" role="img" aria-labelledby="${text.id}-title" aria-describedby="${text.id}-desc">`,
    `<title id="${text.id}-title">${escaped(text.title)}</title>`,
    `<desc id="${text.id}-desc">${escaped(text.description)}</desc>`,
    body
      .replace(emptySymbol, '')
      .replace(turningMarks, '\uFFFD')
      .replace(/<style[\s\S]*?<\/style>/g, '')
      .replace(/<[^>]*>/g, (tag) => ownTag(drawing.marks ? tag : withoutPointer(tag), text.id, keyOf))
      .trim(),
    '</svg>',
  ].join('');
}

/** Marks that reverse the direction of writing: with them a name could disguise itself. */
const turningMarks = /[\u202A-\u202E\u2066-\u2069]/g;

/** What ECharts draws for a point that carries only words. */
const emptySymbol = /<path[^>]*matrix\(0,0,0,0[^>]*><\/path>\n?/g;

/** Where nothing stands for anything, nothing is pointed at. */
const withoutPointer = (tag: string) => tag.replace(' pointer-events="visible"', '');

/** ECharts counts ids over the life of the process, and writes marks and hover styles for its own scripts. */
function ownTag(tag: string, id: string, keyOf: (tag: string) => string): string {
  return tag
    .replace(/ (ecmeta_\w+|class)="[^"]*"/g, '')
    .replace(/ xml:space="preserve"/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => textAttributes(style))
    .replace(/\bzr\d+-/g, `${id}-`)
    .replace(/(fill|stroke|stop-color)="(#[0-9a-f]{6})"/gi, (whole, name: string, colour: string) => {
      const variable = variableOf.get(colour.toLowerCase());
      return variable === undefined ? whole : `${name}="${variable}"`;
    })
    .replace(/^<\w+/, (opening) => opening + keyOf(tag));
}

/**
 * The attribute for a mark. ECharts says of which datum of which series a tag is; a flow chart's links and nodes are
 * both counted from nought, and each is one tag, links first.
 */
function keyAttributes({ marks, option }: Drawing): (tag: string) => string {
  if (!marks) return () => '';
  const series = [option.series ?? []].flat();
  let flowTags = 0;
  return (tag) => {
    const place = /ecmeta_series_index="(\d+)" ecmeta_data_index="(\d+)"/.exec(tag);
    const ofSeries = place && marks.get(Number(place[1]));
    if (!place || !ofSeries) return '';
    const mark = ofSeries[series[Number(place[1])]?.type === 'sankey' ? flowTags++ : Number(place[2])];
    return mark ? ` data-key="${escaped(mark.key).replaceAll('"', '&quot;')}"` : '';
  };
}

/** The font family stands once, on the root. */
function textAttributes(style: string): string {
  const size = /font-size:\s*([\d.]+)px|font:[^;]*?([\d.]+)px/.exec(style);
  const weight = /font-weight:\s*(\w+)|font:\s*(\d{3}|bold)/.exec(style);
  const ofSize = size ? ` font-size="${size[1] ?? size[2]}"` : '';
  return weight ? `${ofSize} font-weight="${weight[1] ?? weight[2]}"` : ofSize;
}

/** Text for between tags. */
export function escaped(text: string): string {
  return text
    .replace(turningMarks, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
