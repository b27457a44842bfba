import { type Html, type HtmlPart, html } from './html.ts';
import { asSentence } from './sentences/counting.ts';
import type { Unknown } from './summary.ts';

export interface Section {
  /** Its place in the page's links. */
  readonly id: string;
  /** A word or two, for the list of sections. */
  readonly name: string;
  readonly markup: Html;
}

/** A section whose heading states the finding. */
export function section(id: string, name: string, heading: string, ...content: readonly HtmlPart[]): Section {
  return {
    id,
    name,
    markup: html`<section id="${id}" aria-labelledby="${id}-heading">
<p class="kicker">${name}</p>
<h2 id="${id}-heading">${heading}</h2>
${content}
</section>
`,
  };
}

/** What the data cannot give, and why. */
export function reasonGiven({ reason }: Unknown): Html {
  return html`<p class="reason">${asSentence(reason)}</p>`;
}
