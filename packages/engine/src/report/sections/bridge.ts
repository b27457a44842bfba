import { type BridgeStep, bridgeChart, number } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { html } from '../html.ts';
import { reasonGiven, type Section, section } from '../section.ts';
import { bridgeHeading, bridgeMeaning } from '../sentences/bridge.ts';
import { counted } from '../sentences/counting.ts';
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

export function bridgeSection(context: ReportContext): Section {
  const { summary, money, words } = context;
  const { bridge } = summary;
  const name = `${words.Noun} bridge`;
  if (isUnknown(bridge))
    return section('bridge', name, 'The year before cannot be compared yet', reasonGiven(bridge));
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
    'bridge',
    name,
    bridgeHeading(context, bridge),
    html`<p>${bridgeMeaning(context, bridge)}</p>`,
    figure({
      id: 'bridge-chart',
      span: 'full',
      subtitle: `${words.Noun} of the year before and of the past year, and what changed between them`,
      finding: `${bridgeHeading(context, bridge)}. ${bridgeMeaning(context, bridge)}`,
      draw: (width) => bridgeChart(placed, signed, width),
      source: sourceLine(summary, 'bridge'),
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
