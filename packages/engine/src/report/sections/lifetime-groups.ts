import { colours, intervalRows, number, percent } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { paragraphs, reasons, type Section, type SectionWords, section } from '../section.ts';
import { stateColour } from '../segment-colours.ts';
import { asSentence, capital } from '../sentences/counting.ts';
import {
  groupsMeaning,
  horizonInWords,
  type Lifetime,
  type LifetimeGroup,
  lifetimeChannelsHeading,
  lifetimeSegmentsHeading,
} from '../sentences/lifetime.ts';
import { isUnknown } from '../summary.ts';
import { table } from '../table.ts';

export function lifetimeSegmentsWords(context: ReportContext, clv: Lifetime): SectionWords {
  const is = { id: 'lifetime-segments', name: 'By lifecycle state' };
  if (isUnknown(clv.total))
    return {
      ...is,
      heading: 'States cannot be compared by what they will bring',
      lead: [asSentence(clv.total.reason)],
    };
  return {
    ...is,
    heading: lifetimeSegmentsHeading(context, clv),
    lead: [groupsMeaning],
    ...(drawn(clv.bySegment).length > 0 && {
      picture: pictureOf(context, clv, 'lifecycle state'),
    }),
  };
}

export function lifetimeChannelsWords(context: ReportContext, clv: Lifetime): SectionWords {
  const is = { id: 'lifetime-channels', name: 'By acquisition channel' };
  const { byChannel } = clv;
  if (isUnknown(byChannel))
    return {
      ...is,
      heading: 'Channels cannot be compared by the customers whom they bring',
      lead: [asSentence(byChannel.reason)],
    };
  return {
    ...is,
    heading: lifetimeChannelsHeading(context, byChannel),
    lead: [
      groupsMeaning,
      'Channels differ in whom they reach: this does not say that a channel makes customers better.',
    ],
    ...(drawn(byChannel).length > 0 && {
      picture: pictureOf(context, clv, 'acquisition channel'),
    }),
  };
}

/** A mean without its interval would look as if it were certain. */
const drawn = (groups: readonly LifetimeGroup[]) =>
  groups.flatMap(({ interval, ...group }) => (isUnknown(interval) ? [] : [{ ...group, interval }]));

function pictureOf(context: ReportContext, clv: Lifetime, by: string) {
  return {
    subtitle: `${capital(clv.name)} per customer in ${horizonInWords(clv)} by ${by}, with 95\u00A0% interval`,
    source: sourceLine(context.summary, 'clv'),
  };
}

export function lifetimeSegmentsSection(context: ReportContext, clv: Lifetime): Section {
  return groupsSection(context, clv, lifetimeSegmentsWords(context, clv), clv.bySegment, {
    of: 'State',
    name: capital,
    colour: ({ name }) => stateColour[name as keyof typeof stateColour] ?? colours.accent,
  });
}

export function lifetimeChannelsSection(context: ReportContext, clv: Lifetime): Section {
  const { byChannel } = clv;
  return groupsSection(
    context,
    clv,
    lifetimeChannelsWords(context, clv),
    isUnknown(byChannel) ? [] : byChannel,
    {
      of: 'Channel',
      name: (name) => name,
      colour: () => colours.accent,
    },
  );
}

interface Grouping {
  readonly of: string;
  readonly name: (name: string) => string;
  readonly colour: (group: Pick<LifetimeGroup, 'name'>) => string;
}

function groupsSection(
  { money }: ReportContext,
  { name }: Lifetime,
  said: SectionWords,
  groups: readonly LifetimeGroup[],
  grouping: Grouping,
): Section {
  if (!said.picture) return section(said, reasons(said));
  const write = money.alike(groups.map(({ perCustomer }) => perCustomer));
  return section(
    said,
    paragraphs(said),
    figure({
      id: `${said.id}-chart`,
      span: 'full',
      ...said.picture,
      finding: `${said.heading}.`,
      draw: (width) =>
        intervalRows(
          drawn(groups).map((group) => ({
            name: grouping.name(group.name),
            low: group.interval[0],
            high: group.interval[1],
            point: group.perCustomer,
            label: write(group.perCustomer),
            colour: grouping.colour(group),
          })),
          { heading: '', axis: money.tick },
          width,
        ),
      table: table(
        said.picture.subtitle,
        [
          { heading: grouping.of },
          { heading: 'Customers', numeric: true },
          { heading: 'Still customers', numeric: true },
          { heading: 'Purchases each', numeric: true },
          { heading: 'Each', numeric: true },
          { heading: '95 % interval', numeric: true },
          { heading: capital(name), numeric: true },
        ],
        groups.map((group) => [
          grouping.name(group.name),
          number(group.customers),
          percent(group.alive),
          number(group.purchases, 2),
          money.exact(group.perCustomer),
          isUnknown(group.interval) ? 'not known' : group.interval.map(money.exact).join(' to '),
          money.exact(group.value),
        ]),
      ),
    }),
  );
}
