/** Text that is markup already. Everything else that enters a template is escaped. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

export type HtmlPart = Html | string | number | readonly HtmlPart[] | undefined;

/** Markup from a template: values are escaped, other markup and lists of it are joined, undefined is nothing. */
export function html(pieces: TemplateStringsArray, ...values: readonly HtmlPart[]): Html {
  return new Html(pieces.map((piece, index) => piece + write(values[index])).join(''));
}

/** Markup as it stands. Only for what this package wrote itself: a chart, a style sheet, a script. */
export function rawHtml(markup: string): Html {
  return new Html(markup);
}

function write(value: HtmlPart): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return value.map(write).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text for between tags and for quoted attributes. Control characters and the marks that reverse the direction of
 * writing, with which a name could disguise itself, become the replacement character.
 */
function escapeHtml(text: string): string {
  return (
    text
      .replace(/[&<>"']/g, (letter) => entities[letter]!)
      .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, (letter) => (/[\t\n\r]/.test(letter) ? ' ' : '\uFFFD'))
      // Without a word joiner a line may end between the sign and the currency, and a minus reads as a dash.
      .replace(/\u2212(?=[^\s\d])|\+(?=\p{Sc})/gu, '$&&#8288;')
  );
}
