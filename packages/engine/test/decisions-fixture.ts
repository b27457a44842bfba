import type { Summary } from '../src/report/index.ts';
import { lifecycle } from './lifecycle-fixture.ts';

export const decisions: Summary['decisions'] = [
  {
    id: 'win-back',
    title: 'Win back silent customers who were among the best',
    customers: 1240,
    range: [90_214, 139_860],
    per: 'year',
    evidence: 'moderate',
    why: 'They belong to the fifth of all customers who spent most, and are dormant or lapsed.',
    assumption:
      'between 2 % and 5 % of them return because they are asked, and spend for a year at their former pace.',
    changeOurMind:
      'a test in which a random tenth of them is left alone shows no more purchases among those who were asked.',
    rule: { lifecycle: { $in: ['dormant', 'lapsed'] }, revenue_rank: { $lte: 4824 } },
    ruleInWords: 'Lifecycle state is dormant or lapsed and rank by revenue is at most 4,824',
  },
  {
    id: 'second-purchase',
    title: 'Bring one-time buyers to a second purchase',
    customers: 3918,
    range: [24_900, 62_300],
    per: 'once',
    evidence: 'moderate',
    why: 'They bought once and are not lapsed yet. Without this decision, 18 % of new customers and 9.6 % of dormant customers bought within 182 days.',
    assumption: 'between 2 % and 5 % of them buy once more because they are invited, for an average order.',
    changeOurMind: 'a test in which a random tenth of them is left alone shows no more purchases.',
    rule: { lifecycle: { $in: ['new', 'dormant'] }, purchase_days: 1 },
    ruleInWords: 'Lifecycle state is new or dormant and purchase days is 1',
  },
  {
    id: 'keep-declining',
    title: 'Keep customers who buy less often than they used to',
    customers: lifecycle.declining,
    range: [7_730, 15_460],
    per: 'year',
    evidence: 'weak',
    why: 'They still buy, but their purchase rate fell.',
    assumption: 'between 5 % and 10 % of them keep last year’s spending because they are cared for.',
    changeOurMind: 'a test in which a random tenth of them is left alone shows no more purchases.',
    rule: { lifecycle: 'declining' },
    ruleInWords: 'Lifecycle state is declining',
  },
];
