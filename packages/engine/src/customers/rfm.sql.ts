import { type Dialect, join, type Part, raw, type Sql, sql } from '../warehouse/index.ts';

export type RfmMeasure = 'recency' | 'frequency' | 'monetary';
export type RfmCuts = Readonly<Record<RfmMeasure, readonly number[]>>;

/** What each measure is, in columns of `customer_history`; frequency counts orders. */
export const rfmMeasures = {
  recency: (asOf: Part, dialect: Dialect) => dialect.daysBetween(raw('last_purchase'), asOf),
  frequency: () => raw('orders'),
  monetary: () => raw('revenue'),
} as const;

/** One row: the type-7 quantiles that cut each measure into `bins` classes, as `recency_1`, `recency_2`, … */
export function rfmQuantiles(bins: number, asOf: Part, dialect: Dialect): Sql {
  const cuts = (Object.keys(rfmMeasures) as RfmMeasure[]).flatMap((measure) =>
    Array.from({ length: bins - 1 }, (_, i) => {
      const quantile = dialect.quantile(rfmMeasures[measure](asOf, dialect), (i + 1) / bins);
      return sql`${dialect.round(quantile, 6)} as ${raw(`${measure}_${i + 1}`)}`;
    }),
  );
  return sql`select ${join(cuts)} from customer_history`;
}

/**
 * A score from 1 to `bins`: how many cuts the value reaches, lower bounds included; few days since the last
 * purchase score high. Rule and cut points (type-7 quantiles plus 1) as in the R package rfm.
 */
export function rfmScore(measure: RfmMeasure, cuts: RfmCuts, asOf: Part, dialect: Dialect): Sql {
  const value = dialect.toDouble(rfmMeasures[measure](asOf, dialect));
  const reached = join(
    cuts[measure].map((cut) => sql`case when ${value} >= ${dialect.toDouble(cut)} then 1 else 0 end`),
    ' + ',
  );
  return measure === 'recency' ? sql`(${cuts[measure].length + 1} - (${reached}))` : sql`(1 + ${reached})`;
}

export interface RfmSegment {
  readonly name: string;
  readonly recency: readonly [number, number];
  readonly frequency: readonly [number, number];
  readonly monetary: readonly [number, number];
}

/** The first segment whose bounds hold the three scores, else "Others". */
export function rfmSegment(segments: readonly RfmSegment[]): Sql {
  const within = (column: string, [low, high]: readonly [number, number]) =>
    sql`${raw(column)} between ${low} and ${high}`;
  return sql`case ${join(
    segments.map(
      (
        segment,
      ) => sql`when ${within('rfm_recency', segment.recency)} and ${within('rfm_frequency', segment.frequency)}
        and ${within('rfm_monetary', segment.monetary)} then ${segment.name}`,
    ),
    ' ',
  )} else 'Others' end`;
}
