import { day, intervalRows, number, percent, percentRange, percentsAlike } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { html } from '../html.ts';
import { reasonGiven, type Section, section } from '../section.ts';
import { stateColour, stateName } from '../segment-colours.ts';
import { asSentence } from '../sentences/counting.ts';
import { lapsedSentence, overlapSentence, repurchaseHeading } from '../sentences/segments.ts';
import { isUnknown } from '../summary.ts';
import { table } from '../table.ts';

export function repurchaseSection(context: ReportContext): Section {
  const { summary } = context;
  const { comparison, lifecycleRepurchase } = summary;
  const name = 'Who buys again';
  if (isUnknown(comparison))
    return section('repurchase', name, 'Who buys again cannot be told yet', reasonGiven(comparison));
  const heading = repurchaseHeading(context, comparison.days);
  const known = lifecycleRepurchase.flatMap(({ state, share, interval }) =>
    isUnknown(share) || isUnknown(interval) ? [] : [{ state, share, interval }],
  );
  const intro = html`<p>States were taken as of ${day(comparison.asOf)}; what followed was not known then. The whiskers say how far chance alone could move each share. ${[lapsedSentence(context, comparison.asOf, comparison.days), overlapSentence(context)].filter((said) => said !== undefined).join(' ')}</p>`;
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
  if (known.length === 0) return section('repurchase', name, heading, intro, states);
  return section(
    'repurchase',
    name,
    heading,
    intro,
    figure({
      id: 'repurchase-chart',
      span: 'full',
      subtitle: `Share of customers who bought again within ${number(comparison.days)} days, with 95\u00A0% interval`,
      finding: `${heading}.`,
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
      source: sourceLine(summary, 'lifecycleRepurchase'),
      table: states,
    }),
  );
}
