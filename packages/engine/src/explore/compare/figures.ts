import { isUnknown, type Summary } from '../../report/index.ts';
import type { PublishedLimits } from '../../segments/index.ts';
import type { Figure, Pair, SegmentChange } from './comparison.ts';

interface Measured {
  readonly summary: Summary;
  readonly limits: PublishedLimits;
}

/** A number, or the reason why there is none. */
type OrUnknown = Summary['value']['concentration']['gini'];

type Reading = Pick<Figure, 'name' | 'path' | 'unit'> & {
  readonly of: (run: Measured) => OrUnknown | undefined;
};

const readings = (measure: string): readonly Reading[] => [
  {
    name: `Past-year ${measure}`,
    path: 'value.pastYearRevenue',
    unit: 'money',
    of: ({ summary }) => summary.value.pastYearRevenue,
  },
  {
    name: 'Past-year buyers',
    path: 'value.pastYearBuyers',
    unit: 'count',
    of: ({ summary }) => summary.value.pastYearBuyers,
  },
  {
    name: `All ${measure}`,
    path: 'revenue',
    unit: 'money',
    of: ({ summary }) => summary.revenue,
  },
  { name: 'Customers', path: 'customers', unit: 'count', of: ({ summary }) => summary.customers },
  { name: 'Orders', path: 'orders', unit: 'count', of: ({ summary }) => summary.orders },
  {
    name: 'Known people without a purchase',
    path: 'prospects',
    unit: 'count',
    of: ({ summary }) => summary.prospects,
  },
  {
    name: `Share of spenders who bring 60\u00A0% of ${measure}`,
    path: 'value.concentration.share60',
    unit: 'share',
    of: ({ summary }) => summary.value.concentration.share60,
  },
  {
    name: 'From where on value is high',
    path: 'value.gridAxes.valueCut',
    unit: 'money',
    of: ({ summary }) => summary.value.gridAxes.valueCut,
  },
  {
    name: 'How long a one-time buyer is new',
    path: 'lifecycle.new',
    unit: 'days',
    of: ({ limits }) => limits.newDays,
  },
  {
    name: 'Silence after which a customer is lapsed',
    path: 'lifecycle.lapsed',
    unit: 'days',
    of: ({ limits }) => limits.lapsedDays,
  },
];

/** The figures of both runs; money in different units has no difference. */
export function figureChanges({ older, newer }: Pair<Measured>, comparable: boolean): Figure[] {
  return readings(newer.summary.measure).map(({ of, ...figure }) => {
    const [before, after] = [known(of(older)), known(of(newer))];
    const has = before !== null && after !== null && (comparable || figure.unit !== 'money');
    return {
      ...figure,
      before,
      after,
      // Rounded to what either was rounded to: differences of decimals have a tail.
      change: has ? Number((after - before).toFixed(6)) + 0 : null,
    };
  });
}

const known = (value: OrUnknown | undefined) => (value === undefined || isUnknown(value) ? null : value);

/** How big each segment was and is; null where a run has no such segment. */
export function segmentChanges({ older, newer }: Pair<Summary>): SegmentChange[] {
  return schemes.flatMap(({ scheme, sizes }) => {
    const [was, is] = [sizes(older), sizes(newer)];
    return [...new Set([...is.keys(), ...was.keys()])].map((segment) => ({
      scheme,
      segment,
      before: was.get(segment) ?? null,
      after: is.get(segment) ?? null,
    }));
  });
}

const schemes: readonly {
  readonly scheme: SegmentChange['scheme'];
  readonly sizes: (summary: Summary) => ReadonlyMap<string, number>;
}[] = [
  { scheme: 'lifecycle', sizes: ({ lifecycle }) => new Map(Object.entries(lifecycle)) },
  {
    scheme: 'value',
    sizes: ({ value }) => new Map(value.grid.map(({ cell, customers }) => [cell, customers])),
  },
  {
    scheme: 'decile',
    sizes: ({ value }) => new Map(value.deciles.map(({ decile, customers }) => [String(decile), customers])),
  },
  {
    scheme: 'rfm',
    sizes: ({ rfm }) =>
      new Map([
        ...rfm.segments.map(({ segment, customers }) => [segment, customers] as const),
        ...rfm.empty.map((segment) => [segment, 0] as const),
      ]),
  },
];
