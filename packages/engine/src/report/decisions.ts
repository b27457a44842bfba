import { percent } from '@attune/charts';
import type { Playbook } from '../playbook/index.ts';
import { parseRule } from '../rules/index.ts';
import { type LifecycleReport, type LifecycleState, ruleCatalogue } from '../segments/index.ts';
import type { Warehouse } from '../warehouse/index.ts';
import { decisionGroups } from './decisions.sql.ts';
import { capital } from './sentences/counting.ts';
import type { Summary } from './summary.ts';

type Decision = Summary['decisions'][number];

interface Base {
  readonly customers: number;
  readonly orders: number;
  readonly revenue: number;
}

/** Who counts as one of the best: the fifth of all customers who ever spent most. */
const topShare = 0.2;

/** Below this many customers, what was seen of a state says little. */
const enoughSeen = 100;

/** A test that leaves a tenth alone needs at least a few people on that side; with fewer than this there are none. */
const fewestConcerned = 30;

/** Up to three decisions with the most money in them, each with what it assumes and what would refute it. */
export async function findDecisions(
  warehouse: Warehouse,
  playbook: Playbook,
  base: Base,
  lifecycle: Pick<LifecycleReport, 'earlier'>,
): Promise<Decision[]> {
  const topRank = Math.ceil(base.customers * topShare);
  const { dialect } = warehouse;
  const [groups] = await warehouse.rows(decisionGroups({ topRank, year: playbook.windows.year, dialect }), {
    win_back_customers: 'count',
    win_back_cents: 'number',
    second_customers: 'count',
    keep_customers: 'count',
    keep_cents: 'number',
  });
  if (!groups) throw new Error('An aggregate without groups always has one row.');
  const averageOrder = base.orders > 0 ? base.revenue / base.orders : 0;
  const { winBack, secondPurchase, keepDeclining } = playbook.decisions;
  const all: Omit<Decision, 'ruleInWords'>[] = [
    {
      id: 'win-back',
      title: 'Win back silent customers who were among the best',
      customers: groups.win_back_customers,
      range: rangeOf(winBack, groups.win_back_cents / 100),
      per: 'year',
      evidence: evidence(lifecycle, ['dormant', 'lapsed']),
      why: `They belong to the fifth of all customers who spent most, and are dormant or lapsed.${withoutCampaign(lifecycle, ['dormant', 'lapsed'])}`,
      assumption: `${span(winBack)} of them return because they are asked, and spend for a year at their former pace.`,
      changeOurMind: test,
      rule: { lifecycle: { $in: ['dormant', 'lapsed'] }, revenue_rank: { $lte: topRank } },
    },
    {
      id: 'second-purchase',
      title: 'Bring one-time buyers to a second purchase',
      customers: groups.second_customers,
      range: rangeOf(secondPurchase, groups.second_customers * averageOrder),
      per: 'once',
      evidence: evidence(lifecycle, ['new', 'dormant']),
      why: `They bought once and are not lapsed yet.${withoutCampaign(lifecycle, ['new', 'dormant'])}`,
      assumption: `${span(secondPurchase)} of them buy once more because they are invited, for an average order.`,
      changeOurMind: test,
      rule: { lifecycle: { $in: ['new', 'dormant'] }, purchase_days: 1 },
    },
    {
      id: 'keep-declining',
      title: 'Keep customers who buy less often than they used to',
      customers: groups.keep_customers,
      range: rangeOf(keepDeclining, groups.keep_cents / 100),
      per: 'year',
      evidence: evidence(lifecycle, ['declining']),
      why: `They still buy, but their purchase rate fell.${withoutCampaign(lifecycle, ['declining'])}`,
      assumption: `${span(keepDeclining)} of them keep last year's spending because they are cared for, and would have lost it otherwise.`,
      changeOurMind: test,
      rule: { lifecycle: 'declining' },
    },
  ];
  return all
    .filter(({ customers, range: [, high] }) => customers >= fewestConcerned && high > 0)
    .sort((a, b) => b.range[1] - a.range[1] || (a.id < b.id ? -1 : 1))
    .map((decision) => ({ ...decision, ruleInWords: inWords(decision.rule) }));
}

function inWords(rule: Decision['rule']): string {
  const parsed = parseRule(rule, ruleCatalogue);
  if (!parsed.ok) throw new Error(`A decision has a rule that cannot be read: ${JSON.stringify(rule)}`);
  return capital(parsed.rule.english().text);
}

const test =
  'a test in which a random tenth of them is left alone shows no more purchases among those who were asked.';

function rangeOf([low, high]: readonly [number, number], worth: number): [number, number] {
  return [Math.round(low * worth), Math.round(high * worth)];
}

function span([low, high]: readonly [number, number]): string {
  return low === high ? percent(low) : `between ${percent(low)} and ${percent(high)}`;
}

/** What customers of a state did afterwards, where enough of them were seen. */
function seen({ earlier }: Pick<LifecycleReport, 'earlier'>, state: LifecycleState) {
  const row = earlier?.repurchases.find((repurchase) => repurchase.state === state);
  return row && row.customers >= enoughSeen ? row.share : undefined;
}

/** The effect is assumed, so the grade is moderate at best: every state concerned was seen without a campaign. */
function evidence(
  lifecycle: Pick<LifecycleReport, 'earlier'>,
  concerned: readonly LifecycleState[],
): Decision['evidence'] {
  return concerned.every((state) => seen(lifecycle, state) !== undefined) ? 'moderate' : 'weak';
}

function withoutCampaign(
  lifecycle: Pick<LifecycleReport, 'earlier'>,
  concerned: readonly LifecycleState[],
): string {
  const shares = concerned.flatMap((state) => {
    const share = seen(lifecycle, state);
    return share === undefined ? [] : [`${percent(share)} of ${state} customers`];
  });
  if (shares.length === 0) return '';
  return ` Without this decision, ${shares.join(' and ')} bought within ${lifecycle.earlier?.days} days.`;
}
