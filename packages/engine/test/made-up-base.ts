import fc from 'fast-check';
import type { Summary } from '../src/report/index.ts';
import { retailer } from './summary-fixture.ts';

/** One customer as the tables of a summary see them. */
export interface Person {
  readonly state: State;
  readonly earlier: State | 'not yet a customer';
  readonly pattern: string;
  readonly segment: string;
  readonly cohort: string | null;
  readonly kind: 'new' | 'reactivated' | 'up' | 'down' | 'lost' | null;
  readonly grows: boolean;
  readonly isGrowthKnown: boolean;
  readonly spent: number;
  readonly wasBest: boolean;
  readonly cameBack: boolean;
}
type State = keyof Summary['lifecycle'];

export const states = ['new', 'active', 'mature', 'declining', 'dormant', 'lapsed'] as const;
const patterns = ['one-and-done', 'repeat', 'steady', 'rising', 'falling', 'returns only'];
const segments = ['Champions', 'Loyal', 'At risk', 'Lost', 'Others'];
const cohorts = ['2023', '2024', '2025', null];

const kindOf = (state: State, kind: Person['kind']): Person['kind'] => {
  if (state === 'lapsed') return kind === 'lost' ? 'lost' : null;
  return kind;
};

const person: fc.Arbitrary<Person> = fc
  .record({
    state: fc.constantFrom(...states),
    earlier: fc.constantFrom(...states, 'not yet a customer' as const),
    pattern: fc.constantFrom(...patterns),
    segment: fc.constantFrom(...segments),
    cohort: fc.constantFrom(...cohorts),
    kind: fc.constantFrom('new', 'reactivated', 'up', 'down', 'lost', null),
    grows: fc.boolean(),
    isGrowthKnown: fc.boolean(),
    spent: fc.integer({ min: 1, max: 900 }),
    wasBest: fc.boolean(),
    cameBack: fc.boolean(),
  })
  .map((one) => {
    const kind = kindOf(one.state, one.kind);
    const isBuyer = kind !== null && kind !== 'lost';
    return {
      ...one,
      kind,
      pattern: one.state === 'new' ? 'one-and-done' : one.pattern,
      spent: isBuyer ? (one.spent % 17 === 0 ? 0 : one.spent) : 0,
      grows: one.grows && one.isGrowthKnown,
    };
  });

/** Types of customers and how many there are of each: small and large groups in every table. */
export const base: fc.Arbitrary<Person[]> = fc
  .array(fc.tuple(person, fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 10, max: 60 }))), {
    minLength: 1,
    maxLength: 24,
  })
  .map((types) => types.flatMap(([one, n]) => Array.from({ length: n }, () => one)));

/** The summary of these customers: every count in it is one of them, so all sums agree. */
export function summaryOf(people: readonly Person[]): Summary {
  const count = (is: (one: Person) => boolean) => people.filter(is).length;
  const money = (is: (one: Person) => boolean) =>
    people.reduce((sum, one) => sum + (is(one) ? one.spent : 0), 0);
  const spenders = people.map(({ spent }) => spent).filter((spent) => spent > 0);
  spenders.sort((a, b) => b - a);
  const total = money(() => true);
  const isBuyer = ({ kind }: Person) => kind !== null && kind !== 'lost';
  const wasBuyer = ({ kind }: Person) => kind === 'lost' || kind === 'up' || kind === 'down';
  const median = spenders[Math.floor(spenders.length / 2)] ?? 0;
  const isHigh = ({ spent }: Person) => spent > 0 && spent >= median;
  const cell = {
    'high-high': (one: Person) => isHigh(one) && one.grows,
    'high-low': (one: Person) => isHigh(one) && !one.grows,
    'low-high': (one: Person) => !isHigh(one) && one.grows,
    'low-low': (one: Person) => !isHigh(one) && !one.grows,
  };
  const ends = Array.from({ length: 11 }, (_, i) => Math.round((spenders.length * i) / 10));
  const kinds = <T>(of: (kind: NonNullable<Person['kind']>) => T) => ({
    new: of('new'),
    reactivated: of('reactivated'),
    up: of('up'),
    down: of('down'),
    lost: of('lost'),
  });
  const rows = <K extends string, V extends string>(
    name: K,
    values: readonly V[],
    is: (one: Person, value: V) => boolean,
  ) =>
    values.map((value) => ({
      [name]: value,
      customers: count((one) => is(one, value)),
      revenue: money((one) => is(one, value)),
    })) as ({ [key in K]: V } & { customers: number; revenue: number })[];
  const cohortRows = cohorts.flatMap((cohort) => (cohort === null ? [] : [cohort]));
  const byState = rows('state', states, (one, state) => one.state === state);
  const ranked = [0, 0.1, 0.25, 0.5, 0.75, 1].map((customers) => ({
    customers,
    revenue: Math.sqrt(customers),
  }));
  return {
    ...retailer,
    quality: [
      { level: 'info', text: '3 known people have not bought yet; they are counted apart.' },
      { level: 'info', text: 'Consent to news: 500 given, 4 withdrawn.' },
      { level: 'warning', text: 'orders.csv: 2 rows name no currency and were taken to be in EUR.' },
    ],
    customers: people.length,
    prospects: 3,
    orders: people.length * 2,
    revenue: total * 3,
    value: {
      ...retailer.value,
      pastYearRevenue: total,
      pastYearBuyers: count(isBuyer),
      previousYearRevenue: 1000,
      previousYearBuyers: count(wasBuyer),
      deciles: ends.slice(1).flatMap((end, i) => {
        const part = spenders.slice(ends[i], end);
        if (part.length === 0) return [];
        const revenue = part.reduce((sum, spent) => sum + spent, 0);
        return [{ decile: i + 1, customers: part.length, revenue, lowest: part.at(-1)!, highest: part[0]! }];
      }),
      zeroSpenders: { customers: people.length - spenders.length, revenue: 0 },
      concentration: { gini: 0.5, spenders: spenders.length, share60: 0.25, share80: 0.5, lorenz: ranked },
      grid: (Object.keys(cell) as (keyof typeof cell)[]).map((name) => ({
        cell: name,
        customers: count(cell[name]),
        revenue: money(cell[name]),
      })),
      gridAxes: { ...retailer.value.gridAxes, outlookUnknown: count(({ isGrowthKnown }) => !isGrowthKnown) },
    },
    bridge: {
      lastYear: 1000,
      // Who is lost lost what those who stayed did not: the changes add up to the difference of the years.
      ...kinds((kind) => (kind === 'lost' ? -1000 : money((one) => one.kind === kind))),
      thisYear: total,
      customers: {
        lastYear: count(wasBuyer),
        ...kinds((kind) => count((one) => one.kind === kind)),
        thisYear: count(isBuyer),
      },
    },
    cohorts: {
      period: 'year',
      cohorts: cohortRows.map((cohort) => ({
        cohort,
        customers: count((one) => one.cohort === cohort),
        revenueByAge: [10, 12, 14],
        activeByAge: [1, 0.2, 0.1],
      })),
      comparison: { value: null, reason: 'Too few.' },
      comparisons: [],
      retention: { value: null, reason: 'Too short.' },
    },
    rfm: {
      ...retailer.rfm,
      segments: rows('segment', segments, (one, segment) => one.segment === segment).map((row) => ({
        ...row,
        orders: row.customers * 2,
      })),
    },
    lifecycle: Object.fromEntries(
      byState.map(({ state, customers }) => [state, customers]),
    ) as Summary['lifecycle'],
    lifecycleValue: byState,
    lifecycleRepurchase: states.map((state) => {
      const customers = count((one) => one.earlier === state);
      const came = count((one) => one.earlier === state && one.cameBack);
      return customers === 0
        ? { state, customers, share: nobody, interval: nobody }
        : { state, customers, share: came / customers, interval: [0, 1] as [number, number] };
    }),
    migration: [...states, 'not yet a customer' as const].flatMap((from) =>
      states.flatMap((to) => {
        const customers = count((one) => one.earlier === from && one.state === to);
        return customers > 0 ? [{ from, to, customers }] : [];
      }),
    ),
    patterns: rows('pattern', patterns, (one, pattern) => one.pattern === pattern),
    decisions: retailer.decisions.map((decision) => ({
      ...decision,
      customers: count(concerned[decision.id]!),
    })),
  };
}

const nobody = { value: null, reason: 'Nobody was in this state then.' } as const;

const concerned: Readonly<Record<string, (one: Person) => boolean>> = {
  'win-back': ({ state, wasBest }) => wasBest && (state === 'dormant' || state === 'lapsed'),
  'second-purchase': ({ state, pattern }) =>
    pattern === 'one-and-done' && (state === 'new' || state === 'dormant'),
  'keep-declining': ({ state }) => state === 'declining',
};
