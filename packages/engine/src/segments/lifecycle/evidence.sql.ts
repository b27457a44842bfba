import { type Dialect, type Part, perCustomer, raw, type Sql, sql } from '../../warehouse/index.ts';

/**
 * What the lifecycle learns from the base as of a day. All read a table of histories (`customerHistory` as of that
 * day), whose name is `history`, and sum whole numbers only, so that the answer does not depend on threads.
 */
export interface EvidenceOptions {
  readonly history: string;
  readonly asOf: Part;
  /** Length in days of the recent period. */
  readonly recentDays: number;
  readonly dialect: Dialect;
}

/** One row: the quantile of the gaps between first and second purchase, in days, of those who made a second. */
export function secondPurchaseGap({ history, dialect }: EvidenceOptions, quantile: number): Sql {
  const gap = dialect.daysBetween(raw('first_purchase'), raw('second_purchase'));
  return sql`select ${dialect.quantile(gap, quantile)} as days, count(*) as customers
    from ${raw(history)} where second_purchase is not null`;
}

/**
 * One row: totals over customers of the logarithms of their gaps, in millionths of each (see `GapTotals` in stats):
 * enough for the variance within and between customers.
 */
export function gapTotals({ history, dialect }: EvidenceOptions): Sql {
  const d = (name: string) => dialect.toDouble(raw(name));
  const n = d('gaps');
  const mean = sql`(${d('log_gaps')} / 1000000 / ${n})`;
  const total = (value: Sql, name: string) =>
    sql`coalesce(sum(${dialect.cast(dialect.round(sql`${value} * 1000000`, 0), 'integer')}), 0) as ${raw(name)}`;
  return sql`select count(*) as customers, coalesce(sum(gaps), 0) as gaps,
      ${total(sql`1 / ${n}`, 'inverse_gaps')}, ${total(mean, 'means')}, ${total(sql`${mean} * ${mean}`, 'squared_means')},
      ${total(sql`case when gaps > 1 then ${d('log_gaps_squared')} / 1000000 - ${n} * ${mean} * ${mean} else ${dialect.toDouble(0)} end`, 'within_squares')}
    from ${raw(history)} where gaps > 0`;
}

/** For each length of silence in days: how many ended with a purchase, and how many go on as of the day. */
export function silences({ history, asOf, dialect }: EvidenceOptions): Sql {
  return sql`select days, sum(ended) as ended, sum(going_on) as going_on from ${perCustomer(sql`
      select gap as days, 1 as ended, 0 as going_on from purchase_days where gap is not null and day <= ${asOf}
      union all
      select ${dialect.cast(dialect.daysBetween(raw('last_purchase'), asOf), 'integer')} as days, 0 as ended, 1 as going_on
      from ${raw(history)} where purchase_days > 0
    `)} all_silences group by days order by days`;
}

/** Repeat purchase days of the whole base by month, for the season. */
export function repeatsByMonth(asOf: Part, dialect: Dialect): Sql {
  return sql`select ${dialect.monthStart(raw('day'))} as month, count(gap) as repeats
    from purchase_days where day <= ${asOf} group by ${dialect.monthStart(raw('day'))} order by month`;
}

/** Days a customer was known in the recent period, and in twice its length before it. */
export function exposures({ asOf, recentDays, dialect }: EvidenceOptions): { recent: Sql; earlier: Part } {
  const tenure = dialect.cast(dialect.daysBetween(raw('first_purchase'), asOf), 'integer');
  return {
    recent: sql`least(${tenure}, ${recentDays})`,
    earlier: sql`least(greatest(${tenure} - ${recentDays}, 0), ${2 * recentDays})`,
  };
}

/** Every combination of repeat purchases and days of exposure in both periods, with how many customers have it. */
export function rateCombinations(options: EvidenceOptions): Sql {
  const { recent, earlier } = exposures(options);
  return sql`select earlier_repeats, recent_repeats, earlier_days, recent_days, count(*) as customers from ${perCustomer(sql`
      select earlier_repeats, recent_repeats, ${earlier} as earlier_days, ${recent} as recent_days
      from ${raw(options.history)} where purchase_days > 0
    `)} combinations
    group by earlier_repeats, recent_repeats, earlier_days, recent_days
    order by earlier_repeats, recent_repeats, earlier_days, recent_days`;
}
