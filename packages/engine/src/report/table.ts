import { type Html, type HtmlPart, html } from './html.ts';

export interface Column {
  readonly heading: string;
  /** Numbers stand on the right, in figures of one width. */
  readonly numeric?: boolean;
}

/** A table that scrolls inside its box on a narrow page. The first cell of a row is its heading. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly HtmlPart[])[],
): Html {
  const kind = (index: number) => html`${columns[index]?.numeric ? html` class="number"` : ''}`;
  return html`<div class="${columns.length > 3 ? 'table many' : 'table'}" role="group" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ heading }, index) => html`<th scope="col"${kind(index)}>${heading}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (row) => html`<tr>${row.map((cell, index) =>
    index === 0 ? html`<th scope="row"${kind(0)}>${cell}</th>` : html`<td${kind(index)}>${cell}</td>`,
  )}</tr>
`,
)}</tbody>
</table></div>`;
}
