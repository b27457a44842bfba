import { colours, number, percentsAlike, rankedBars } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { paragraphs, reasons, type Section, type SectionWords, section } from '../section.ts';
import { potentialHeading, potentialMeaning } from '../sentences/potential.ts';
import { isUnknown } from '../summary.ts';
import { table } from '../table.ts';

/** A picture only where two kinds of evidence stand beside one another: of headroom, a bar would show its own cut. */
export function potentialWords(context: ReportContext): SectionWords {
  const { potential } = context.summary;
  return {
    id: 'potential',
    name: potential.kind === 'headroom' ? 'Headroom against peers' : 'Potential',
    heading: potentialHeading(context),
    lead: potentialMeaning(context),
    ...(potential.kind === 'potential' &&
      !isUnknown(potential.estimated) && {
        picture: {
          subtitle: 'Customers, and what they could spend more a year, by how it is known',
          source: sourceLine(context.summary, 'potential'),
        },
      }),
  };
}

export function potentialSection(context: ReportContext): Section {
  const { summary, money } = context;
  const { potential } = summary;
  const said = potentialWords(context);
  if (potential.kind === 'not estimable') return section(said, reasons(said));
  if (!said.picture || potential.kind === 'headroom' || isUnknown(potential.estimated))
    return section(said, paragraphs(said));
  const rows = [
    { name: 'Told by the customer', colour: colours.accent, ...potential.told },
    { name: 'Learnt from answers', colour: colours.context, ...potential.estimated },
  ];
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0) || 1;
  const people = rows.map(({ customers }) => customers);
  const amounts = rows.map(({ money }) => money);
  const shares = (values: readonly number[]) => values.map((value) => value / sum(values));
  const write = percentsAlike([...shares(people), ...shares(amounts)]);
  return section(
    said,
    paragraphs(said),
    figure({
      id: 'potential-chart',
      span: 'full',
      ...said.picture,
      finding: `${said.heading}.`,
      draw: (width) =>
        rankedBars(
          {
            names: rows.map(({ name }) => name),
            colours: rows.map(({ colour }) => colour),
            columns: [
              {
                heading: 'Customers',
                values: shares(people),
                labels: people.map((count) => number(count)),
              },
              { heading: 'Potential', values: shares(amounts), labels: amounts.map(money.short) },
            ],
          },
          width,
        ),
      table: table(
        said.picture.subtitle,
        [
          { heading: 'How it is known' },
          { heading: 'Customers', numeric: true },
          { heading: 'Share', numeric: true },
          { heading: 'With potential', numeric: true },
          { heading: 'Potential a year', numeric: true },
          { heading: 'Share', numeric: true },
        ],
        rows.map((row, i) => [
          row.name,
          number(row.customers),
          write(shares(people)[i]!),
          number(row.withPotential),
          money.exact(row.money),
          write(shares(amounts)[i]!),
        ]),
      ),
    }),
  );
}
