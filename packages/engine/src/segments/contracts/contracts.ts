import { type KaplanMeier, survivalInterval } from '@attune/stats';
import { day, daysAfter, daysBetween, type Warehouse } from '../../warehouse/index.ts';
import { type CohortPeriod, cohortName } from '../value/cohort-calendar.ts';
import { retentionPeriod } from '../value/retention.ts';
import { type ContractGroup, renewalsDue, settledAt, sum, survivalOf } from './contract-groups.ts';
import { type ContractProjection, projectContracts } from './projection.ts';
import { type ContractTerms, contractSizes, dueWithin } from './renewals.sql.ts';

export interface ContractReport {
  readonly terms: ContractTerms;
  readonly customers: number;
  /** Whether all who are counted are known to have begun when their first payment says. */
  readonly areStartsKnown: boolean;
  /** Customers who paid so near the beginning of the data that they may have begun before it: not counted. */
  readonly leftOut: number;
  readonly lost: number;
  /** Lost by this rule, and paid again later: they stay lost. */
  readonly returned: number;
  /** Customers with a payment less than half a period after another. */
  readonly payingMore: number;
  /** The Kaplan–Meier estimate: those whose next renewal is not settled yet are counted up to it. */
  readonly curve: readonly {
    readonly renewals: number;
    /** Customers whose renewal of that number was settled. */
    readonly due: number;
    readonly lost: number;
    readonly survival: number;
    /** Absent where nobody or everybody is lost. */
    readonly interval: readonly [number, number] | undefined;
  }[];
  readonly period: CohortPeriod;
  readonly cohorts: readonly {
    readonly cohort: string;
    readonly customers: number;
    /** How many were left after so many renewals; index 0 is the beginning. Only what is settled for all. */
    readonly stayed: readonly number[];
  }[];
  readonly projection: ContractProjection;
}

interface ContractOptions {
  readonly asOf: string;
  readonly firstDay: string;
  /** The last day that the projection may see when it is tested; default: a quarter of the renewals before the end. */
  readonly calibrationEnd: string | undefined;
}

/** Fewer whose beginning is known are too few to leave all the others out. */
const fewestKnown = 50;

/** Whoever paid first from this day on would have paid before, had the contract begun before the data. */
export const contractsKnownFrom = (terms: ContractTerms, firstDay: string) =>
  daysAfter(firstDay, dueWithin(terms));

/** How many customers under contract stay, renewal by renewal, and how many will; undefined where nothing is settled. */
export async function measureContracts(
  warehouse: Warehouse,
  terms: ContractTerms,
  options: ContractOptions,
): Promise<ContractReport | undefined> {
  const { asOf, firstDay } = options;
  const knownFrom = contractsKnownFrom(terms, firstDay);
  const groups = await groupsAsOf(warehouse, terms, knownFrom, asOf);
  const known = groups.filter(({ isKnown }) => isKnown);
  const areStartsKnown = sum(known) >= fewestKnown;
  const counted = areStartsKnown ? known : groups;
  const curve = survivalOf(counted);
  const most = Math.max(0, ...counted.map(renewalsDue));
  if (!curve || most === 0) return undefined;
  const { period } = retentionPeriod(daysBetween(firstDay, asOf));
  const ahead = Math.max(1, Math.round(most / 4));
  const split = options.calibrationEnd ?? daysAfter(asOf, -Math.round(ahead * terms.periodDays));
  const before = (await groupsAsOf(warehouse, terms, knownFrom, split)).filter(
    ({ isKnown }) => isKnown || !areStartsKnown,
  );
  return {
    terms,
    customers: sum(counted),
    areStartsKnown,
    leftOut: sum(groups) - sum(counted),
    lost: sum(counted.filter(({ isLost }) => isLost)),
    returned: counted.reduce((total, { returned }) => total + returned, 0),
    payingMore: counted.reduce((total, { payingMore }) => total + payingMore, 0),
    curve: pointsOf(curve, counted, most),
    period,
    cohorts: cohortsOf(counted, period),
    projection: projectContracts({ groups: counted, before, split }),
  };
}

async function groupsAsOf(warehouse: Warehouse, terms: ContractTerms, knownFrom: string, asOf: string) {
  const sizes = contractSizes(terms, day(knownFrom), day(asOf), warehouse.dialect);
  const rows = await warehouse.rows(sizes, {
    month: 'day',
    known: 'count',
    renewals: 'count',
    ended: 'count',
    customers: 'count',
    returned: 'count',
    paying_more: 'count',
  });
  return rows.map(({ month, known, renewals, ended, customers, returned, paying_more }) => ({
    month,
    renewals,
    customers,
    returned,
    isKnown: known === 1,
    isLost: ended === 1,
    payingMore: paying_more,
  }));
}

function pointsOf(
  curve: KaplanMeier,
  groups: readonly ContractGroup[],
  most: number,
): ContractReport['curve'] {
  let survival = 1;
  return Array.from({ length: most }, (_, i) => {
    const renewals = i + 1;
    const { due, lost } = settledAt(groups, renewals);
    survival *= (due - lost) / due;
    const interval = survivalInterval(curve, renewals);
    return {
      renewals,
      due,
      lost,
      survival,
      interval: interval.ok ? ([interval.low, interval.high] as const) : undefined,
    };
  });
}

function cohortsOf(groups: readonly ContractGroup[], period: CohortPeriod): ContractReport['cohorts'] {
  const names = [...new Set(groups.map(({ month }) => cohortName(month, period)))];
  return names.map((cohort) => {
    const members = groups.filter(({ month }) => cohortName(month, period) === cohort);
    const customers = sum(members);
    const settled = Math.min(
      Math.max(...members.map(renewalsDue)),
      ...members.filter(({ isLost }) => !isLost).map(({ renewals }) => renewals),
    );
    const stayed = Array.from(
      { length: settled + 1 },
      (_, renewals) =>
        customers - sum(members.filter((group) => group.isLost && renewalsDue(group) <= renewals)),
    );
    return { cohort, customers, stayed };
  });
}
