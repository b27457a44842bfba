import { amountsIn, number, percent } from '@attune/charts';
import { isUnknown, outlookWords } from '../report/index.ts';
import { outlooks, type PublishedLimits } from '../segments/index.ts';
import type { ExploredRun } from './explored-run.ts';
import type { FactValue } from './facts.ts';

/** One segment that a customer is in, with the reason in the customer's own figures. */
export interface ReasonedSegment {
  readonly scheme: 'lifecycle' | 'value' | 'pattern' | 'decile' | 'rfm';
  readonly segment: string;
  readonly reason: string;
}

/** What the sentences are made of: the run, its limits, and the customer's facts. */
interface Case {
  readonly run: Pick<ExploredRun, 'summary' | 'playbook'>;
  readonly limits: PublishedLimits;
  readonly facts: Readonly<Record<string, FactValue>>;
}

/** The segments of a customer in the order in which a person would ask, each with its reason. */
export function segmentReasons(customer: Case): ReasonedSegment[] {
  const { facts } = customer;
  const decile = facts.past_year_decile;
  const segments: ReasonedSegment[] = [
    { scheme: 'lifecycle', segment: String(facts.lifecycle), reason: lifecycleReason(customer) },
    { scheme: 'value', segment: String(facts.value_cell), reason: valueReason(customer) },
    { scheme: 'pattern', segment: String(facts.pattern), reason: patternReason(customer) },
    { scheme: 'rfm', segment: String(facts.rfm_segment), reason: rfmReason(customer) },
  ];
  if (typeof decile === 'number')
    segments.splice(2, 0, {
      scheme: 'decile',
      segment: String(decile),
      reason: decileReason(customer, decile),
    });
  return segments;
}

const counted = (count: FactValue | undefined, one: string) =>
  `${number(Number(count))} ${count === 1 ? one : `${one}s`}`;
const days = (count: FactValue | undefined) => counted(count, 'day');
const money = ({ run: { summary } }: Case) =>
  amountsIn(summary.measure === 'outcome' ? null : summary.currency).exact;
const fell = ({ facts }: Case) =>
  typeof facts.probability_rate_fell === 'number' ? facts.probability_rate_fell : undefined;

function lifecycleReason(customer: Case): string {
  const { facts, limits, run } = customer;
  const settings = run.playbook.lifecycle;
  const silent = `Silent for ${days(facts.recency_days)}`;
  switch (facts.lifecycle) {
    case 'new':
      return `Bought once, ${days(facts.tenure_days)} ago. Who bought once is new for ${days(limits.newDays)}: ${percent(settings.newQuantile)} of second purchases came within that time.`;
    case 'lapsed':
      return `${silent}. After more than ${days(limits.lapsedDays)} of silence fewer than ${percent(settings.lapsedReturnShare)} of all customers came back.`;
    case 'dormant':
      return dormantReason(customer, silent);
    case 'declining':
      return `Still buying: ${silent.toLowerCase()}, which is not unusual. But the purchase rate fell with a probability of ${percent(fell(customer) ?? 0)}; from ${percent(settings.decliningProbability)} on a customer is declining.`;
    case 'mature':
      return `Still buying at a steady rate: the probability that it fell is ${percent(fell(customer) ?? 0)}, between ${band(settings.steadyBand)}. Customer for ${days(facts.tenure_days)} (at least ${days(limits.mature?.tenure ?? 0)}) with ${counted(facts.purchase_days, 'purchase day')} (at least ${limits.mature?.purchases ?? 0}).`;
    default:
      return `Still buying: ${silent.toLowerCase()}${usual(customer)}.${notMature(customer)}`;
  }
}

const band = ([low, high]: readonly [number, number]) => `${percent(low)} and ${percent(high)}`;

function usual({ facts }: Case): string {
  return facts.usual_silence_days === null ? '' : `, and up to ${days(facts.usual_silence_days)} are usual`;
}

function dormantReason({ facts, limits, run }: Case, silent: string): string {
  const { dormantQuantile, newQuantile } = run.playbook.lifecycle;
  if (facts.purchase_days === 0) return 'Bought nothing, and only returned something.';
  if (facts.purchase_days === 1)
    return `${silent} after a single purchase; ${percent(newQuantile)} of second purchases came within ${days(facts.usual_silence_days)}.`;
  if (!limits.ownSilence)
    return `${silent}; ${percent(newQuantile)} of second purchases came within ${days(facts.usual_silence_days)}, and there are too few repeat purchases to say what is usual for one customer.`;
  return `${silent}; this customer's usual silence is at most ${days(facts.usual_silence_days)} (${percent(dormantQuantile)} of the gaps between purchases).`;
}

/** What a customer who goes on buying lacks for being called mature. */
function notMature(customer: Case): string {
  const { facts, limits, run } = customer;
  const probability = fell(customer);
  if (probability === undefined || limits.mature === undefined)
    return ' Nothing tells whether the purchase rate is steady.';
  const [low, high] = run.playbook.lifecycle.steadyBand;
  const lacks = [
    Number(facts.tenure_days) < limits.mature.tenure &&
      `a customer for ${days(facts.tenure_days)}, and ${days(limits.mature.tenure)} are needed`,
    Number(facts.purchase_days) < limits.mature.purchases &&
      `${counted(facts.purchase_days, 'purchase day')}, and ${limits.mature.purchases} are needed`,
    (probability <= low || probability >= high) &&
      `a probability of ${percent(probability)} that the rate fell, not between ${band([low, high])}`,
  ].filter((lack) => lack !== false);
  return ` Not called mature: ${lacks.join('; ')}.`;
}

function valueReason(customer: Case): string {
  const { facts, run } = customer;
  const { measure, value } = run.summary;
  const { valueCut, outlookCut, outlookKind, outlookUnit } = value.gridAxes;
  const amount = money(customer);
  const own = `Past-year ${measure} of ${amount(Number(facts.past_year_revenue))}`;
  const median = isUnknown(valueCut)
    ? 'nobody has any to compare with'
    : String(facts.value_cell).startsWith('high')
      ? `at least ${amount(valueCut)}, the median of those who have any`
      : `below ${amount(valueCut)}, the median of those who have any`;
  const { axis, unknownOfOne } = outlookWords[outlookKind];
  const ahead = facts[outlooks[outlookKind].column];
  const write = outlookUnit === 'money' ? amount : percent;
  const outlook =
    typeof ahead !== 'number'
      ? unknownOfOne
      : `${axis.toLowerCase()} is ${write(ahead)}, ${ahead > outlookCut ? 'more than' : 'not more than'} ${write(outlookCut)}`;
  return `${own}: ${median}; ${outlook}.`;
}

function decileReason(customer: Case, decile: number): string {
  const { facts, run } = customer;
  const amount = money(customer);
  const bounds = run.summary.value.deciles.find((row) => row.decile === decile);
  const range = bounds ? ` It runs from ${amount(bounds.lowest)} to ${amount(bounds.highest)}.` : '';
  return `Past-year ${run.summary.measure} of ${amount(Number(facts.past_year_revenue))} lies in tenth ${decile}, counted from the highest.${range}`;
}

function patternReason(customer: Case): string {
  const { facts, run } = customer;
  const [low, high] = run.playbook.lifecycle.steadyBand;
  const bought = `Bought on ${days(facts.purchase_days)}`;
  const probability = `the probability that the purchase rate fell is ${percent(fell(customer) ?? 0)}`;
  switch (facts.pattern) {
    case 'returns only':
      return 'Bought nothing, and only returned something.';
    case 'one-and-done':
      return 'Bought on one day only.';
    case 'repeat':
      return fell(customer) === undefined
        ? `${bought}; customers buy too seldom, or too much alike, to tell a changed rate from chance.`
        : `${bought}: too few to say how the rate moves.`;
    case 'rising':
      return `${bought}; ${probability}, at most ${percent(low)}.`;
    case 'falling':
      return `${bought}; ${probability}, at least ${percent(high)}.`;
    default:
      return `${bought}; ${probability}, between ${band([low, high])}.`;
  }
}

function rfmReason(customer: Case): string {
  const { facts, run } = customer;
  const { cuts } = run.summary.rfm;
  const amount = money(customer);
  const plain = (value: number) => number(value, Number.isInteger(value) ? 0 : 1);
  const score = (name: string, value: string, at: readonly number[], write: (cut: number) => string) =>
    `${name} ${String(facts[`rfm_${name}`])} (${value}; cut at ${at.map(write).join(', ')})`;
  const scores = [
    score('recency', `${days(facts.recency_days)} since the last purchase`, cuts.recency, plain),
    score('frequency', counted(facts.orders, 'order'), cuts.frequency, plain),
    score('monetary', `${run.summary.measure} of ${amount(Number(facts.revenue))}`, cuts.monetary, amount),
  ].join(', ');
  const found = run.playbook.rfm.segments.find(({ name }) => name === facts.rfm_segment);
  const span = ([low, high]: readonly [number, number]) => (low === high ? `${low}` : `${low} to ${high}`);
  const held = found
    ? `The first segment that holds these scores: recency ${span(found.recency)}, frequency ${span(found.frequency)}, monetary ${span(found.monetary)}.`
    : 'No segment of the playbook holds these scores.';
  return `Scores: ${scores}. ${held}`;
}
