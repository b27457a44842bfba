import { day, intervalRows, number, percent, percentRange, percentsAlike } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { paragraphs, reasons, type Section, type SectionWords, section } from '../section.ts';
import { stateColour, stateName } from '../segment-colours.ts';
import { asSentence } from '../sentences/counting.ts';
import { lapsedSentence, overlapSentence, repurchaseHeading } from '../sentences/segments.ts';
import { isUnknown } from '../summary.ts';
import { table } from '../table.ts';

export function repurchaseWords(context: ReportContext): SectionWords {
  const { summary } = context;
  const { comparison, lifecycleRepurchase } = summary;
  const is = { id: 'repurchase', name: 'Who buys again' };
  if (isUnknown(comparison))
    return {
      ...is,
      heading: 'Who buys again cannot be told yet',
      lead: [asSentence(comparison.reason)],
    };
  const { asOf, days } = comparison;
  const more = [lapsedSentence(context, asOf, days), overlapSentence(context)];
  return {
    ...is,
    heading: repurchaseHeading(context, days),
    lead: [
      `States were taken as of ${day(asOf)}; what followed was not known then. The whiskers say how far chance alone could move each share. ${more.filter((said) => said !== undefined).join(' ')}`,
    ],
    ...(lifecycleRepurchase.some(({ share, interval }) => !isUnknown(share) && !isUnknown(interval)) && {
      picture: {
        subtitle: `Share of customers who bought again within ${number(days)} days, with 95\u00A0% interval`,
        source: sourceLine(summary, 'lifecycleRepurchase'),
      },
    }),
  };
}

export function repurchaseSection(context: ReportContext): Section {
  const { summary } = context;
  const { comparison, lifecycleRepurchase } = summary;
  const said = repurchaseWords(context);
  if (isUnknown(comparison)) return section(said, reasons(said));
  const known = lifecycleRepurchase.flatMap(({ state, share, interval }) =>
    isUnknown(share) || isUnknown(interval) ? [] : [{ state, share, interval }],
  );
  const states = table(
    `Share that bought again within ${number(comparison.days)} days`,
    [
      { heading: 'State then' },
      { heading: 'Customers', numeric: true },
      { heading: 'Bought again', numeric: true },
      { heading: '95 % interval', numeric: true },
    ],
    lifecycleRepurchase.map(({ state, customers, share, interval }) => [
      stateName(state),
      number(customers),
      isUnknown(share) ? asSentence(share.reason) : percent(share, 1),
      isUnknown(interval) ? '–' : percentRange(interval),
    ]),
  );
  const write = percentsAlike(known.map(({ share }) => share));
  if (!said.picture) return section(said, paragraphs(said), states);
  return section(
    said,
    paragraphs(said),
    figure({
      id: 'repurchase-chart',
      span: 'full',
      ...said.picture,
      finding: `${said.heading}.`,
      draw: (width) =>
        intervalRows(
          known.map(({ state, share, interval: [low, high] }) => ({
            name: stateName(state),
            low,
            high,
            point: share,
            label: write(share),
            colour: stateColour[state],
          })),
          { heading: '', axis: (value) => percent(value, 0) },
          width,
        ),
      table: states,
    }),
  );
}
