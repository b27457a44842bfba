import { bandLines, number, percent, percentRange } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { heatFigure } from '../heat-figure.ts';
import type { Html } from '../html.ts';
import { paragraphs, type Section, type SectionWords, section } from '../section.ts';
import { cohortName } from '../sentences/cohorts.ts';
import { type Contracts, contractsHeading, contractsSentences } from '../sentences/contracts.ts';
import { asSentence } from '../sentences/counting.ts';
import { isUnknown } from '../summary.ts';
import { table } from '../table.ts';

/** Nothing where the playbook does not speak of contracts: the section would be about nobody. */
export function contractsWords(context: ReportContext): SectionWords | undefined {
  const { summary } = context;
  const { contracts, traces } = summary;
  const is = { id: 'contracts', name: 'Contracts' };
  if (isUnknown(contracts))
    return traces.some(({ path }) => path === 'contracts')
      ? {
          ...is,
          heading: 'We cannot tell yet who stays under contract',
          lead: [asSentence(contracts.reason)],
        }
      : undefined;
  return {
    ...is,
    heading: contractsHeading(contracts),
    lead: contractsSentences(contracts),
    picture: {
      subtitle:
        'Share of new customers left after each renewal, with 95\u00A0% interval; dashed: as expected',
      source: sourceLine(summary, 'contracts'),
    },
  };
}

export function contractsSection(context: ReportContext): Section | undefined {
  const said = contractsWords(context);
  const { contracts } = context.summary;
  if (!said) return undefined;
  if (isUnknown(contracts) || !said.picture) return section(said, paragraphs(said));
  return section(said, paragraphs(said), curve(contracts, said), triangle(contracts, said));
}

function curve({ curve, model }: Contracts, said: SectionWords): Html {
  const projection = isUnknown(model) ? [] : model.projection;
  const expected = new Map(projection.map((point) => [point.renewals, point]));
  const longest = Math.max(curve.length, projection.length - 1);
  return figure({
    id: 'contract-survival',
    span: 'full',
    subtitle: said.picture!.subtitle,
    source: said.picture!.source,
    finding: `${said.heading}.`,
    draw: (width) =>
      bandLines(
        [
          {
            name: 'left',
            role: 'main',
            points: [
              { at: 0, value: 1 },
              ...curve.map(({ renewals, survival, interval }) => ({
                at: renewals,
                value: survival,
                ...(isUnknown(interval) ? {} : { band: interval }),
              })),
            ],
          },
          {
            name: 'expected',
            role: 'expected',
            points: projection.map(({ renewals, share, interval }) => ({
              at: renewals,
              value: share,
              ...(isUnknown(interval) ? {} : { band: interval }),
            })),
          },
        ],
        { write: (value) => percent(value), value: 'Share of new customers', across: 'Renewals' },
        width,
      ),
    table: table(
      'Customers under contract by renewal',
      [
        { heading: 'Renewal' },
        { heading: 'Due', numeric: true },
        { heading: 'Lost', numeric: true },
        { heading: 'Left', numeric: true },
        { heading: '95 % interval', numeric: true },
        { heading: 'Expected', numeric: true },
        { heading: '95 % interval', numeric: true },
      ],
      Array.from({ length: longest }, (_, i) => {
        const [seen, ahead] = [curve[i], expected.get(i + 1)];
        return [
          number(i + 1),
          seen ? number(seen.due) : '',
          seen ? number(seen.lost) : '',
          seen ? percent(seen.survival, 1) : '',
          seen && !isUnknown(seen.interval) ? percentRange(seen.interval) : '',
          ahead ? percent(ahead.share, 1) : '',
          ahead && !isUnknown(ahead.interval) ? percentRange(ahead.interval) : '',
        ];
      }),
    ),
  });
}

function triangle({ cohorts }: Contracts, said: SectionWords): Html | undefined {
  const rows = cohorts.filter(({ stayed }) => stayed.length > 1);
  if (rows.length < 2) return undefined;
  const most = Math.max(...rows.map(({ stayed }) => stayed.length)) - 1;
  const renewals = Array.from({ length: most }, (_, i) => i + 1);
  return heatFigure({
    subtitle: 'Share of customers left after so many renewals, by when they began',
    source: said.picture!.source,
    rows: 'First payment',
    size: 'Customers',
    columns: 'Renewals',
    headings: renewals.map(String),
    cohorts: rows.map(({ cohort, customers, stayed }) => ({
      name: cohortName(cohort),
      size: number(customers),
      values: stayed.slice(1),
    })),
    write: (value) => percent(value),
  });
}
