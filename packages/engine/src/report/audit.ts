import { number } from '@attune/charts';
import type { ConsentCount } from '../consent/index.ts';
import type { CustomersReport } from '../customers/index.ts';
import type { Playbook } from '../playbook/index.ts';
import {
  type bridgeKinds,
  type LifecycleReport,
  lifecycleRules,
  type ValueReport,
} from '../segments/index.ts';
import type { SourceReport } from '../sources/index.ts';
import { day, type Warehouse } from '../warehouse/index.ts';
import { findDecisions } from './decisions.ts';
import { finding } from './finding.ts';
import { moneyByMonth } from './reconciliation.sql.ts';
import { rfmSegmentSizes } from './rfm.sql.ts';
import type { Summary, Unknown } from './summary.ts';
import { traces } from './traces.ts';

/** Everything that a run found, before it is told. */
export interface Findings {
  readonly playbook: Playbook;
  readonly sources: SourceReport;
  readonly customers: CustomersReport;
  readonly consents: readonly ConsentCount[];
  readonly value: ValueReport;
  readonly lifecycle: LifecycleReport;
  readonly run: Summary['run'];
}

const unknown = (reason: string): Unknown => ({ value: null, reason });

/** Puts the findings together as the summary that report, files and screens show. */
export async function assembleSummary(warehouse: Warehouse, findings: Findings): Promise<Summary> {
  const { playbook, sources, customers, value, lifecycle } = findings;
  const { totals } = value;
  const months = await reconcile(warehouse, sources, customers.asOf);
  const wholeYears = value.bridge !== undefined;
  const tooShort = `The data begins on ${customers.firstDay}. Two whole years up to ${customers.asOf} are needed.`;
  return {
    schema: 'attune-summary-1',
    run: findings.run,
    business: {
      name: playbook.business.name || null,
      outcome: playbook.business.outcome || null,
      stage: playbook.business.stage ?? null,
    },
    asOf: customers.asOf,
    timeZone: playbook.timeZone,
    currency: playbook.value === 'outcome' ? null : (sources.currency ?? null),
    measure: playbook.value,
    firstDay: customers.firstDay,
    lastDay: customers.lastDay,

    inputs: sources.files.map(({ name, kind, reader, format, sha256, rows, mapping, notes }) => ({
      name,
      kind,
      reader,
      format: formatWords(format),
      sha256,
      rows,
      mapping: [...mapping],
      notes: [...notes],
    })),
    rows: sources.rows,
    rejected: [...sources.rejectedByCode],
    duplicatesByRule: [...sources.duplicates],
    quality: qualityNotes(findings),
    reconciliation: { months, matching: months.filter(({ matches }) => matches).length, of: months.length },

    customers: totals.customers,
    prospects: customers.prospects,
    orders: totals.orders,
    revenue: totals.revenue,

    finding: finding(value, playbook.value),
    value: {
      pastYearRevenue: totals.pastYearRevenue,
      pastYearBuyers: totals.pastYearBuyers,
      previousYearRevenue: wholeYears ? totals.previousYearRevenue : unknown(tooShort),
      previousYearBuyers: wholeYears ? totals.previousYearBuyers : unknown(tooShort),
      deciles: [...value.deciles],
      zeroSpenders: { customers: totals.zeroSpenders, revenue: 0 },
      concentration: concentration(value),
      grid: [...value.grid],
      gridAxes: {
        value: `Past-year ${playbook.value}, high from the median customer on among those with any.`,
        growth:
          "Growth of the customer's own spending, drawn towards the base's where there are few orders. It stands in until headroom is known.",
        valueCut: value.valueCut,
        growthCut: value.growthCut,
      },
    },
    bridge: value.bridge ? bridge(value, value.bridge) : unknown(tooShort),
    cohorts:
      value.cohorts.cohorts.length > 0
        ? {
            period: value.cohorts.period,
            cohorts: value.cohorts.cohorts.map(({ cohort, customers: size, revenueByAge, activeByAge }) => ({
              cohort,
              customers: size,
              revenueByAge: revenueByAge.map(cents),
              activeByAge: activeByAge.map(sixDigits),
            })),
            comparison: cohortComparison(value),
          }
        : unknown('No group of newcomers has been observed for a whole month after its last member joined.'),
    decisions: await decisions(warehouse, findings),
    rfm: {
      cuts: {
        recency: [...customers.rfmCuts.recency],
        frequency: [...customers.rfmCuts.frequency],
        monetary: [...customers.rfmCuts.monetary],
      },
      segments: await rfmSegments(warehouse, playbook),
    },
    lifecycle: Object.fromEntries(
      lifecycle.states.map(({ state, customers: size }) => [state, size]),
    ) as Summary['lifecycle'],
    lifecycleRules: lifecycleRules(lifecycle, playbook.lifecycle),
    lifecycleValue: [...lifecycle.states],
    lifecycleRepurchase: (lifecycle.earlier?.repurchases ?? []).map(
      ({ state, customers: size, share, interval }) => ({
        state,
        customers: size,
        share: share === undefined ? unknown('Nobody was in this state then.') : sixDigits(share),
        interval:
          interval === undefined
            ? unknown('Nobody was in this state then.')
            : [sixDigits(interval[0]), sixDigits(interval[1])],
      }),
    ),
    comparison: lifecycle.earlier
      ? { asOf: lifecycle.earlier.asOf, days: lifecycle.earlier.days }
      : unknown('The history is too short to look at customers as of an earlier day.'),
    migration: (lifecycle.earlier?.moves ?? []).map(({ from, to, customers: size }) => ({
      from: from ?? 'not yet a customer',
      to,
      customers: size,
    })),
    patterns: [...lifecycle.patterns],
    traces: traces(),
  };
}

/** CSV, comma, UTF-8, gzip. */
function formatWords({
  type,
  delimiter,
  encoding,
  compression,
  decimal,
  dateOrder,
}: SourceReport['files'][number]['format']): string {
  const delimiters: Readonly<Record<string, string>> = {
    ',': 'comma',
    ';': 'semicolon',
    '\t': 'tab',
    '|': 'bar',
    ' ': 'space',
  };
  return [
    type.toUpperCase(),
    delimiter && (delimiters[delimiter] ?? delimiter),
    encoding,
    compression !== 'none' && compression,
    decimal === ',' && 'decimal comma',
    dateOrder && dateOrder !== 'year-first' && `dates ${dateOrder}`,
  ]
    .filter((word) => typeof word === 'string')
    .join(', ');
}

const cents = (amount: number) => Number(amount.toFixed(2));
const sixDigits = (share: number) => Number(share.toFixed(6));
/** Sums of decimals in JavaScript stay exact when they are added as whole ten-thousandths. */
const exactSum = (...amounts: number[]) =>
  amounts.reduce((sum, amount) => sum + Math.round(amount * 10_000), 0) / 10_000;

async function reconcile(
  warehouse: Warehouse,
  sources: SourceReport,
  asOf: string,
): Promise<Summary['reconciliation']['months']> {
  const rows = await warehouse.rows(moneyByMonth(day(asOf), warehouse.dialect), {
    month: 'day',
    analysed: 'money',
    later: 'money',
  });
  const inView = new Map(rows.map((row) => [row.month.slice(0, 7), row]));
  const inFiles = new Map(
    sources.months.flatMap((row) => (row.month === null ? [] : [[row.month, row] as const])),
  );
  return [...new Set([...inView.keys(), ...inFiles.keys()])].sort().map((month) => {
    const file = inFiles.get(month) ?? { fileTotal: 0, duplicates: 0, rejected: 0 };
    const { analysed, later } = inView.get(month) ?? { analysed: 0, later: 0 };
    return {
      month,
      files: file.fileTotal,
      duplicates: file.duplicates,
      rejected: file.rejected,
      later,
      analysed,
      matches: exactSum(file.fileTotal, -file.duplicates, -file.rejected, -later) === exactSum(analysed),
    };
  });
}

function concentration({
  concentration: found,
  lorenz,
  totals,
}: ValueReport): Summary['value']['concentration'] {
  const nobody = unknown(
    totals.pastYearRevenue > 0
      ? 'Shares of revenue have no meaning here.'
      : 'Nobody brought any revenue in the past year.',
  );
  if (!found) return { gini: nobody, share60: nobody, share80: nobody, lorenz: [] };
  return {
    gini: sixDigits(found.gini),
    share60: sixDigits(found.share60),
    share80: sixDigits(found.share80),
    lorenz: lorenz.map((point) => ({
      customers: sixDigits(point.customers),
      revenue: sixDigits(point.revenue),
    })),
  };
}

function bridge(
  { totals }: ValueReport,
  changes: NonNullable<ValueReport['bridge']>,
): Exclude<Summary['bridge'], Unknown> {
  const of = (kind: (typeof bridgeKinds)[number]) => changes.get(kind) ?? { customers: 0, change: 0 };
  const kinds = <T>(pick: (row: { customers: number; change: number }) => T) => ({
    new: pick(of('new')),
    reactivated: pick(of('reactivated')),
    up: pick(of('up')),
    down: pick(of('down')),
    lost: pick(of('lost')),
  });
  return {
    lastYear: totals.previousYearRevenue,
    ...kinds(({ change }) => change),
    thisYear: totals.pastYearRevenue,
    customers: {
      lastYear: totals.previousYearBuyers,
      ...kinds(({ customers }) => customers),
      thisYear: totals.pastYearBuyers,
    },
  };
}

function cohortComparison({
  cohorts: { comparison },
}: ValueReport): Exclude<Summary['cohorts'], Unknown>['comparison'] {
  if (!comparison)
    return unknown(
      'No two stretches of newcomers can be compared at the same age: too few customers joined, or the data is too short.',
    );
  const side = ({ from, to, customers, revenuePerCustomer }: typeof comparison.newer) => ({
    cohorts: `${from} to ${to}`,
    customers,
    revenue: cents(revenuePerCustomer),
  });
  return {
    ageMonths: comparison.ageMonths,
    newer: side(comparison.newer),
    older: side(comparison.older),
    difference: cents(comparison.difference),
    interval: [cents(comparison.interval[0]), cents(comparison.interval[1])],
    verdict: comparison.verdict,
  };
}

async function decisions(
  warehouse: Warehouse,
  { playbook, value, lifecycle }: Findings,
): Promise<Summary['decisions']> {
  const found = await findDecisions(warehouse, playbook, value.totals, lifecycle);
  return found.map((decision) => ({
    ...decision,
    range: [Math.round(decision.range[0]), Math.round(decision.range[1])],
  }));
}

/** In the playbook's order, which goes from the best to the lost; who fits none comes last. */
async function rfmSegments(warehouse: Warehouse, { rfm }: Playbook): Promise<Summary['rfm']['segments']> {
  const found = await warehouse.rows(rfmSegmentSizes(), {
    segment: 'text',
    customers: 'count',
    orders: 'count',
    revenue: 'money',
  });
  const named = rfm.segments.map(({ name }) => found.find(({ segment }) => segment === name));
  return [...named, found.find(({ segment }) => segment === 'Others')].filter((row) => row !== undefined);
}

function qualityNotes({ sources, customers, consents, value }: Findings): Summary['quality'] {
  const notes: Summary['quality'] = [];
  const say = (level: 'info' | 'warning', text: string) => notes.push({ level, text });
  if (customers.laterLines > 0)
    say(
      'info',
      `${number(customers.laterLines)} order lines after ${customers.asOf} are left out of the analysis.`,
    );
  if (sources.identicalKept > 0)
    say(
      'info',
      `${number(sources.identicalKept)} rows are identical to another and have no order id: they are kept as orders of their own.`,
    );
  if (customers.prospects > 0)
    say('info', `${number(customers.prospects)} known people have not bought yet; they are counted apart.`);
  say(
    'info',
    `Nothing is known before ${customers.firstDay}: who first bought in the 90 days after it may be an older customer. Cohorts of that time are shown only where there are no others.`,
  );
  if (value.bridge === undefined)
    say(
      'info',
      `The data begins on ${customers.firstDay}: too late for a comparison with a whole year before.`,
    );
  for (const { purpose, given, withdrawn } of consents)
    say('info', `Consent to ${purpose}: ${number(given)} given, ${number(withdrawn)} withdrawn.`);
  for (const note of sources.notes) say('info', note);
  for (const { name, notes: ofFile } of sources.files)
    for (const note of ofFile) say('warning', `${name}: ${note}`);
  return notes;
}
