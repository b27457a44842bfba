import { number } from '@attune/charts';
import type { ReportContext } from '../context.ts';
import { type Html, html } from '../html.ts';
import { type Section, type SectionWords, section } from '../section.ts';
import { counted, ended, isOrAre } from '../sentences/counting.ts';
import type { Summary } from '../summary.ts';
import { table } from '../table.ts';

export function inputsWords({ summary }: ReportContext): SectionWords {
  const { inputs } = summary;
  const used = inputs.filter(({ kind }) => kind !== 'ignored').length;
  const ignored = inputs.length - used;
  const rest = ignored === 0 ? '' : `; ${number(ignored)} ${isOrAre(ignored)} not used`;
  return {
    id: 'inputs',
    name: 'Appendix: inputs',
    heading: `The numbers come from ${counted(used, 'file')}${rest}`,
    lead: [],
  };
}

export function inputsSection(context: ReportContext): Section {
  const { inputs } = context.summary;
  return section(
    inputsWords(context),
    table(
      'Inputs',
      [
        { heading: 'File' },
        { heading: 'Holds' },
        { heading: 'Read as' },
        { heading: 'Rows', numeric: true },
        { heading: 'Accepted', numeric: true },
        { heading: 'Duplicates', numeric: true },
        { heading: 'Rejected', numeric: true },
        { heading: 'SHA-256' },
      ],
      inputs.map(({ name, kind, reader, format, rows, sha256 }) => [
        name,
        kind,
        `${reader}: ${format}`,
        number(rows.read),
        number(rows.accepted),
        number(rows.duplicates),
        number(rows.rejected),
        html`<code>${sha256.slice(0, 16)}…</code>`,
      ]),
    ),
    inputs.map(mapping),
  );
}

function mapping({ name, mapping, notes, sha256 }: Summary['inputs'][number]): Html {
  return html`<details><summary>How ${name} was read</summary>
<p>SHA-256 <code>${sha256}</code></p>
${notes.length > 0 ? html`<ul>${notes.map((note) => html`<li>${ended(note)}</li>`)}</ul>` : ''}
${
  mapping.length > 0
    ? table(
        `Columns of ${name}`,
        [
          { heading: 'Column' },
          { heading: 'Header in the file' },
          { heading: 'Confidence' },
          { heading: 'Why' },
        ],
        mapping.map(({ column, header, confidence, why }) => [column, header, confidence, why]),
      )
    : ''
}</details>`;
}
