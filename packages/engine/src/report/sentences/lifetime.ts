import { firstOfUpperHalf, number, percent } from '@attune/charts';
import type { ReportContext } from '../context.ts';
import { isUnknown, type Summary } from '../summary.ts';
import { asSentence, capital, counted, ended, firstSmall, inLetters } from './counting.ts';

export type Lifetime = Exclude<Summary['clv'], { value: null }>;
export type LifetimeGroup = Lifetime['bySegment'][number];

/** "the next year", "the next two years", "the next 180 days". */
export function horizonInWords({ horizon }: Pick<Lifetime, 'horizon'>): string {
  const years = Math.round(horizon.days / 365.25);
  if (years < 1 || Math.abs(horizon.days - years * 365.25) > years + 1)
    return `the next ${counted(horizon.days, 'day')}`;
  return years === 1 ? 'the next year' : `the next ${inLetters(years)} years`;
}

export const notToldHeading = (name: string) => `We cannot tell the ${name} from this data`;

/** What is expected of all customers, with the ends between which it lies. */
export function lifetimeHeading({ money, words }: ReportContext, clv: Lifetime): string {
  const { total, name } = clv;
  if (isUnknown(total)) return notToldHeading(name);
  const sum = isUnknown(total.interval)
    ? `about ${money.short(total.value)}`
    : withEnds(money, total.value, total.interval);
  const time = horizonInWords(clv);
  if (name === 'lifetime value') return `${capital(time)} is worth ${sum} from today’s customers`;
  const of = name === 'lifetime outcome' ? ` of ${words.noun}` : '';
  return `Today’s customers are expected to bring ${sum}${of} in ${time}`;
}

function withEnds(money: ReportContext['money'], value: number, ends: readonly [number, number]): string {
  const write = money.alike([value, ...ends]);
  return `about ${write(value)} (${ends.map(write).join(' to ')})`;
}

const kinds = {
  'lifetime revenue': 'It is revenue, not profit: costs are not taken off.',
  'lifetime value': 'Costs are taken off.',
  'lifetime outcome': '',
} as const;

/** What the heading rests on, and how it scatters over the customers. */
export function lifetimeMeaning({ money }: ReportContext, clv: Lifetime): readonly string[] {
  const { total, customers, horizon, name } = clv;
  if (isUnknown(total)) return [asSentence(total.reason)];
  const later =
    horizon.discountRate > 0
      ? ` What comes later counts less, by ${percent(horizon.discountRate)} a year.`
      : '';
  const unsure = isUnknown(total.interval)
    ? ` How sure this is, is not known: ${firstSmall(ended(total.interval.reason))}`
    : '';
  return [
    `Of ${counted(customers, 'customer')}, about ${roughly(total.alive)} are expected to be customers still, and all together to buy about ${roughly(total.purchases)} times more. Who becomes a customer later is not counted.${later}${unsure}`,
    `${scatter(money, clv)}${kinds[name]}`.trim(),
  ].filter((text) => text !== '');
}

/** An estimate has no more than three digits to tell. */
const roughly = (count: number) => number(Math.round(Number(count.toPrecision(3))));

function scatter(money: ReportContext['money'], { distribution, name }: Lifetime): string {
  const first = firstOfUpperHalf(distribution.map(({ value }) => value));
  const bin = first === undefined ? undefined : distribution[first];
  if (first === undefined || bin === undefined) return '';
  const upper = distribution.slice(first);
  const share = (of: 'customers' | 'value') => {
    const sum = (bins: typeof distribution) => bins.reduce((total, each) => total + each[of], 0);
    return percent(sum(upper) / sum(distribution));
  };
  if (first === 0) return '';
  return `The ${share('customers')} of customers who are expected to bring ${money.short(bin.from)} or more make up ${share('value')} of the ${name}. `;
}

/** The group that brings most: how many they are, and how much of it is theirs. */
export function lifetimeSegmentsHeading(_: ReportContext, { bySegment, name }: Lifetime): string {
  const sum = (of: 'customers' | 'value') => bySegment.reduce((total, group) => total + group[of], 0);
  const best = bySegment.toSorted((a, b) => b.value - a.value)[0];
  const [people, value] = [sum('customers'), sum('value')];
  if (!best || people === 0 || value <= 0) return `No state of the lifecycle brings ${name}`;
  return `${capital(best.name)} customers are ${percent(best.customers / people)} of all, and make up ${percent(best.value / value)} of the ${name}`;
}

export const groupsMeaning =
  'The dot is what one customer of the group is expected to bring on average; the whisker is the range in which that average lies.';

/** Says that channels differ only where their ranges do not meet. */
export function lifetimeChannelsHeading(
  { money }: ReportContext,
  channels: readonly LifetimeGroup[],
): string {
  const known = channels.flatMap(({ interval, ...channel }) =>
    channel.customers === 0 || isUnknown(interval) ? [] : [{ ...channel, interval }],
  );
  const sorted = known.toSorted((a, b) => b.perCustomer - a.perCustomer);
  const [best, worst] = [sorted[0], sorted.at(-1)];
  if (!best || !worst || best === worst)
    return channels.length > 1
      ? 'Channels cannot be compared: how far they differ by chance is not known'
      : 'There is one channel only, so there is nothing to compare';
  if (best.interval[0] <= worst.interval[1])
    return 'No channel is shown to bring better customers than another';
  const write = money.alike([best.perCustomer, worst.perCustomer]);
  return `Customers from “${best.name}” are expected to bring ${write(best.perCustomer)} each, those from “${worst.name}” ${write(worst.perCustomer)}`;
}
