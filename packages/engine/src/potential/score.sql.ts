import { type Dialect, double, ident, join, raw, type Sql, sql } from '../warehouse/index.ts';

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
  const properties = effects.map(({ property }) => ident(property));
  const carried = [raw('customer_id'), raw('spend'), ...properties];
  // Each number once: written out in every predictor, the statement would grow beyond what a server takes.
  const values = numbers.map(({ value }, j) => sql`${value} as ${raw(`x${j}`)}`);
  const predictors = intercepts.map((intercept, k) => {
    const terms = numbers.map(({ slopes }, j) => sql`${double(slopes[k]!)} * ${raw(`x${j}`)}`);
    return sql`${join([double(intercept), ...terms], ' + ')} as ${predictor(k)}`;
  });
  let from = sql`select ${join([...carried, ...predictors])} from (
      select ${join([...carried, ...values])} from potential_base
      where ${of === 'all' ? sql`true` : sql`told is null`}
    ) scored`;
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

/**
 * Rows of `potential` from a select of `customer_id`, `left_over`, `low_end` and `high_end`. Rounded outside of it,
 * because an engine may have to write a rounded value several times.
 */
function rowsOf(from: Sql, kind: string, dialect: Dialect): Sql {
  const money = (value: string, name: string) =>
    sql`${dialect.cast(dialect.round(raw(value), 2), 'money')} as ${raw(name)}`;
  return sql`select customer_id, ${money('left_over', 'potential')}, ${money('low_end', 'low')},
    ${money('high_end', 'high')}, ${raw(`'${kind}'`)} as kind from (${from}) amounts`;
}

/** Those who told: the category's spend less their own. What they say is taken as it is, without an interval. */
export function toldPotential(dialect: Dialect): Sql {
  const left = notBelowNought(sql`(told - spend)`);
  const amounts = sql`select customer_id, ${left} as left_over, ${left} as low_end, ${left} as high_end
    from potential_base where told is not null`;
  return rowsOf(amounts, 'told', dialect);
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
  // `own` is the own spend with the offset that the logarithms had.
  const left = (wallet: Sql) => sql`case when ${wallet} > own then ${wallet} - own else 0e0 end`;
  const factors = Array.from({ length: standIns }, (_, i) => `r${i}`);
  const sum = join(
    factors.map((name) => left(sql`wallet * ${raw(name)}`)),
    ' + ',
  );
  const band = limits.map((limit) => sql`case when spend >= ${double(limit)} then 1 else 0 end`);
  const wallets = sql`select customer_id, spend + ${double(offset)} as own, exp(p0) as wallet,
      exp(${extreme('least', folds)}) as least_wallet, exp(${extreme('greatest', folds)}) as greatest_wallet,
      ${join([raw('0'), ...band], ' + ')} as band
    from (${linearPredictors(scoring)}) predicted`;
  const names = ['customer_id', 'own', 'wallet', 'least_wallet', 'greatest_wallet'];
  const withBands = sql`select ${join(names.map((name) => column('w', name)))}, t.low as low_factor,
      t.high as high_factor, ${join(factors.map((name) => column('t', name)))}
    from (${wallets}) w left join ${ident(bands)} t on t.band = w.band`;
  const amounts = sql`select customer_id, (${sum}) / ${double(standIns)} as left_over,
      ${left(sql`least_wallet * low_factor`)} as low_end, ${left(sql`greatest_wallet * high_factor`)} as high_end
    from (${withBands}) banded`;
  return rowsOf(amounts, 'estimated', dialect);
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
  const below = (quantile: Sql) => notBelowNought(sql`(exp(${quantile}) - own)`);
  const centred = sql`select *, ${mean} as middle from (${linearPredictors(scoring)}) predicted`;
  const spreads = sql`select customer_id, spend + ${double(offset)} as own, p0,
      ${double(errors)} * sqrt(${double((folds - 1) / folds)} * (${squares})) as spread from (${centred}) centred`;
  const amounts = sql`select customer_id, ${below(sql`p0`)} as left_over, ${below(sql`p0 - spread`)} as low_end,
      ${below(sql`p0 + spread`)} as high_end from (${spreads}) spreads`;
  return rowsOf(amounts, 'headroom', dialect);
}

/** Table `potential` of those who told, and of those for whom `potential_estimated` holds an estimate. */
export function potentialTable(told: Sql, withEstimates: boolean): Sql {
  return withEstimates ? sql`${told} union all select * from potential_estimated` : told;
}

/** Table `potential` without a row. */
export function nothingKnown(dialect: Dialect): Sql {
  const none = sql`select customer_id, spend as left_over, spend as low_end, spend as high_end
    from potential_base where spend < spend`;
  return rowsOf(none, 'unknown', dialect);
}

/** `customer_facts` with what stands in `potential`; empty where nothing is known. */
export function factsWithPotential(): Sql {
  return sql`select f.*, p.potential as potential, p.low as potential_low, p.high as potential_high, p.kind as potential_kind
    from customer_facts f left join potential p on p.customer_id = f.customer_id`;
}

/** A row a kind: customers, how many of them have any potential, and its sum. */
export function potentialSums(): Sql {
  return sql`select kind, count(*) as customers, count(*) filter (where potential > 0) as with_potential,
      sum(potential) as potential from potential group by kind order by kind`;
}
