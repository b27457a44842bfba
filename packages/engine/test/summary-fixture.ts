import type { Summary } from '../src/report/index.ts';
import { comparison, comparisons, noContracts, retention } from './cohorts-fixture.ts';
import { doubtfulLifetime, lifetime, tooFewForLifetime, withoutModel } from './lifetime-fixture.ts';
import { headroomAgainstPeers, learntPotential, noPotential } from './potential-fixture.ts';

/** Parts of a whole that add up to it exactly: in cents for money, whole for counts. */
function split(total: number, weights: readonly number[], unit: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const units = Math.round(total / unit);
  const ends = weights.map((_, index) =>
    Math.round((units * weights.slice(0, index + 1).reduce((a, b) => a + b, 0)) / sum),
  );
  const scale = Math.round(1 / unit);
  return ends.map((end, index) => (end - (ends[index - 1] ?? 0)) / scale);
}
const people = (total: number, weights: readonly number[]) => split(total, weights, 1);
const euros = (total: number, weights: readonly number[]) => split(total, weights, 0.01);

const revenue = 6_120_480.35;
const pastYearRevenue = 1_932_411.2;
const previousYearRevenue = 1_823_040.75;
const customers = 24_120;
const pastYearBuyers = 12_480;
/** Buyers of free orders spent nothing. */
const spenders = 12_397;
const previousYearBuyers = 12_910;
const orders = 96_318;

const decileMoney = euros(pastYearRevenue, [52, 17, 10, 7, 5, 3.6, 2.4, 1.6, 0.9, 0.5]);
const decilePeople = people(spenders, Array<number>(10).fill(1));

const monthNames = Array.from({ length: 48 }, (_, index) => {
  const month = index + 6;
  return `${2022 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
});
const refunds = 61_204.85;

/** Months that match, and add up to the amounts from which refunds are taken; none are from an outcome. */
function reconciled(refunds: number | null): Summary['reconciliation'] {
  const amounts = Math.round((revenue + (refunds ?? 0)) * 100) / 100;
  const monthMoney = euros(
    amounts,
    monthNames.map((_, index) => 10 + index * 0.08 + 3 * Math.sin((index * Math.PI) / 6)),
  );
  return {
    months: monthNames.map((month, index) => ({
      month,
      files: Math.round((monthMoney[index]! + (index === 20 ? 1204.5 : 0)) * 100) / 100,
      duplicates: index === 20 ? 1204.5 : 0,
      rejected: 0,
      later: 0,
      analysed: monthMoney[index]!,
      matches: true,
    })),
    matching: 48,
    of: 48,
    total: { amounts, refunds, costs: null, measure: revenue, matches: true },
  };
}

const curve = Array.from({ length: 100 }, (_, index) => (index + 1) / 100);
/** 1 − (1 − x)^k with k so that 12.4 % of customers bring 60 %. */
const k = Math.log(0.4) / Math.log(1 - 0.124);

const segmentNames = [
  'Champions',
  'Loyal customers',
  'Potential loyalists',
  'New customers',
  'Promising',
  'Need attention',
  'About to sleep',
  'At risk',
  'Cannot lose them',
  'Hibernating',
];
const segmentPeople = people(customers, [9, 12, 11, 6, 5, 8, 10, 12, 3, 24]);
const segmentOrders = people(orders, [30, 22, 9, 2, 2, 8, 4, 12, 5, 6]);
const segmentMoney = euros(revenue, [38, 21, 7, 2, 1.5, 7, 3, 12, 5.5, 3]);

const states = ['new', 'active', 'mature', 'declining', 'dormant', 'lapsed'] as const;
const statePeople = people(customers, [11, 18, 14, 7, 19, 31]);
const stateMoney = euros(pastYearRevenue, [9, 27, 46, 8, 8, 2]);
const byState = <T>(values: readonly T[]) =>
  Object.fromEntries(states.map((state, index) => [state, values[index]!])) as Record<
    (typeof states)[number],
    T
  >;

const bridgeParts = {
  new: 402_113.6,
  reactivated: 121_870.4,
  up: 236_504.1,
  down: -289_944.15,
};

/** A retailer with four years of orders: consistent in itself, and by the schema. */
export const retailer: Summary = {
  schema: 'attune-summary-1',
  run: { id: '7f3a91c2', version: '0.1.0', playbook: 'd41f8c0a6be2' },
  business: { name: null, outcome: 'More first-time buyers come back within a year', stage: 'mature' },
  asOf: '2026-06-30',
  timeZone: 'Europe/Vienna',
  currency: 'EUR',
  measure: 'revenue',
  firstDay: '2022-07-01',
  lastDay: '2026-06-30',
  inputs: [
    {
      name: 'orders.csv',
      kind: 'transactions',
      reader: 'generic',
      format: 'CSV, semicolon, UTF-8',
      sha256: '9f2b5c1e8a7d4430b6c2f1e09a8d7c6b5a4938271605f4e3d2c1b0a998877665',
      rows: { read: 212_640, accepted: 212_426, duplicates: 166, rejected: 48 },
      mapping: [
        { column: 'customer_id', header: 'Customer', confidence: 'sure', why: 'The name says so.' },
        { column: 'at', header: 'Date', confidence: 'sure', why: 'All values are dates, year first.' },
        { column: 'amount', header: 'Net', confidence: 'likely', why: 'Decimal numbers with a comma.' },
      ],
      notes: ['Amounts have a decimal comma'],
    },
    {
      name: 'customers.parquet',
      kind: 'customers',
      reader: 'generic',
      format: 'PARQUET',
      sha256: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f809',
      rows: { read: 25_002, accepted: 25_002, duplicates: 0, rejected: 0 },
      mapping: [],
      notes: [],
    },
  ],
  rows: { read: 237_642, accepted: 237_428, duplicates: 166, rejected: 48 },
  rejected: [
    { code: 'date-unreadable', reason: 'The date cannot be read', rows: 31 },
    { code: 'amount-missing', reason: 'The amount is empty', rows: 17 },
  ],
  duplicatesByRule: [{ rule: 'same-row', rows: 166 }],
  quality: [
    { level: 'info', text: '882 known people have not bought yet; they are counted apart.' },
    { level: 'warning', text: 'orders.csv: Amounts have a decimal comma' },
  ],
  reconciliation: reconciled(refunds),
  customers,
  prospects: 882,
  orders,
  revenue,
  finding: 'Revenue grew 6 %, but on fewer customers',
  value: {
    yearDays: 365,
    pastYearRevenue,
    pastYearBuyers,
    previousYearRevenue,
    previousYearBuyers,
    deciles: decileMoney.map((money, index) => ({
      decile: index + 1,
      customers: decilePeople[index]!,
      revenue: money,
      lowest: Math.round(((decileMoney[index + 1] ?? 0) / 1248) * 110) / 100,
      highest: Math.round((money / 1248) * 140) / 100,
    })),
    zeroSpenders: { customers: customers - spenders, revenue: 0 },
    concentration: {
      spenders,
      gini: 0.74,
      share60: 0.124,
      share80: 0.203,
      lorenz: curve.map((share) => ({ customers: share, revenue: 1 - (1 - share) ** k })),
    },
    grid: (['high-high', 'high-low', 'low-high', 'low-low'] as const).map((cell, index) => ({
      cell,
      customers: people(customers, [11, 15, 6, 68])[index]!,
      revenue: euros(pastYearRevenue, [49, 42, 4, 5])[index]!,
    })),
    gridAxes: {
      value: 'High means at least the median past-year revenue of the customers who have any.',
      valueCut: 64.9,
      outlook:
        'Growing means that a customer is expected to bring more in a year to come than in the past year.',
      outlookKind: 'lifetime growth',
      outlookUnit: 'share',
      outlookCut: 0,
      outlookUnknown: 3704,
      certain: { customers: 16_884, share: 16_884 / customers, probability: 0.8 },
    },
  },
  bridge: {
    lastYear: previousYearRevenue,
    ...bridgeParts,
    lost:
      Math.round(
        (pastYearRevenue - previousYearRevenue - Object.values(bridgeParts).reduce((a, b) => a + b, 0)) * 100,
      ) / 100,
    thisYear: pastYearRevenue,
    customers: {
      lastYear: previousYearBuyers,
      new: 3704,
      reactivated: 1206,
      up: 3611,
      down: 3959,
      lost: 5340,
      thisYear: pastYearBuyers,
    },
  },
  clv: lifetime,
  potential: noPotential,
  cohorts: {
    period: 'year',
    cohorts: ['2023', '2024', '2025', '2026'].map((cohort, index) => {
      const ages = [30, 18, 6, 1][index]!;
      let sum = 61 - index * 2.2;
      const revenueByAge = Array.from({ length: ages }, (_, age) => {
        sum += (14 - index * 1.3) / (1 + age / 9);
        return Math.round(sum * 100) / 100;
      });
      return {
        cohort,
        customers: [6340, 5980, 4720, 1870][index]!,
        revenueByAge,
        activeByAge: revenueByAge.map((_, age) => (age === 0 ? 1 : 0.2 / (1 + age / 6))),
      };
    }),
    comparison,
    comparisons,
    retention,
  },
  contracts: noContracts,
  decisions: [
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
      customers: statePeople[3]!,
      range: [7_730, 15_460],
      per: 'year',
      evidence: 'weak',
      why: 'They still buy, but their purchase rate fell.',
      assumption: 'between 5 % and 10 % of them keep last year’s spending because they are cared for.',
      changeOurMind: 'a test in which a random tenth of them is left alone shows no more purchases.',
      rule: { lifecycle: 'declining' },
      ruleInWords: 'Lifecycle state is declining',
    },
  ],
  rfm: {
    cuts: { recency: [38, 110, 260, 590], frequency: [1, 2, 3, 6], monetary: [31.9, 74.5, 162.25, 388] },
    segments: segmentNames.map((segment, index) => ({
      segment,
      customers: segmentPeople[index]!,
      orders: segmentOrders[index]!,
      revenue: segmentMoney[index]!,
    })),
    empty: [],
  },
  lifecycle: byState(statePeople),
  lifecycleRules: [
    {
      state: 'new',
      rule: 'Bought once, at most 141 days ago: 90 % of second purchases came within that time.',
    },
    {
      state: 'lapsed',
      rule: 'Silent for more than 512 days: fewer than 5 % came back after such a silence, as far as this history shows.',
    },
    {
      state: 'dormant',
      rule: 'Silent for longer than 90 % of this customer’s own gaps between purchases; with few gaps, those of the other customers count too.',
    },
    {
      state: 'declining',
      rule: 'Still buying, but the purchase rate fell with a probability of at least 80 %.',
    },
    {
      state: 'mature',
      rule: 'Customer for at least 411 days, with at least 5 purchase days (the medians of those still buying), and at a steady rate.',
    },
    { state: 'active', rule: 'Everybody else who is still buying.' },
  ],
  lifecycleValue: states.map((state, index) => ({
    state,
    customers: statePeople[index]!,
    revenue: stateMoney[index]!,
  })),
  lifecycleLapsedPromise: 0.05,
  lifecycleRepurchase: [
    { state: 'new', customers: 2510, share: 0.181, interval: [0.166, 0.197] },
    { state: 'active', customers: 4010, share: 0.562, interval: [0.547, 0.577] },
    { state: 'mature', customers: 3105, share: 0.843, interval: [0.83, 0.856] },
    { state: 'declining', customers: 212, share: 0.401, interval: [0.337, 0.468] },
    { state: 'dormant', customers: 4480, share: 0.096, interval: [0.088, 0.105] },
    { state: 'lapsed', customers: 6940, share: 0.021, interval: [0.018, 0.025] },
  ],
  comparison: { asOf: '2025-12-30', days: 182 },
  migration: (
    [
      ['new', 'new', 640],
      ['new', 'active', 455],
      ['new', 'dormant', 1415],
      ['active', 'active', 2210],
      ['active', 'mature', 420],
      ['active', 'declining', 390],
      ['active', 'dormant', 990],
      ['mature', 'mature', 2440],
      ['mature', 'declining', 301],
      ['mature', 'dormant', 364],
      ['declining', 'active', 66],
      ['declining', 'dormant', 146],
      ['dormant', 'active', 430],
      ['dormant', 'dormant', 1890],
      ['dormant', 'lapsed', 2160],
      ['lapsed', 'active', 146],
      ['lapsed', 'lapsed', 6794],
      ['not yet a customer', 'new', 1870],
      ['not yet a customer', 'active', 593],
    ] as const
  ).map(([from, to, count]) => ({ from, to, customers: count })),
  patterns: (['one-and-done', 'repeat', 'steady', 'rising', 'falling', 'returns only'] as const).map(
    (pattern, index) => ({
      pattern,
      customers: people(customers, [54, 14, 17, 8, 6, 1])[index]!,
      revenue: euros(pastYearRevenue, [14, 20, 37, 21, 8, 0])[index]!,
    }),
  ),
  traces: [
    { path: 'rows', metric: 'rows_read', rule: 'Rows of all files that were read', tables: ['files'] },
    {
      path: 'reconciliation',
      metric: 'reconciliation',
      rule: 'Amounts by month',
      tables: ['files', 'transactions'],
    },
    {
      path: 'value.deciles',
      metric: 'decile_revenue',
      rule: 'Past-year spending of those who spent anything, in ten equal groups',
      tables: ['customer_facts'],
    },
    {
      path: 'value.concentration',
      metric: 'concentration_share',
      rule: 'Smallest share of spenders that brings a share of revenue',
      tables: ['customer_facts'],
    },
    {
      path: 'bridge',
      metric: 'bridge',
      rule: 'Change in spending by what customers did',
      tables: ['transactions'],
    },
    {
      path: 'cohorts',
      metric: 'cohort_revenue',
      rule: 'Revenue per customer at equal age',
      tables: ['purchase_days'],
    },
    { path: 'lifecycle', metric: 'lifecycle', rule: 'First rule that fits', tables: ['lifecycle'] },
  ],
};

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

/** Text that wants to be markup, in every field that a customer's file or playbook can fill. */
export const hostileText = `</title></style></script><script>alert(1)</script><img src=x onerror="alert(2)">'"&{a|b}\u202Egnp`;

export const hostile: Summary = {
  ...retailer,
  run: { id: hostileText, version: hostileText, playbook: hostileText },
  business: { name: hostileText, outcome: hostileText, stage: null },
  timeZone: hostileText,
  finding: hostileText,
  inputs: retailer.inputs.map((input) => ({
    ...input,
    name: hostileText,
    reader: hostileText,
    format: hostileText,
    sha256: hostileText,
    mapping: [{ column: hostileText, header: hostileText, confidence: 'stated', why: hostileText }],
    notes: [hostileText],
  })),
  rejected: [{ code: hostileText, reason: hostileText, rows: 48 }],
  duplicatesByRule: [{ rule: hostileText, rows: 166 }],
  quality: [{ level: 'warning', text: hostileText }],
  decisions: retailer.decisions.map((decision) => ({
    ...decision,
    title: hostileText,
    why: hostileText,
    assumption: hostileText,
    changeOurMind: hostileText,
    rule: { [hostileText]: hostileText },
    ruleInWords: hostileText,
  })),
  rfm: {
    ...retailer.rfm,
    segments: retailer.rfm.segments.map((segment) => ({ ...segment, segment: hostileText })),
  },
  lifecycleRules: retailer.lifecycleRules.map(({ state }) => ({ state, rule: hostileText })),
  patterns: retailer.patterns.map((pattern) => ({ ...pattern, pattern: hostileText })),
  clv: {
    ...lifetime,
    split: { ...lifetime.split, rule: hostileText },
    selection: {
      rule: hostileText,
      candidates: lifetime.selection.candidates.map((candidate) => ({ ...candidate, reason: hostileText })),
    },
    handling: [hostileText],
    warnings: [hostileText],
    models: { ...lifetime.models, bgnbd: { value: null, reason: hostileText } },
    byChannel: lifetime.bySegment.map((group) => ({ ...group, name: `${group.name} ${hostileText}` })),
    calibration: [],
    tracking: [],
  },
  potential: { ...noPotential, reason: hostileText },
  traces: [{ path: 'bridge', metric: hostileText, rule: hostileText, tables: [hostileText] }],
  bridge: { value: null, reason: hostileText },
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
