import { type Drawing, renderSvg, standaloneSvg } from '@attune/charts';

/**
 * What draws: the one place in the studio that reaches the chart library, fetched when the first chart is shown. Title
 * and description stand in the page beside the picture, under the ids that the picture names: inside it, browsers
 * would show the title over every mark.
 */
export function svgOf(drawing: Drawing, id: string): SVGElement {
  const markup = renderSvg(drawing, { id, title: '', description: '' });
  const { documentElement } = new DOMParser().parseFromString(markup, 'image/svg+xml');
  const svg = document.importNode(documentElement, true);
  if (!(svg instanceof SVGElement)) throw new Error(`The drawing ${id} is no SVG.`);
  for (const text of svg.querySelectorAll(':scope > title, :scope > desc')) text.remove();
  return svg;
}

export { standaloneSvg };
