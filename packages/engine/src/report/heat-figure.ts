import { type Html, html } from './html.ts';

export interface HeatFigure {
  /** What is measured, in which unit and period. */
  readonly subtitle: string;
  readonly source: string;
  /** Over the names of the rows; over all columns. */
  readonly rows: string;
  readonly columns: string;
  readonly headings: readonly string[];
  readonly cohorts: readonly {
    readonly name: string;
    readonly size: string;
    /** Shares, from the first column on; what is not known yet is left out at the end. */
    readonly values: readonly number[];
  }[];
  readonly size: string;
  readonly write: (value: number) => string;
  /** More to unfold below. */
  readonly more?: Html;
}

/** As many tints as the style sheet has. */
export const tints = 10;

/** A table whose cells are the darker the larger their number: a picture that is read as the table it is. */
export function heatFigure(figure: HeatFigure): Html {
  const { subtitle, source, rows, columns, headings, cohorts, size, write, more } = figure;
  const highest = Math.max(0, ...cohorts.flatMap(({ values }) => values));
  const tint = (value: number) => (highest > 0 ? Math.ceil((tints * value) / highest) : 0);
  return html`<figure class="full">
<figcaption>${subtitle}</figcaption>
<div class="table heat" role="group" aria-label="${subtitle}" tabindex="0"><table>
<thead><tr><th scope="col" rowspan="2">${rows}</th><th scope="col" rowspan="2" class="number">${size}</th><th scope="colgroup" colspan="${String(headings.length)}">${columns}</th></tr>
<tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>
${cohorts.map(
  (
    cohort,
  ) => html`<tr><th scope="row">${cohort.name}</th><td class="number">${cohort.size}</td>${cohort.values.map((value) => html`<td class="tint${String(tint(value))}">${write(value)}</td>`)}</tr>
`,
)}</tbody>
</table></div>
<p class="source">${source}</p>
${more}
</figure>`;
}
