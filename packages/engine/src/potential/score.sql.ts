import { type Dialect, double, ident, join, type Part, raw, type Sql, sql } from '../warehouse/index.ts';

/** What the predictors add for the levels of one property: a table `level`, `e0`, `e1` … of effects, and those of others. */
export interface LevelEffects {
  readonly property: string;
  readonly table: string;
  /** For levels that are not in the table, one a predictor. */
  readonly others: readonly number[];
}

export interface Scoring {
  readonly intercepts: readonly number[];
  /** Numbers as SQL over `potential_base`, with a slope for each predictor. */
  readonly numbers: readonly { readonly value: Sql; readonly slopes: readonly number[] }[];
  readonly effects: readonly LevelEffects[];
  readonly of: 'all' | 'who did not tell';
}

/** The logarithm of the own spend; returns beyond purchases count as no spend. */
export function logSpend(offset: number): Sql {
  return sql`ln(${notBelowNought(sql`spend`)} + ${double(offset)})`;
}

/** How far that logarithm lies above a knot. */
export function logSpendBeyond(offset: number, knot: number): Sql {
  return notBelowNought(sql`(${logSpend(offset)} - ${double(knot)})`);
}

/**
 * `customer_id`, `spend` and `p0`, `p1` …, the linear predictors of each customer. One join a property, each in a
 * select of its own, so that every engine calls the columns the same.
 */
function linearPredictors({ intercepts, numbers, effects, of }: Scoring): Sql {
  const predictors = intercepts.map((intercept, k) => {
    const terms = numbers.map(({ value, slopes }) => sql`${double(slopes[k]!)} * ${value}`);
    return sql`${join([double(intercept), ...terms], ' + ')} as ${predictor(k)}`;
  });
  const properties = effects.map(({ property }) => ident(property));
  let from = sql`select ${join([raw('customer_id'), raw('spend'), ...properties, ...predictors])}
    from potential_base where ${of === 'all' ? sql`true` : sql`told is null`}`;
  for (const [i, { property, table, others }] of effects.entries()) {
    const later = effects.slice(i + 1).map((effect) => column('b', effect.property));
    const sums = intercepts.map(
      (_, k) =>
        sql`${raw(`b.p${k}`)} + coalesce(${raw(`t.e${k}`)}, ${double(others[k]!)}) as ${predictor(k)}`,
    );
    from = sql`select ${join([column('b', 'customer_id'), column('b', 'spend'), ...later, ...sums])}
      from (${from}) b left join ${ident(table)} t on t.level = ${raw(`b.${property}`)}`;
  }
  return from;
}

const predictor = (k: number) => raw(`p${k}`);
const column = (table: string, name: string) => sql`${raw(`${table}.${name}`)} as ${raw(name)}`;

/** The least or greatest of the predictors 1 to n. */
function extreme(which: 'least' | 'greatest', folds: number): Sql {
  let all = sql`${predictor(1)}`;
  for (let k = 2; k <= folds; k++) all = sql`${raw(which)}(${all}, ${predictor(k)})`;
  return all;
}

function notBelowNought(value: Sql): Sql {
  return sql`case when ${value} > 0 then ${value} else 0e0 end`;
}

const rowOf = (dialect: Dialect, potential: Sql, low: Sql, high: Sql, kind: string) => {
  const money = (value: Sql, name: string) =>
    sql`${dialect.cast(dialect.round(value, 2), 'money')} as ${raw(name)}`;
  return sql`customer_id, ${money(potential, 'potential')}, ${money(low, 'low')}, ${money(high, 'high')},
    ${raw(`'${kind}'`)} as kind`;
};

/** Those who told: the category's spend less their own. What they say is taken as it is, without an interval. */
export function toldPotential(dialect: Dialect): Sql {
  const left = notBelowNought(sql`(told - spend)`);
  return sql`select ${rowOf(dialect, left, left, left, 'told')} from potential_base where told is not null`;
}

export interface EstimateScoring extends Scoring {
  readonly folds: number;
  /** Added to money before its logarithm is taken. */
  readonly offset: number;
  /** Spend at which the second band begins, the third, and so on. */
  readonly limits: readonly number[];
  /** The table of bands: `band`, `low`, `high`, and as many factors `r0`, `r1` … as there are stand-ins. */
  readonly bands: string;
  readonly standIns: number;
}

/**
 * Those who did not tell. The estimate is the mean over the residuals of the customer's band of what is left after the
 * own spend, so that the estimates add up to what the base can be expected to spend elsewhere (Duan 1983, JASA 78:
 * smearing).
 */
export function estimatedPotential(scoring: EstimateScoring, dialect: Dialect): Sql {
  const { folds, offset, limits, bands, standIns } = scoring;
  const left = (wallet: Sql) => notBelowNought(sql`(${wallet} - ${double(offset)} - spend)`);
  const factors = Array.from({ length: standIns }, (_, i) => `r${i}`);
  const mean = join(
    factors.map((name) => left(sql`wallet * ${raw(name)}`)),
    ' + ',
  );
  const band = limits.map((limit) => sql`case when spend >= ${double(limit)} then 1 else 0 end`);
  return sql`select ${rowOf(
    dialect,
    sql`(${mean}) / ${double(standIns)}`,
    left(sql`least_wallet * low_factor`),
    left(sql`greatest_wallet * high_factor`),
    'estimated',
  )} from (
    select e.customer_id as customer_id, e.spend as spend, e.wallet as wallet, e.least_wallet as least_wallet,
      e.greatest_wallet as greatest_wallet, t.low as low_factor, t.high as high_factor,
      ${join(factors.map((name) => column('t', name)))}
    from (
      select customer_id, spend, exp(p0) as wallet, exp(${extreme('least', folds)}) as least_wallet,
        exp(${extreme('greatest', folds)}) as greatest_wallet, ${join([raw('0'), ...band], ' + ')} as band
      from (${linearPredictors(scoring)}) predicted
    ) e left join ${ident(bands)} t on t.band = e.band
  ) ends`;
}

export interface HeadroomScoring extends Scoring {
  readonly folds: number;
  readonly offset: number;
  /** Standard errors on either side of the quantile. */
  readonly errors: number;
}

/**
 * How far each customer's spend lies below the peers' quantile. Its standard error is that of the delete-a-group
 * jackknife over the folds: √((K − 1)/K · Σ(qₖ − q̄)²), consistent for quantiles because whole groups are left out
 * (Shao & Wu 1989, Annals of Statistics 17).
 */
export function headroom(scoring: HeadroomScoring, dialect: Dialect): Sql {
  const { folds, offset, errors } = scoring;
  const each = Array.from({ length: folds }, (_, k) => predictor(k + 1));
  const mean = sql`(${join(each, ' + ')}) / ${double(folds)}`;
  const squares = join(
    each.map((p) => sql`(${p} - middle) * (${p} - middle)`),
    ' + ',
  );
  const spread = sql`${double(errors)} * sqrt(${double((folds - 1) / folds)} * (${squares}))`;
  const below = (quantile: Part) => notBelowNought(sql`(exp(${quantile}) - ${double(offset)} - spend)`);
  return sql`select ${rowOf(
    dialect,
    below(raw('p0')),
    below(sql`p0 - spread`),
    below(sql`p0 + spread`),
    'headroom',
  )} from (
    select customer_id, spend, p0, ${spread} as spread from (
      select *, ${mean} as middle from (${linearPredictors(scoring)}) predicted
    ) centred
  ) spreads`;
}

/** Table `potential` of those who told, and of those for whom `potential_estimated` holds an estimate. */
export function potentialTable(told: Sql, withEstimates: boolean): Sql {
  return withEstimates ? sql`${told} union all select * from potential_estimated` : told;
}

/** Table `potential` without a row. */
export function nothingKnown(dialect: Dialect): Sql {
  const none = sql`0e0`;
  return sql`select ${rowOf(dialect, none, none, none, 'unknown')} from potential_base where spend < spend`;
}

/** A row a kind: customers, how many of them have any potential, and its sum. */
export function potentialSums(): Sql {
  return sql`select kind, count(*) as customers, count(*) filter (where potential > 0) as with_potential,
      sum(potential) as potential from potential group by kind order by kind`;
}
