import { type Drawing, renderSvg } from '@attune/charts';
import { type Html, html, rawHtml } from './html.ts';

/** Widths in pixels for which charts are laid out: the page's, half of it, and a telephone's. */
const widths = { full: 840, half: 404, narrow: 328 } as const;

export interface Figure {
  /** Unique in the page. */
  readonly id: string;
  readonly span: 'full' | 'half';
  /** What is measured, in which unit and period. */
  readonly subtitle: string;
  /** The finding, for who cannot see the picture. */
  readonly finding: string;
  readonly draw: (width: number) => Drawing;
  readonly source: string;
  readonly table: Html;
}

/** A chart for a wide and for a narrow page, of which one is shown; its source; the table behind it. */
export function figure({ id, span, subtitle, finding, draw, source, table }: Figure): Html {
  const svg = (variant: string, width: number) =>
    rawHtml(renderSvg(draw(width), { id: `${id}-${variant}`, title: subtitle, description: finding }));
  return html`<figure class="${span}">
<figcaption>${subtitle}</figcaption>
<div class="wide">${svg('wide', widths[span])}</div>
<div class="narrow">${svg('narrow', widths.narrow)}</div>
<p class="source">${source}</p>
<details><summary>Show the numbers<span class="hidden">: ${subtitle}</span></summary>${table}</details>
</figure>`;
}
