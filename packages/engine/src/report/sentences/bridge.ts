import { percent } from '@attune/charts';
import type { ReportContext } from '../context.ts';
import type { Summary } from '../summary.ts';
import { changeInWords, direction } from './change.ts';

type Bridge = Exclude<Summary['bridge'], { value: null }>;

/** Says what explains the net change; gains and losses that cancel out are set off against each other first. */
export function bridgeHeading(context: ReportContext, bridge: Bridge): string {
  const { money, words } = context;
  const amounts = [bridge.new, bridge.reactivated, bridge.up, bridge.down, bridge.lost];
  if (amounts.every((amount) => amount === 0))
    return `${words.Noun} is the same as last year, customer by customer`;
  const causes = [comingAndGoing(money, bridge), staying(money, bridge)];
  const way = direction(relativeChange(bridge));
  const [first, second] = causes.toSorted((a, b) => (way < 0 ? a.net - b.net : b.net - a.net));
  const telling = way === 0 ? `${first!.words}, and ${second!.words}` : first!.words;
  return `${words.Noun} ${change(money, bridge)}: ${telling}`;
}

/** Customers won against customers lost. */
function comingAndGoing(money: ReportContext['money'], bridge: Bridge) {
  const won = bridge.new + bridge.reactivated;
  const net = won + bridge.lost;
  const size = money.short(Math.abs(net));
  if (bridge.lost >= 0) return { net, words: `new and returning customers brought ${size}` };
  if (won <= 0) return { net, words: `lost customers took ${size}` };
  const words =
    net >= 0
      ? `new and returning customers brought ${size} more than lost ones took`
      : `lost customers took ${size} more than new and returning ones brought`;
  return { net, words };
}

/** Those who bought in both years: more against less. */
function staying(money: ReportContext['money'], bridge: Bridge) {
  const net = bridge.up + bridge.down;
  const size = money.short(Math.abs(net));
  return { net, words: `customers who stayed brought ${size} ${net >= 0 ? 'more' : 'less'}` };
}

/** From a year without anything, every change is a whole one. */
function relativeChange({ lastYear, thisYear }: Bridge): number {
  return lastYear > 0 ? thisYear / lastYear - 1 : Math.sign(thisYear - lastYear);
}

function change(money: ReportContext['money'], bridge: Bridge): string {
  if (bridge.lastYear > 0 && bridge.thisYear >= 0) return changeInWords(relativeChange(bridge));
  return `went ${fromTo(money, bridge)}`;
}

function fromTo(money: ReportContext['money'], { lastYear, thisYear }: Bridge): string {
  const write = money.alike([lastYear, thisYear]);
  return `from ${write(lastYear)} to ${write(thisYear)}`;
}

export function bridgeMeaning({ money, words }: ReportContext, bridge: Bridge): string {
  const kept =
    bridge.customers.lastYear === 0 ? undefined : 1 - bridge.customers.lost / bridge.customers.lastYear;
  const keeping = kept === undefined ? '' : ` Of last year’s customers, ${percent(kept)} bought again.`;
  return `${words.Noun} went ${fromTo(money, bridge)}.${keeping}`;
}
