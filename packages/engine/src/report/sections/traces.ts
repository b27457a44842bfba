import type { ReportContext } from '../context.ts';
import { html } from '../html.ts';
import { type Section, section } from '../section.ts';
import { table } from '../table.ts';

export function tracesSection({ summary }: ReportContext): Section {
  return section(
    {
      id: 'traces',
      name: 'Appendix: origins',
      heading: 'Where each number comes from',
      lead: [],
    },
    html`<p>The path is the number’s place in <code>summary.json</code>, which holds everything shown here as data.</p>`,
    table(
      'Origins of the numbers',
      [{ heading: 'Path' }, { heading: 'Metric' }, { heading: 'Rule' }, { heading: 'Tables' }],
      summary.traces.map(({ path, metric, rule, tables }) => [
        html`<code>${path}</code>`,
        metric,
        rule,
        tables.join(', '),
      ]),
    ),
  );
}
