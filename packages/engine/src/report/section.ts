import { type Html, type HtmlPart, html } from './html.ts';

export interface Section {
  /** Its place in the page's links. */
  readonly id: string;
  /** A word or two, for the list of sections. */
  readonly name: string;
  readonly markup: Html;
}

/** What a section says, wherever it is shown: on paper here, and in the studio. */
export interface SectionWords {
  readonly id: string;
  /** A word or two, for lists of sections. */
  readonly name: string;
  /** The finding. */
  readonly heading: string;
  /** What it means, a paragraph each; where the data cannot give the numbers, the reason. */
  readonly lead: readonly string[];
  /** Under the heading of its picture: what is measured, and from where. */
  readonly picture?: { readonly subtitle: string; readonly source: string };
}

/** A section whose heading states the finding. */
export function section({ id, name, heading }: SectionWords, ...content: readonly HtmlPart[]): Section {
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

/** What a section's words say below the heading. */
export function paragraphs({ lead }: SectionWords): readonly Html[] {
  return lead.map((text) => html`<p>${text}</p>`);
}

/** The same where it is why there are no numbers. */
export function reasons({ lead }: SectionWords): readonly Html[] {
  return lead.map((text) => html`<p class="reason">${text}</p>`);
}
