import { type Dialect, type Part, perCustomer, raw, type Sql, sql } from '../warehouse/index.ts';

export interface HistoryDays {
  /** The last day that the models may see when they are tested. */
  readonly calibrationEnd: Part;
  /** Days that stand in for what came later. */
  readonly before: { readonly from: Part; readonly to: Part };
  readonly asOf: Part;
  readonly dialect: Dialect;
}

/**
 * Table `lifetime_histories`: one row a customer who bought, with what a purchase model sees of them at the end of the
 * calibration and at the as-of day. Purchase days after the first are x, days from the first to the last of them t_x, days
 * from the first to the end T; `spend` is what they were worth after the first purchase day, returns of that time taken off.
 * Who first bought later has a calibration age below nought.
 */
export function lifetimeHistories({ calibrationEnd, before, asOf, dialect }: HistoryDays): Sql {
  const whole = (value: Sql, name: string) => sql`${dialect.cast(value, 'integer')} as ${raw(name)}`;
  const money = (value: Sql, name: string) =>
    sql`${dialect.cast(sql`coalesce(${value}, 0)`, 'money')} as ${raw(name)}`;
  const seen = sql`day <= ${calibrationEnd}`;
  const later = sql`day > ${calibrationEnd}`;
  const span = (to: Part) => dialect.daysBetween(raw('first_day'), to);
  const days = sql`select p.customer_id as customer_id, h.first_purchase as first_day, p.day as day, p.orders as orders,
      p.gap as gap, p.worth as worth
    from purchase_days p join customer_history h on h.customer_id = p.customer_id
    where h.purchase_days > 0`;
  const sums = sql`select customer_id, first_day,
      ${whole(sql`count(gap) filter (where ${seen})`, 'calibration_frequency')},
      max(day) filter (where orders > 0 and ${seen}) as calibration_last,
      ${money(sql`sum(worth) filter (where day > first_day and ${seen})`, 'calibration_spend')},
      ${whole(sql`count(gap) filter (where ${later})`, 'holdout_purchases')},
      ${money(sql`sum(worth) filter (where day > first_day and ${later})`, 'holdout_spend')},
      ${whole(sql`count(gap) filter (where day >= ${before.from} and day <= ${before.to})`, 'earlier_purchases')},
      ${whole(sql`count(gap)`, 'frequency')},
      max(day) filter (where orders > 0) as last_day,
      ${money(sql`sum(worth) filter (where day > first_day)`, 'spend')}
    from (${days}) days group by customer_id, first_day`;
  return sql`select customer_id, first_day,
      calibration_frequency,
      ${whole(sql`coalesce(${span(raw('calibration_last'))}, 0)`, 'calibration_recency')},
      ${whole(span(calibrationEnd), 'calibration_age')},
      calibration_spend, holdout_purchases, holdout_spend, earlier_purchases, frequency,
      ${whole(span(raw('last_day')), 'recency')},
      ${whole(span(asOf), 'age')},
      spend
    from (${sums}) sums`;
}

/** Up to which day: the columns of `lifetime_histories`, and the customers who were there. */
export type Stage = 'calibration' | 'final';

export const stageColumns = {
  calibration: {
    frequency: raw('calibration_frequency'),
    recency: raw('calibration_recency'),
    age: raw('calibration_age'),
    spend: raw('calibration_spend'),
    known: sql`calibration_age >= 0`,
  },
  final: {
    frequency: raw('frequency'),
    recency: raw('recency'),
    age: raw('age'),
    spend: raw('spend'),
    known: sql`age >= 0`,
  },
} as const;

/**
 * Each distinct history once, in days, with its customers; `spenders` of them have a spend above nought, and `spend`
 * is the sum of theirs. All that a purchase model needs to know of a base, and what it needs to sum expected spend.
 */
export function distinctHistories(stage: Stage): Sql {
  const { frequency, recency, age, spend, known } = stageColumns[stage];
  const spends = sql`${frequency} > 0 and ${spend} > 0`;
  // Names of their own inside: ClickHouse would take the alias `frequency` for the column of that name.
  return sql`select x as frequency, last as recency, watched as age, customers, spenders, spent as spend from (
      select ${frequency} as x, ${recency} as last, ${age} as watched, count(*) as customers,
        count(*) filter (where ${spends}) as spenders, coalesce(sum(${spend}) filter (where ${spends}), 0) as spent
      from lifetime_histories where ${known}
      group by ${frequency}, ${recency}, ${age}
    ) histories order by frequency, recency, age`;
}

/** Repeaters whose spend is above nought: purchases, what they were worth together, and how many customers are alike. */
export function repeatSpends(stage: Stage): Sql {
  const { frequency, spend, known } = stageColumns[stage];
  return sql`select x as purchases, spent as spend, customers from (
      select ${frequency} as x, ${spend} as spent, count(*) as customers from lifetime_histories
      where ${known} and ${frequency} > 0 and ${spend} > 0 group by ${frequency}, ${spend}
    ) spends order by purchases, spend`;
}

/** One row: repeaters whose spend is nought or less, which no model of spends can hold. */
export function spendless(stage: Stage): Sql {
  const { frequency, spend, known } = stageColumns[stage];
  return sql`select count(*) as customers from lifetime_histories where ${known} and ${frequency} > 0 and ${spend} <= 0`;
}

/** How often each gap between purchase days occurred, in days, up to a day. */
export function gapCounts(upTo: Part): Sql {
  return sql`select gap, count(*) as purchases from purchase_days
    where gap is not null and day <= ${upTo} group by gap order by gap`;
}

/** Customers of the calibration by their history then, what they bought later, and what they had bought in the days that stand in. */
export function holdoutCells(): Sql {
  return sql`select x as frequency, last as recency, watched as age, later, earlier, customers from (
      select calibration_frequency as x, calibration_recency as last, calibration_age as watched,
        holdout_purchases as later, earlier_purchases as earlier, count(*) as customers
      from lifetime_histories where calibration_age >= 0
      group by calibration_frequency, calibration_recency, calibration_age, holdout_purchases, earlier_purchases
    ) cells order by frequency, recency, age, later, earlier`;
}

/** One row: purchase days after the calibration of its customers, and what they were worth. */
export function holdoutTotals(): Sql {
  return sql`select sum(holdout_purchases) as purchases, sum(earlier_purchases) as earlier, sum(holdout_spend) as spend,
      count(*) as customers from lifetime_histories where calibration_age >= 0`;
}

/** Customers of the calibration by the day of their first purchase. */
export function startingDays(): Sql {
  return sql`select first_day as day, count(*) as customers from lifetime_histories
    where calibration_age >= 0 group by first_day order by day`;
}

/** Repeat purchase days of the customers of the calibration, by day. */
export function repeatsByDay(): Sql {
  const repeats = sql`select p.day as day from purchase_days p
    join lifetime_histories h on h.customer_id = p.customer_id
    where p.gap is not null and h.calibration_age >= 0`;
  return sql`select day, count(*) as purchases from ${perCustomer(repeats)} repeats group by day order by day`;
}
