import { day, number, percent } from '@attune/charts';
import type { ReportContext } from '../context.ts';
import { isUnknown, type Summary } from '../summary.ts';
import { capital, counted, inLetters, isOrAre } from './counting.ts';

type State = Summary['lifecycleRules'][number]['state'];

const buying: readonly State[] = ['new', 'active', 'mature', 'declining'];
const gone: readonly State[] = ['dormant', 'lapsed'];

export function rfmHeading({ summary, words }: ReportContext): string {
  const segments = summary.rfm.segments;
  const total = segments.reduce((sum, segment) => sum + segment.revenue, 0);
  const best = segments.toSorted((a, b) => b.revenue - a.revenue)[0];
  if (!best || total <= 0 || summary.customers === 0) return 'There are no purchases to form segments from';
  return (
    `${best.segment}: ${percent(best.customers / summary.customers)} of customers, ` +
    `${percent(best.revenue / total)} of ${words.noun}`
  );
}

export function rfmMeaning({ summary }: ReportContext): string {
  const { segments, empty } = summary.rfm;
  const groups = segments.filter(({ segment }) => segment !== 'Others').length + empty.length;
  const none =
    empty.length === 0
      ? ''
      : ` ${capital(inLetters(empty.length))} of them ${isOrAre(empty.length)} empty here: ${empty.join(', ')}.`;
  return `${capital(inLetters(groups))} classic groups by how recently, how often and for how much customers bought, over the whole history.${none}`;
}

export function lifecycleHeading({ summary }: ReportContext): string {
  const { customers } = summary;
  if (customers === 0) return 'There are no customers yet';
  const parts = lifecycleParts(summary);
  return `${percent(parts.buying / customers)} of customers are still buying; ${percent(parts.gone / customers)} have gone quiet`;
}

/** How many customers are in the states of buying, and in those of silence. */
function lifecycleParts({ lifecycle }: Summary) {
  const sum = (states: readonly State[]) => states.reduce((total, state) => total + lifecycle[state], 0);
  return { buying: sum(buying), gone: sum(gone) };
}

/** Moves from a buying state to a quiet or declining one, and the way back. */
export function migrationHeading({ summary }: ReportContext, days: number): string {
  const { away, back } = moves(summary);
  if (away === 0 && back === 0) return `Nobody moved between buying and silence in ${counted(days, 'day')}`;
  return `${counted(away, 'customer')} moved towards leaving in ${counted(days, 'day')}; ${number(back)} moved back`;
}

/** How many customers moved towards leaving, how many moved back, and how many joined. */
function moves({ migration }: Summary) {
  const rank = (state: string) => (gone.includes(state as State) ? 0 : state === 'declining' ? 1 : 2);
  const isJoining = (from: string) => from === 'not yet a customer';
  const sum = (kept: (from: string, to: string) => boolean) =>
    migration.filter(({ from, to }) => kept(from, to)).reduce((total, { customers }) => total + customers, 0);
  return {
    away: sum((from, to) => !isJoining(from) && rank(to) < rank(from)),
    back: sum((from, to) => !isJoining(from) && rank(to) > rank(from)),
    joined: sum(isJoining),
  };
}

export function migrationMeaning({ summary }: ReportContext, asOf: string): string {
  const { joined } = moves(summary);
  const since = `Left: where customers stood on ${day(asOf)}. Right: where the same customers stand on ${day(summary.asOf)}.`;
  return joined === 0
    ? since
    : `${since} ${counted(joined, 'customer')} who joined in between ${joined === 1 ? 'is' : 'are'} not drawn.`;
}

export function repurchaseHeading({ summary }: ReportContext, days: number): string {
  const known = summary.lifecycleRepurchase.flatMap(({ state, share }) =>
    isUnknown(share) ? [] : [{ state, share }],
  );
  const sorted = known.toSorted((a, b) => b.share - a.share);
  const [best, worst] = [sorted[0], sorted.at(-1)];
  if (!best || !worst) return 'We cannot tell yet who buys again';
  const first = `${percent(best.share)} of ${best.state} customers bought again within ${counted(days, 'day')}`;
  return best === worst ? first : `${first}, ${percent(worst.share)} of ${worst.state} ones`;
}

/** Said where more of the lapsed came back than the rule promises. */
export function lapsedSentence({ summary }: ReportContext, asOf: string, days: number): string | undefined {
  const promised = summary.lifecycleLapsedPromise;
  const lapsed = summary.lifecycleRepurchase.find(({ state }) => state === 'lapsed');
  if (!lapsed || isUnknown(lapsed.share) || isUnknown(lapsed.interval) || lapsed.share <= promised)
    return undefined;
  const reason =
    lapsed.interval[0] > promised
      ? ', because this history is short'
      : ', though chance alone may explain it: they are few';
  return (
    `Of those called lapsed on ${day(asOf)}, ${percent(lapsed.share)} bought within ${counted(days, 'day')}: ` +
    `more than the ${percent(promised)} that the rule promises${reason}.`
  );
}

/** Names the states that bought again so alike that the data does not tell them apart. */
export function overlapSentence({ summary }: ReportContext): string | undefined {
  const sorted = summary.lifecycleRepurchase
    .flatMap(({ state, share, interval }) =>
      isUnknown(share) || isUnknown(interval) ? [] : [{ state, share, interval }],
    )
    .sort((a, b) => b.share - a.share);
  const pairs = sorted.slice(1).flatMap((lower, index) => {
    const higher = sorted[index]!;
    return lower.interval[1] >= higher.interval[0] ? [`${higher.state} and ${lower.state}`] : [];
  });
  return pairs.length === 0 ? undefined : `These states do not separate in this data: ${pairs.join('; ')}.`;
}

export function patternsHeading({ summary }: ReportContext): string {
  const once = summary.patterns.find(({ pattern }) => pattern === 'one-and-done');
  if (once && summary.customers > 0)
    return `${percent(once.customers / summary.customers)} of customers bought on one day only`;
  return summary.patterns.length === 0
    ? 'No pattern of buying can be told yet'
    : 'How customers’ buying changes';
}
