import { type BridgeStep, bridgeChart, number } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { paragraphs, reasons, type Section, type SectionWords, section } from '../section.ts';
import { bridgeHeading, bridgeMeaning } from '../sentences/bridge.ts';
import { asSentence, counted } from '../sentences/counting.ts';
import { isUnknown } from '../summary.ts';
import { table } from '../table.ts';

const steps = [
  { key: 'lastYear', name: 'Year before', kind: 'total' },
  { key: 'new', name: 'New', kind: 'change' },
  { key: 'reactivated', name: 'Came back', kind: 'change' },
  { key: 'up', name: 'Bought more', kind: 'change' },
  { key: 'down', name: 'Bought less', kind: 'change' },
  { key: 'lost', name: 'Lost', kind: 'change' },
  { key: 'thisYear', name: 'Past year', kind: 'total' },
] as const;

export function bridgeWords(context: ReportContext): SectionWords {
  const { summary, words } = context;
  const { bridge } = summary;
  const is = { id: 'bridge', name: `${words.Noun} bridge` };
  if (isUnknown(bridge))
    return {
      ...is,
      heading: 'The year before cannot be compared yet',
      lead: [asSentence(bridge.reason)],
    };
  return {
    ...is,
    heading: bridgeHeading(context, bridge),
    lead: [bridgeMeaning(context, bridge)],
    picture: {
      subtitle: `${words.Noun} of the year before and of the past year, and what changed between them`,
      source: sourceLine(summary, 'bridge'),
    },
  };
}

export function bridgeSection(context: ReportContext): Section {
  const { summary, money, words } = context;
  const { bridge } = summary;
  const said = bridgeWords(context);
  if (isUnknown(bridge) || !said.picture) return section(said, reasons(said));
  const write = money.alike(steps.map(({ key }) => bridge[key]));
  const signed = (amount: number, kind: BridgeStep['kind']) =>
    kind === 'change' && amount > 0 ? `+${write(amount)}` : write(amount);
  const placed: BridgeStep[] = steps.map(({ key, name, kind }) => ({
    name,
    kind,
    amount: bridge[key],
    note: counted(bridge.customers[key], 'customer'),
  }));
  return section(
    said,
    paragraphs(said),
    figure({
      id: 'bridge-chart',
      span: 'full',
      ...said.picture,
      finding: `${said.heading}. ${said.lead.join(' ')}`,
      draw: (width) => bridgeChart(placed, signed, width),
      table: table(
        `${words.Noun} bridge`,
        [
          { heading: 'Step' },
          { heading: `${words.Noun}`, numeric: true },
          { heading: 'Customers', numeric: true },
        ],
        steps.map(({ key, name }) => [name, money.exact(bridge[key]), number(bridge.customers[key])]),
      ),
    }),
  );
}
