import { addContracts, shareContracts } from './share-contracts.ts';
import { addIdentity, shareIdentity } from './share-identity.ts';
import { addLifetime, shareLifetime } from './share-lifetime.ts';
import { addPotential, sharePotential } from './share-potential.ts';
import { addRetention, shareRetention } from './share-retention.ts';
import { isTooFew, LinkedTables } from './small-cells.ts';
import { isUnknown, type SharedSummary, type Summary, type Unknown } from './summary.ts';

/** Everything in a summary that counts people, with what ties the counts together. */
function tablesOf(summary: Summary, k: number): LinkedTables {
  const { value, bridge, cohorts, lifecycle, patterns, rfm, decisions, migration } = summary;
  const tables = new LinkedTables();
  const all = tables.add('customers', summary.customers, true);
  tables.add('prospects', summary.prospects);

  const buyers = tables.add('buyers', value.pastYearBuyers, true);
  tables.consistsOf([all], [buyers]);
  const zero = tables.add('zero', value.zeroSpenders.customers);
  const spenders = tables.add('spenders', value.concentration.spenders, true);
  tables.consistsOf([all], [zero, spenders]);
  tables.consistsOf([buyers], [spenders]);
  const inDeciles = value.deciles.reduce((sum, { customers }) => sum + customers, 0);
  tables.consistsOf([all], [zero, tables.add('deciles', inDeciles)]);
  // Deciles are of one size, known to who knows how they are cut: they are shown together or not at all.
  if (value.deciles.some(({ customers }) => isTooFew(customers, k))) tables.forced.add('deciles');

  const grid = value.grid.map(({ cell, customers }) => tables.add(`grid ${cell}`, customers));
  tables.consistsOf([all], grid);
  tables.shareMoney(value.grid.map(({ cell, revenue }) => [`grid ${cell}`, revenue]));
  tables.consistsOf([spenders], ['grid high-high', 'grid high-low']);
  tables.consistsOf(
    ['grid high-low', 'grid low-low'],
    [tables.add('outlook unknown', value.gridAxes.outlookUnknown)],
  );
  const { certain } = value.gridAxes;
  if (!isUnknown(certain)) tables.consistsOf([all], [tables.add('grid certain', certain.customers)]);

  if (!isUnknown(bridge) && !isUnknown(value.previousYearBuyers)) {
    const before = tables.add('buyers before', value.previousYearBuyers, true);
    tables.consistsOf([all], [before]);
    for (const kind of bridgeKinds) tables.add(`bridge ${kind}`, bridge.customers[kind]);
    const kinds = (...names: (typeof bridgeKinds)[number][]) => names.map((kind) => `bridge ${kind}`);
    tables.consistsOf([buyers], kinds('new', 'reactivated', 'up', 'down'));
    tables.consistsOf([before], kinds('lost', 'up', 'down'));
    tables.shareMoney(bridgeKinds.map((kind) => [`bridge ${kind}`, bridge[kind]]));
  }

  if (!isUnknown(cohorts)) {
    tables.consistsOf(
      [all],
      cohorts.cohorts.map(({ cohort, customers }) => tables.add(`cohort ${cohort}`, customers)),
    );
    addRetention(tables, all, cohorts);
  }
  if (!isUnknown(summary.contracts)) addContracts(tables, all, summary.contracts);

  if (!isUnknown(summary.identity)) addIdentity(tables, all, summary.identity);
  addPotential(tables, all, summary.potential);

  const states = Object.entries(lifecycle).map(([state, customers]) =>
    tables.add(`state ${state}`, customers),
  );
  tables.consistsOf([all], states);
  tables.shareMoney(summary.lifecycleValue.map(({ state, revenue }) => [`state ${state}`, revenue]));
  const ofPatterns = patterns.map(({ pattern, customers }) => tables.add(`pattern ${pattern}`, customers));
  tables.consistsOf([all], ofPatterns);
  tables.shareMoney(patterns.map(({ pattern, revenue }) => [`pattern ${pattern}`, revenue]));
  const once = patterns.some(({ pattern }) => pattern === 'one-and-done') ? ['pattern one-and-done'] : [];
  if (once.length > 0) tables.consistsOf(once, ['state new']);
  tables.consistsOf(
    [all],
    rfm.segments.map(({ segment, customers }) => tables.add(`rfm ${segment}`, customers)),
  );
  tables.shareMoney(rfm.segments.map(({ segment, revenue }) => [`rfm ${segment}`, revenue]));

  if (migration.length > 0) {
    const moves = migration.map(({ from, to, customers }) => ({
      from,
      to,
      id: tables.add(`move ${from} > ${to}`, customers),
    }));
    const earlier = summary.lifecycleRepurchase.map(({ state, customers }) => ({
      state,
      id: tables.add(`earlier ${state}`, customers),
    }));
    const idsOf = (isOne: (move: (typeof moves)[number]) => boolean) =>
      moves.filter(isOne).map(({ id }) => id);
    for (const { state, id } of earlier)
      tables.consistsOf(
        [id],
        idsOf(({ from }) => from === state),
      );
    for (const state of Object.keys(lifecycle))
      tables.consistsOf(
        [`state ${state}`],
        idsOf(({ to }) => to === state),
      );
    const newcomers = idsOf(({ from }) => from === 'not yet a customer');
    tables.consistsOf([all], [...earlier.map(({ id }) => id), ...newcomers]);
  }

  addLifetime(tables, summary);

  for (const { id, customers } of decisions) {
    const decision = tables.add(`decision ${id}`, customers);
    const within = partOf[id];
    if (within) tables.consistsOf(within, [decision]);
    if (id === 'second-purchase' && once.length > 0) tables.consistsOf(once, [decision]);
  }
  return tables;
}

const bridgeKinds = ['new', 'reactivated', 'up', 'down', 'lost'] as const;

/** The states whose customers a decision is among: see `decisions.ts`. */
const partOf: Readonly<Record<string, readonly string[]>> = {
  'win-back': ['state dormant', 'state lapsed'],
  'second-purchase': ['state new', 'state dormant'],
  'keep-declining': ['state declining'],
};

/**
 * The summary for who may not see customers: null in the place of every number, sentence and rule that would tell of a
 * group of fewer than k people, and of what would give it away. See docs/decisions/0012-small-cells.md.
 */
export function shareSummary(summary: Summary, k: number): SharedSummary {
  const hidden = tablesOf(summary, k).toWithhold(k);
  const people = (id: string, count: number) => (hidden.has(id) ? null : count);
  const { value } = summary;
  const isNobody = hidden.has('customers');
  // Every table of past-year money adds up to it: where too few brought it, no part of it can be told.
  const fewSpend = isNobody || isTooFew(value.concentration.spenders, k) || isTooFew(value.pastYearBuyers, k);
  const before = isUnknown(value.previousYearBuyers) ? 0 : value.previousYearBuyers;
  const fewBefore = fewSpend || isTooFew(before, k);
  const pastYear = (id: string, amount: number) => (fewSpend || hidden.has(id) ? null : amount);

  const concentration = shareConcentration(value.concentration, hidden.has('spenders'), k);
  const repurchase = summary.lifecycleRepurchase.map((row) =>
    shareRepurchase(row, hidden.has(`earlier ${row.state}`), k),
  );
  const tellsOfFew = (text: string) =>
    [...text.matchAll(/% of (\w+) customers/g)].some(([, state]) =>
      repurchase.some((row) => row.state === state && row.share === null),
    );
  const quality = summary.quality.map(({ level, text }) => ({
    level,
    text: countsTooFew(text, k) ? null : text,
  }));
  const fewConsent = quality.some(
    ({ text }, i) => text === null && summary.quality[i]!.text.startsWith('Consent to '),
  );
  const rowsOf = ({ kind, rows }: Summary['inputs'][number]) => {
    if (kind === 'customers' && (isNobody || hidden.has('prospects'))) return null;
    return kind === 'consents' && fewConsent ? null : rows;
  };
  return {
    ...summary,
    inputs: summary.inputs.map((input) => ({ ...input, rows: rowsOf(input) })),
    quality,
    identity: isUnknown(summary.identity) ? summary.identity : shareIdentity(summary.identity, hidden, k),
    customers: people('customers', summary.customers),
    prospects: people('prospects', summary.prospects),
    orders: isNobody ? null : summary.orders,
    revenue: isNobody ? null : summary.revenue,
    finding: isFindingTold(summary, fewBefore, concentration.share60 === null) ? summary.finding : null,
    value: {
      ...value,
      pastYearRevenue: fewSpend ? null : value.pastYearRevenue,
      pastYearBuyers: people('buyers', value.pastYearBuyers),
      previousYearRevenue: fewBefore ? orReason(value.previousYearRevenue) : value.previousYearRevenue,
      previousYearBuyers: hidden.has('buyers before')
        ? orReason(value.previousYearBuyers)
        : value.previousYearBuyers,
      deciles: value.deciles.map((decile, i) =>
        shareDecile(decile, i, value.deciles.length, fewSpend || hidden.has('deciles')),
      ),
      zeroSpenders: {
        customers: people('zero', value.zeroSpenders.customers),
        revenue: pastYear('zero', value.zeroSpenders.revenue),
      },
      concentration,
      grid: value.grid.map(({ cell, customers, revenue }) => ({
        cell,
        customers: people(`grid ${cell}`, customers),
        revenue: pastYear(`grid ${cell}`, revenue),
      })),
      gridAxes: {
        ...value.gridAxes,
        valueCut: fewSpend ? orReason(value.gridAxes.valueCut) : value.gridAxes.valueCut,
        outlookCut: fewSpend && value.gridAxes.outlookUnit === 'money' ? null : value.gridAxes.outlookCut,
        outlookUnknown: people('outlook unknown', value.gridAxes.outlookUnknown),
        certain: isUnknown(value.gridAxes.certain)
          ? value.gridAxes.certain
          : {
              ...value.gridAxes.certain,
              ...(hidden.has('grid certain') ? { customers: null, share: null } : {}),
            },
      },
    },
    bridge: isUnknown(summary.bridge)
      ? summary.bridge
      : shareBridge(summary.bridge, hidden, fewSpend, fewBefore),
    cohorts: isUnknown(summary.cohorts) ? summary.cohorts : shareCohorts(summary.cohorts, hidden, k),
    clv: isUnknown(summary.clv)
      ? summary.clv
      : shareLifetime(summary.clv, hidden, k, (text) => countsTooFew(text, k)),
    contracts: isUnknown(summary.contracts)
      ? summary.contracts
      : shareContracts(summary.contracts, hidden, k),
    potential: sharePotential(summary.potential, hidden, k),
    decisions: summary.decisions.map((decision) => ({
      ...decision,
      customers: people(`decision ${decision.id}`, decision.customers),
      range: isNobody || hidden.has(`decision ${decision.id}`) ? null : decision.range,
      why: tellsOfFew(decision.why) ? null : decision.why,
      // The rule for the best says how many a fifth of all customers are.
      rule: isNobody ? null : decision.rule,
      ruleInWords: isNobody ? null : decision.ruleInWords,
    })),
    rfm: {
      ...summary.rfm,
      segments: summary.rfm.segments.map(({ segment, customers, orders, revenue }) => {
        const isHidden = isNobody || hidden.has(`rfm ${segment}`);
        return {
          segment,
          customers: people(`rfm ${segment}`, customers),
          orders: isHidden ? null : orders,
          revenue: isHidden ? null : revenue,
        };
      }),
    },
    lifecycle: shareStates(summary.lifecycle, people),
    lifecycleValue: summary.lifecycleValue.map(({ state, customers, revenue }) => ({
      state,
      customers: people(`state ${state}`, customers),
      revenue: pastYear(`state ${state}`, revenue),
    })),
    lifecycleRepurchase: repurchase,
    migration: summary.migration.map(({ from, to, customers }) => ({
      from,
      to,
      customers: people(`move ${from} > ${to}`, customers),
    })),
    patterns: summary.patterns.map(({ pattern, customers, revenue }) => ({
      pattern,
      customers: people(`pattern ${pattern}`, customers),
      revenue: pastYear(`pattern ${pattern}`, revenue),
    })),
  };
}

/** Withheld where there is a number; a reason why there is none tells of nobody. */
function orReason(number: number | Unknown): null | Unknown {
  return isUnknown(number) ? number : null;
}

/** The highest of all and the lowest of all are what one customer spent, however large the tenth is. */
function shareDecile(decile: Summary['value']['deciles'][number], i: number, of: number, isHidden: boolean) {
  const { customers, revenue, lowest, highest } = decile;
  if (isHidden) return { decile: decile.decile, customers: null, revenue: null, lowest: null, highest: null };
  return {
    decile: decile.decile,
    customers,
    revenue,
    lowest: i === of - 1 ? null : lowest,
    highest: i === 0 ? null : highest,
  };
}

type Concentration = Summary['value']['concentration'];

/** Of the curve, the points with at least k spenders between them; of the shares, those that k spenders make. */
function shareConcentration(
  found: Concentration,
  isHidden: boolean,
  k: number,
): SharedSummary['value']['concentration'] {
  const { spenders } = found;
  const isClosed = isHidden || isTooFew(spenders, k);
  const number = (share: number) => Math.round(share * spenders);
  const tooFewBetween = (from: number, to: number) => isTooFew(to - from, k);
  const shared = (share: number | Unknown, from: number) => {
    if (isUnknown(share)) return share;
    return isClosed || tooFewBetween(from, number(share)) || tooFewBetween(number(share), spenders)
      ? null
      : share;
  };
  const share60 = shared(found.share60, 0);
  const share80 = shared(found.share80, typeof share60 === 'number' ? number(share60) : 0);
  const lorenz: Concentration['lorenz'] = [];
  for (const point of isClosed ? [] : found.lorenz) {
    const last = number(lorenz.at(-1)?.customers ?? 0);
    if (!tooFewBetween(last, number(point.customers)) && !tooFewBetween(number(point.customers), spenders))
      lorenz.push(point);
  }
  return {
    gini: isClosed ? orReason(found.gini) : found.gini,
    spenders: isHidden ? null : spenders,
    share60,
    share80,
    lorenz,
  };
}

type Repurchase = Summary['lifecycleRepurchase'][number];

/** A share says how many bought and how many did not: both have to be enough, or nobody. */
function shareRepurchase(
  row: Repurchase,
  isHidden: boolean,
  k: number,
): SharedSummary['lifecycleRepurchase'][number] {
  const { state, customers, share, interval } = row;
  const shown = isHidden ? null : customers;
  if (isUnknown(share)) return { state, customers: shown, share, interval };
  const bought = Math.round(share * customers);
  if (!isHidden && !isTooFew(bought, k) && !isTooFew(customers - bought, k))
    return { ...row, customers: shown };
  return { state, customers: shown, share: null, interval: isUnknown(interval) ? interval : null };
}

type Bridge = Exclude<Summary['bridge'], Unknown>;

function shareBridge(bridge: Bridge, hidden: ReadonlySet<string>, fewSpend: boolean, fewBefore: boolean) {
  const money = (kind: (typeof bridgeKinds)[number]) =>
    fewBefore || hidden.has(`bridge ${kind}`) ? null : bridge[kind];
  const people = (kind: (typeof bridgeKinds)[number]) =>
    hidden.has(`bridge ${kind}`) ? null : bridge.customers[kind];
  const each = <T>(of: (kind: (typeof bridgeKinds)[number]) => T) => ({
    new: of('new'),
    reactivated: of('reactivated'),
    up: of('up'),
    down: of('down'),
    lost: of('lost'),
  });
  return {
    lastYear: fewBefore ? null : bridge.lastYear,
    ...each(money),
    thisYear: fewSpend ? null : bridge.thisYear,
    customers: {
      lastYear: hidden.has('buyers before') ? null : bridge.customers.lastYear,
      ...each(people),
      thisYear: hidden.has('buyers') ? null : bridge.customers.thisYear,
    },
  };
}

type Cohorts = Exclude<Summary['cohorts'], Unknown>;

function shareCohorts(
  found: Cohorts,
  hidden: ReadonlySet<string>,
  k: number,
): Exclude<SharedSummary['cohorts'], Unknown> {
  const isHidden = ({ cohort }: { readonly cohort: string }) => hidden.has(`cohort ${cohort}`);
  const cohorts = found.cohorts.map((cohort) => shareCohort(cohort, isHidden(cohort), k));
  const { comparison, comparisons } = found;
  const fine = isUnknown(found.retention) ? [] : found.retention.cohorts;
  // The sides are sums of cohorts, and of the customers of other sides: beside a withheld one, they could give it away.
  const isOpen =
    ![...found.cohorts, ...fine].some(isHidden) &&
    [...(isUnknown(comparison) ? [] : [comparison]), ...comparisons].every(
      ({ newer, older }) => !isTooFew(newer.customers, k) && !isTooFew(older.customers, k),
    );
  return {
    ...found,
    cohorts,
    comparison: isOpen || isUnknown(comparison) ? comparison : closedComparison(comparison),
    comparisons: isOpen
      ? comparisons
      : comparisons.map((one) => ({ ...closedComparison(one), pValue: null, adjustedPValue: null })),
    retention: shareRetention(found, hidden, k),
  };
}

function closedComparison({ ageMonths, newer, older }: Exclude<Cohorts['comparison'], Unknown>) {
  const closed = { customers: null, revenue: null };
  return {
    ageMonths,
    newer: { cohorts: newer.cohorts, ...closed },
    older: { cohorts: older.cohorts, ...closed },
    difference: null,
    interval: null,
    verdict: null,
  };
}

/**
 * A month of a cohort is told where enough of it bought then, or nobody, and enough did not. The curve of money is
 * cumulated: after a month of few, it goes on only where enough bought, so that no step is the money of a few.
 */
function shareCohort(cohort: Cohorts['cohorts'][number], isHidden: boolean, k: number) {
  const { customers, activeByAge, revenueByAge } = cohort;
  const bought = activeByAge.map((share) => Math.round(share * customers));
  let isBroken = isHidden;
  return {
    cohort: cohort.cohort,
    customers: isHidden ? null : customers,
    revenueByAge: revenueByAge.map((revenue, age) => {
      const n = bought[age];
      if (n === undefined || isTooFew(n, k)) isBroken = true;
      else if (n >= k) isBroken = isHidden;
      return isBroken ? null : revenue;
    }),
    activeByAge: activeByAge.map((share, age) =>
      isHidden || isTooFew(bought[age]!, k) || isTooFew(customers - bought[age]!, k) ? null : share,
    ),
  };
}

function shareStates(
  { new: fresh, active, mature, declining, dormant, lapsed }: Summary['lifecycle'],
  people: (id: string, count: number) => number | null,
): SharedSummary['lifecycle'] {
  return {
    new: people('state new', fresh),
    active: people('state active', active),
    mature: people('state mature', mature),
    declining: people('state declining', declining),
    dormant: people('state dormant', dormant),
    lapsed: people('state lapsed', lapsed),
  };
}

/** The finding speaks of the change of money and buyers, or of the share that brings 60 %: see `finding.ts`. */
function isFindingTold({ bridge, value }: Summary, fewBefore: boolean, isShareHidden: boolean): boolean {
  const { previousYearRevenue: before } = value;
  const isOfChange = !isUnknown(bridge) && !isUnknown(before) && before > 0;
  return isOfChange ? !fewBefore : !isShareHidden;
}

/** Whether a sentence counts few people: `7 known people`, `3 given, 500 withdrawn`, `1 customer`. */
function countsTooFew(text: string, k: number): boolean {
  const counts = text.matchAll(
    /(\d[\d.,\s\u00A0\u202F]*)[\s\u00A0](?:known people|people|persons?|customers?|repeaters?|given|withdrawn)\b/g,
  );
  return [...counts].some(([, digits]) => isTooFew(Number(digits!.replaceAll(/\D/g, '')), k));
}
