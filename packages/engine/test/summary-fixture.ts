import type { Summary } from '../src/report/index.ts';
import { whoIsWho } from './identity-fixture.ts';
import { states } from './lifecycle-fixture.ts';
import { doubtfulLifetime, lifetime, tooFewForLifetime, withoutModel } from './lifetime-fixture.ts';
import { headroomAgainstPeers, learntPotential } from './potential-fixture.ts';
import { reconciled } from './reconciliation-fixture.ts';
import { retailer } from './retailer-fixture.ts';
import { segmentNames } from './rfm-fixture.ts';

export { hostile, hostileText } from './hostile-fixture.ts';
export { retailer };

const noYear = {
  value: null,
  reason: 'The data begins on 2025-08-02. Two whole years of 365 days up to 2026-06-30 are needed.',
};

/** Less than a year of orders: no bridge, no comparison, no earlier states. */
export const oneYear: Summary = {
  ...retailer,
  firstDay: '2025-08-02',
  finding: '12 % of past-year customers bring 60 % of revenue',
  value: { ...retailer.value, previousYearRevenue: noYear, previousYearBuyers: noYear },
  bridge: noYear,
  clv: {
    value: null,
    reason:
      'The data begins on 2025-08-02. About 18 months are needed, to see who bought again and to check it.',
  },
  cohorts: {
    period: 'month',
    cohorts: ['2025-08', '2025-09', '2025-10'].map((cohort, index) => ({
      cohort,
      customers: 900 - index,
      revenueByAge: Array.from({ length: 10 - index }, (_, age) => 30 + age * 4),
      activeByAge: Array.from({ length: 10 - index }, () => 0.1),
    })),
    comparison: { value: null, reason: 'No two stretches of newcomers can be compared at the same age' },
    comparisons: [],
    retention: {
      value: null,
      reason:
        'Everybody buys in the first month of being a customer, and no group of newcomers has been observed for twice as long.',
    },
  },
  comparison: { value: null, reason: 'The history is too short to look at customers as of an earlier day.' },
  lifecycleRepurchase: [],
  migration: [],
  decisions: retailer.decisions.slice(0, 1),
};

/** Three customers and five orders: almost nothing can be told, and that is what the report must say. */
export const threeCustomers: Summary = {
  ...oneYear,
  inputs: [{ ...retailer.inputs[0]!, rows: { read: 5, accepted: 5, duplicates: 0, rejected: 0 } }],
  rows: { read: 5, accepted: 5, duplicates: 0, rejected: 0 },
  rejected: [],
  duplicatesByRule: [],
  quality: [],
  reconciliation: {
    months: [
      { month: '2026-06', files: 120, duplicates: 0, rejected: 0, later: 0, analysed: 120, matches: true },
    ],
    matching: 1,
    of: 1,
    total: { amounts: 120, refunds: 0, costs: null, measure: 120, matches: true },
  },
  customers: 3,
  prospects: 0,
  orders: 5,
  revenue: 120,
  finding: 'There is too little data to say who brings revenue',
  value: {
    ...oneYear.value,
    pastYearRevenue: 120,
    pastYearBuyers: 3,
    deciles: [80, 30, 10].map((money, index) => ({
      decile: index + 1,
      customers: 1,
      revenue: money,
      lowest: money,
      highest: money,
    })),
    zeroSpenders: { customers: 0, revenue: 0 },
    concentration: {
      spenders: 3,
      gini: 0.389,
      share60: 0.333333,
      share80: 0.666667,
      lorenz: [
        { customers: 0, revenue: 0 },
        { customers: 0.333333, revenue: 0.666667 },
        { customers: 0.666667, revenue: 0.916667 },
        { customers: 1, revenue: 1 },
      ],
    },
    grid: [
      { cell: 'high-high', customers: 0, revenue: 0 },
      { cell: 'high-low', customers: 2, revenue: 110 },
      { cell: 'low-high', customers: 0, revenue: 0 },
      { cell: 'low-low', customers: 1, revenue: 10 },
    ],
    gridAxes: { ...retailer.value.gridAxes, valueCut: 30, outlookUnknown: 3 },
  },
  cohorts: {
    value: null,
    reason: 'No group of newcomers has been observed for a whole month after its last member joined.',
  },
  clv: tooFewForLifetime,
  decisions: [],
  rfm: {
    cuts: { recency: [2, 5, 9, 12], frequency: [1, 1, 2, 2], monetary: [18, 26, 40, 60] },
    segments: [
      { segment: 'Champions', customers: 1, orders: 3, revenue: 80 },
      { segment: 'Promising', customers: 2, orders: 2, revenue: 40 },
    ],
    empty: segmentNames.filter((name) => name !== 'Champions' && name !== 'Promising'),
  },
  lifecycle: { new: 3, active: 0, mature: 0, declining: 0, dormant: 0, lapsed: 0 },
  lifecycleValue: states.map((state) => ({
    state,
    customers: state === 'new' ? 3 : 0,
    revenue: state === 'new' ? 120 : 0,
  })),
  patterns: [
    { pattern: 'one-and-done', customers: 2, revenue: 40 },
    { pattern: 'repeat', customers: 1, revenue: 80 },
  ],
};

export const withoutDecisions: Summary = { ...retailer, decisions: [] };

/** A public service: what counts is an outcome, not money. */
export const outcome: Summary = {
  ...retailer,
  measure: 'outcome',
  reconciliation: reconciled(null),
  currency: null,
  clv: { ...lifetime, name: 'lifetime outcome' },
  finding: 'The outcome grew 6 %, but on fewer customers',
};

/** The forecast is doubtful, and says so: refused models, warnings, and a naive guess that was better. */
export const doubtful: Summary = { ...retailer, clv: doubtfulLifetime };

/** Many customers, and no model that settles on them. */
export const modelless: Summary = { ...retailer, clv: withoutModel };

/** Some customers were asked what they spend in the category. */
export const asked: Summary = {
  ...retailer,
  potential: learntPotential,
  value: {
    ...retailer.value,
    gridAxes: { ...retailer.value.gridAxes, outlookKind: 'potential', outlookUnit: 'money', outlookCut: 120 },
  },
};

/** Nobody was asked, but of customers more is known than what they bought. */
export const compared: Summary = {
  ...asked,
  potential: headroomAgainstPeers,
  value: { ...asked.value, gridAxes: { ...asked.value.gridAxes, outlookKind: 'headroom' } },
};

/** Several systems know the same people by different identifiers. */
export const resolved: Summary = { ...retailer, identity: whoIsWho };
