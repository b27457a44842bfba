import { percent } from '@attune/charts';
import type { ReportContext } from '../context.ts';
import type { Summary } from '../summary.ts';
import { changeInWords } from './change.ts';
import { capital } from './counting.ts';

type Bridge = Exclude<Summary['bridge'], { value: null }>;

/** Names the largest gain and the largest loss. */
export function bridgeHeading({ money, words }: ReportContext, bridge: Bridge): string {
  const gains = [
    { who: 'New customers added', amount: bridge.new },
    { who: 'Customers who came back added', amount: bridge.reactivated },
    { who: 'Customers who bought more added', amount: bridge.up },
  ].toSorted((a, b) => b.amount - a.amount);
  const losses = [
    { who: 'lost customers took', amount: bridge.lost },
    { who: 'customers who bought less took', amount: bridge.down },
  ].toSorted((a, b) => a.amount - b.amount);
  const [gain, loss] = [gains[0]!, losses[0]!];
  if (gain.amount <= 0 && loss.amount >= 0)
    return `${words.Noun} is the same as last year, customer by customer`;
  if (gain.amount <= 0)
    return `${capital(loss.who)} ${money.short(-loss.amount)}, and nothing made up for it`;
  if (loss.amount >= 0) return `${gain.who} ${money.short(gain.amount)}, and nothing was lost`;
  return `${gain.who} ${money.short(gain.amount)}; ${loss.who} ${money.short(-loss.amount)}`;
}

export function bridgeMeaning({ money, words }: ReportContext, bridge: Bridge): string {
  const write = money.alike([bridge.lastYear, bridge.thisYear]);
  const totals = `from ${write(bridge.lastYear)} to ${write(bridge.thisYear)}`;
  const told = bridge.lastYear > 0 && bridge.thisYear >= 0;
  const how = told ? `${changeInWords(bridge.thisYear / bridge.lastYear - 1)}, ${totals}` : `went ${totals}`;
  const kept =
    bridge.customers.lastYear === 0 ? undefined : 1 - bridge.customers.lost / bridge.customers.lastYear;
  const keeping =
    kept === undefined ? '' : ` Of last year’s customers, ${percent(kept)} bought again this year.`;
  return `${words.Noun} ${how}.${keeping}`;
}
