import type { Playbook } from '../playbook/index.ts';
import type { LifecycleReport, LifecycleState } from '../segments/index.ts';
import type { Warehouse } from '../warehouse/index.ts';
import { decisionGroups } from './decisions.sql.ts';
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

/** Up to three decisions with the most money in them, each with what it assumes and what would refute it. */
export async function findDecisions(
  warehouse: Warehouse,
  playbook: Playbook,
  base: Base,
  lifecycle: LifecycleReport,
): Promise<Decision[]> {
  const topRank = Math.ceil(base.customers * topShare);
  const [groups] = await warehouse.rows(decisionGroups(topRank, warehouse.dialect), {
    win_back_customers: 'count',
    win_back_cents: 'number',
    second_customers: 'count',
    second_cents: 'number',
    keep_customers: 'count',
    keep_cents: 'number',
  });
  if (!groups) throw new Error('An aggregate without groups always has one row.');
  const averageOrder = base.orders > 0 ? base.revenue / base.orders : 0;
  const seen = (state: LifecycleState) =>
    lifecycle.earlier?.repurchases.find((row) => row.state === state && row.customers >= enoughSeen);
  const share = (value: number) => `${Math.round(value * 100)} %`;
  const without = (state: LifecycleState) => {
    const before = seen(state);
    return before?.share === undefined
      ? ''
      : ` Without any campaign, ${share(before.share)} of ${state} customers bought within ${lifecycle.earlier?.days} days.`;
  };
  const range = ([low, high]: readonly [number, number], worth: number): [number, number] => [
    low * worth,
    high * worth,
  ];
  const span = ([low, high]: readonly [number, number]) =>
    low === high ? share(low) : `between ${share(low)} and ${share(high)}`;
  const test =
    'a test in which a random tenth of them is left alone shows no more purchases among those who were asked.';
  const all: Decision[] = [
    {
      id: 'win-back',
      title: 'Win back silent customers who were among the best',
      customers: groups.win_back_customers,
      range: range(playbook.decisions.winBack, groups.win_back_cents / 100),
      evidence: seen('dormant') ? 'moderate' : 'weak',
      why: `They belong to the fifth of all customers who spent most, and are dormant or lapsed.${without('dormant')}`,
      assumption: `${span(playbook.decisions.winBack)} of them return because they are asked, and spend for a year at their former pace.`,
      changeOurMind: test,
      rule: { lifecycle: { $in: ['dormant', 'lapsed'] }, revenue_rank: { $lte: topRank } },
    },
    {
      id: 'second-purchase',
      title: 'Bring one-time buyers to a second purchase',
      customers: groups.second_customers,
      range: range(playbook.decisions.secondPurchase, groups.second_customers * averageOrder),
      evidence: seen('new') ? 'moderate' : 'weak',
      why: `They bought once and are not lapsed yet.${without('new')}`,
      assumption: `${span(playbook.decisions.secondPurchase)} of them buy once more because they are invited, for an average order.`,
      changeOurMind: test,
      rule: { lifecycle: { $in: ['new', 'dormant'] }, purchase_days: { $lte: 1 } },
    },
    {
      id: 'keep-declining',
      title: 'Keep customers who buy less often than they used to',
      customers: groups.keep_customers,
      range: range(playbook.decisions.keepDeclining, groups.keep_cents / 100),
      evidence: seen('declining') ? 'moderate' : 'weak',
      why: `They still buy, but their purchase rate fell.${without('declining')}`,
      assumption: `${span(playbook.decisions.keepDeclining)} of them keep last year's spending because they are cared for, and would have lost it otherwise.`,
      changeOurMind: test,
      rule: { lifecycle: 'declining' },
    },
  ];
  return all
    .filter(({ customers, range: [, high] }) => customers > 0 && high > 0)
    .sort((a, b) => b.range[1] - a.range[1] || (a.id < b.id ? -1 : 1));
}
