import { number } from '@attune/charts';
import { strings } from '../../../strings/index.ts';
import type { FactValue } from '../fact-text.ts';

const words = strings.customers.one.finding;

/** What there is to say about one customer in a line, from the facts: how they buy, or how long they have not. */
export function findingOf(id: string, facts: Readonly<Record<string, FactValue>>): string {
  const name = strings.customers.one.title(id);
  const figure = (fact: string) => {
    const value = facts[fact];
    return typeof value === 'number' ? value : undefined;
  };
  const silence = figure('recency_days') ?? 0;
  const interval = figure('interval_mean_days');
  const every = interval === undefined ? undefined : days(Math.max(1, Math.round(interval)));
  if (figure('purchase_days') === 0) return words.onlyReturned(name);
  switch (facts.lifecycle) {
    case 'new':
      return words.isNew(name, ago(silence));
    case 'dormant':
    case 'lapsed':
      return silent(name, silence, interval);
    case 'declining':
      return words.declining(name, ago(silence));
    case 'mature':
      return every === undefined ? words.active(name, ago(silence)) : words.mature(name, every);
    default:
      return every === undefined
        ? words.active(name, ago(silence))
        : words.activeEvery(name, every, ago(silence));
  }
}

function silent(name: string, silence: number, interval: number | undefined): string {
  if (interval === undefined) return words.silentAfterOne(name, days(silence));
  if (interval < 1) return words.silent(name, days(silence));
  const times = silence / interval;
  if (times < 1.25) return words.silentUsual(name, days(silence), days(Math.round(interval)));
  return words.silentTimes(name, days(silence), timesInWords(times));
}

function timesInWords(times: number): string {
  if (times < 1.75) return words.oneAndAHalf;
  if (times < 2.5) return words.twice;
  return words.times(number(Math.round(times)));
}

function days(count: number): string {
  return strings.customers.days(number(count), count === 1);
}

function ago(count: number): string {
  if (count === 0) return words.today;
  return count === 1 ? words.yesterday : words.ago(days(count));
}
