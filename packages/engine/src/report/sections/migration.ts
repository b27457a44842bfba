import { migrationChart, number } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { html } from '../html.ts';
import { reasonGiven, type Section, section } from '../section.ts';
import { stateColour, stateName, stateOrder } from '../segment-colours.ts';
import { capital } from '../sentences/counting.ts';
import { migrationHeading, migrationMeaning } from '../sentences/segments.ts';
import { isUnknown } from '../summary.ts';
import { table } from '../table.ts';

export function migrationSection(context: ReportContext): Section {
  const { summary } = context;
  const { comparison } = summary;
  if (isUnknown(comparison))
    return section(
      'migration',
      'Migration',
      'Movement between states cannot be told yet',
      reasonGiven(comparison),
    );
  const heading = migrationHeading(context, comparison.days);
  const flows = summary.migration.flatMap(({ from, to, customers }) =>
    from === 'not yet a customer' ? [] : [{ from: stateName(from), to: stateName(to), size: customers }],
  );
  const meaning = migrationMeaning(context, comparison.asOf);
  const intro = html`<p>${meaning}</p>`;
  if (!flows.some(({ size }) => size > 0)) return section('migration', 'Migration', heading, intro);
  return section(
    'migration',
    'Migration',
    heading,
    intro,
    figure({
      id: 'migration-chart',
      span: 'full',
      subtitle: 'Number of customers by state then and now',
      finding: `${heading}. ${meaning}`,
      draw: (width) =>
        migrationChart(
          stateOrder.map((state) => ({ name: stateName(state), colour: stateColour[state] })),
          flows,
          number,
          width,
        ),
      source: sourceLine(summary, 'migration'),
      table: table(
        'Movement between states',
        [{ heading: 'From' }, { heading: 'To' }, { heading: 'Customers', numeric: true }],
        summary.migration.map(({ from, to, customers }) => [capital(from), stateName(to), number(customers)]),
      ),
    }),
  );
}
