import { firstOfUpperHalf, number, percentsAlike, placeOfShare, valueHistogram } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { type Html, html } from '../html.ts';
import { paragraphs, reasons, type Section, type SectionWords, section } from '../section.ts';
import { asSentence, capital, ended } from '../sentences/counting.ts';
import {
  horizonInWords,
  type Lifetime,
  lifetimeHeading,
  lifetimeMeaning,
  notToldHeading,
} from '../sentences/lifetime.ts';
import { isUnknown } from '../summary.ts';
import { table } from '../table.ts';
import { namesModel } from './model-names.ts';

export function lifetimeWords(context: ReportContext): SectionWords {
  const { summary } = context;
  const { clv } = summary;
  if (isUnknown(clv))
    return {
      id: 'lifetime',
      name: 'Lifetime value',
      heading: notToldHeading('lifetime value'),
      lead: [asSentence(clv.reason)],
    };
  return {
    id: 'lifetime',
    name: capital(clv.name),
    heading: lifetimeHeading(context, clv),
    lead: [...lifetimeMeaning(context, clv)],
    ...(!isUnknown(clv.total) &&
      clv.distribution.length > 0 && {
        picture: {
          subtitle: `Share of customers, and of the ${clv.name}, by what one customer is expected to bring in ${horizonInWords(clv)}`,
          source: sourceLine(summary, 'clv'),
        },
      }),
  };
}

export function lifetimeSection(context: ReportContext): Section {
  const { clv } = context.summary;
  const said = lifetimeWords(context);
  if (isUnknown(clv) || isUnknown(clv.total)) return section(said, reasons(said));
  return section(
    said,
    paragraphs(said),
    warningList(clv),
    said.picture ? distribution(context, clv, said.picture) : undefined,
  );
}

/** What to know before trusting it. */
function warningList({ warnings }: Lifetime): Html | undefined {
  const plain = warnings.filter((text) => !namesModel(text));
  if (plain.length === 0) return undefined;
  return html`<ul class="notes">${plain.map((text) => html`<li><strong>Warning.</strong> ${ended(text)}</li>`)}</ul>`;
}

function distribution(
  { money }: ReportContext,
  { distribution: bins, name }: Lifetime,
  picture: NonNullable<SectionWords['picture']>,
): Html {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0) || 1;
  const [people, value] = [sum(bins.map((bin) => bin.customers)), sum(bins.map((bin) => bin.value))];
  const write = percentsAlike(bins.flatMap((bin) => [bin.customers / people, bin.value / value]));
  const strong = firstOfUpperHalf(bins.map((bin) => bin.value)) ?? bins.length;
  const ends = (bin: Lifetime['distribution'][number]) =>
    bin.to === null ? `${money.tick(bin.from)} or more` : `${money.tick(bin.from)} to ${money.tick(bin.to)}`;
  const quantiles = [
    { share: 0.5, name: 'half below' },
    { share: 0.9, name: 'nine in ten below' },
  ].flatMap(({ share, name }) => {
    const at = placeOfShare(
      bins.map((bin) => bin.customers),
      share,
    );
    return at === undefined ? [] : [{ at, name }];
  });
  return figure({
    id: 'lifetime-chart',
    span: 'full',
    ...picture,
    finding: `Half of the ${name} comes from the strongly coloured groups.`,
    draw: (width) =>
      valueHistogram(
        bins.map((bin, place) => ({
          from: `${money.tick(bin.from)}${bin.to === null ? '+' : ''}`,
          customers: bin.customers / people,
          value: bin.value / value,
          isStrong: place >= strong,
        })),
        quantiles,
        {
          write,
          customers: 'Of customers',
          value: `Of the ${name}`,
          axis: 'What one customer is expected to bring',
          withheld: 'withheld',
        },
        width,
      ),
    table: table(
      `${capital(name)} by what one customer is expected to bring`,
      [
        { heading: 'One customer brings' },
        { heading: 'Customers', numeric: true },
        { heading: 'Share', numeric: true },
        { heading: 'Together', numeric: true },
        { heading: 'Share', numeric: true },
      ],
      bins.map((bin) => [
        ends(bin),
        number(bin.customers),
        write(bin.customers / people),
        money.exact(bin.value),
        write(bin.value / value),
      ]),
    ),
  });
}
