import { migrationChart, number } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { paragraphs, reasons, type Section, type SectionWords, section } from '../section.ts';
import { stateColour, stateName, stateOrder } from '../segment-colours.ts';
import { asSentence, capital } from '../sentences/counting.ts';
import { migrationHeading, migrationMeaning } from '../sentences/segments.ts';
import { isUnknown } from '../summary.ts';
import { table } from '../table.ts';

export function migrationWords(context: ReportContext): SectionWords {
  const { summary } = context;
  const { comparison } = summary;
  const is = { id: 'migration', name: 'Migration' };
  if (isUnknown(comparison))
    return {
      ...is,
      heading: 'Movement between states cannot be told yet',
      lead: [asSentence(comparison.reason)],
    };
  return {
    ...is,
    heading: migrationHeading(context, comparison.days),
    lead: [migrationMeaning(context, comparison.asOf)],
    ...(summary.migration.some(({ from, customers }) => from !== 'not yet a customer' && customers > 0) && {
      picture: {
        subtitle: 'Number of customers by state then and now',
        source: sourceLine(summary, 'migration'),
      },
    }),
  };
}

export function migrationSection(context: ReportContext): Section {
  const { summary } = context;
  const said = migrationWords(context);
  if (isUnknown(summary.comparison)) return section(said, reasons(said));
  if (!said.picture) return section(said, paragraphs(said));
  const flows = summary.migration.flatMap(({ from, to, customers }) =>
    from === 'not yet a customer' ? [] : [{ from: stateName(from), to: stateName(to), size: customers }],
  );
  return section(
    said,
    paragraphs(said),
    figure({
      id: 'migration-chart',
      span: 'full',
      ...said.picture,
      finding: `${said.heading}. ${said.lead.join(' ')}`,
      draw: (width) =>
        migrationChart(
          stateOrder.map((state) => ({ name: stateName(state), colour: stateColour[state] })),
          flows,
          number,
          width,
        ),
      table: table(
        'Movement between states',
        [{ heading: 'From' }, { heading: 'To' }, { heading: 'Customers', numeric: true }],
        summary.migration.map(({ from, to, customers }) => [capital(from), stateName(to), number(customers)]),
      ),
    }),
  );
}
