import { ident, join, type Sql, sql } from '../../warehouse/index.ts';

export interface Spread {
  readonly from: Sql;
  /** The column that the rows of one whole share. */
  readonly group: string;
  /** Settles which of equal rows gets a unit that is left over. */
  readonly order: Sql;
  /** A column of whole numbers, none below zero. */
  readonly weight: string;
  /** Columns of whole numbers, the same in all rows of a group, and what the share of a row is called. */
  readonly wholes: readonly { readonly whole: string; readonly share: string }[];
}

/**
 * The rows of `from` with their shares: whole units, spread in proportion to the weights by largest remainder, so that
 * the shares of a group add up to its whole. A group without any weight is spread evenly.
 */
export function spread({ from, group, order, weight, wholes }: Spread): Sql {
  const same = sql`partition by ${ident(group)}`;
  const [part, sum] = [ident('part of spread'), ident('sum of spread')];
  const names = (what: string) => wholes.map(({ whole }) => ident(`${what} of ${whole}`));
  const [floors, rests] = [names('floor'), names('rest')];
  const divided = wholes.map(({ whole }, i) => {
    const units = sql`cast(${ident(whole)} * ${part} as hugeint)`;
    return sql`${units} // cast(${sum} as hugeint) as ${floors[i]!}, ${units} % cast(${sum} as hugeint) as ${rests[i]!}`;
  });
  // What rounding down left over goes to the rows with the largest remainders.
  const shares = wholes.map(
    (
      { whole, share },
      i,
    ) => sql`${floors[i]!} + if(row_number() over (${same} order by abs(${rests[i]!}) desc, ${order})
      <= abs(${ident(whole)} - sum(${floors[i]!}) over (${same})), sign(${ident(whole)}), 0) as ${ident(share)}`,
  );
  return sql`(select * exclude (${join([part, sum, ...floors, ...rests])}), ${join(shares)} from (
    select *, ${join(divided)} from (
      select *, if(sum(${ident(weight)}) over (${same}) = 0, 1, ${ident(weight)}) as ${part},
        if(sum(${ident(weight)}) over (${same}) = 0, count(*) over (${same}), sum(${ident(weight)}) over (${same})) as ${sum}
      from ${from})))`;
}

/**
 * The same for money: it is spread in cents, and in hundredths of them where it has such. Null stays null. The column
 * of the weight is a decimal, and what it has below zero weighs nothing.
 */
export function spreadMoney({ from, weight, wholes, ...how }: Spread): Sql {
  const isCents = (whole: string) => sql`${ident(whole)} = round(${ident(whole)}, 2)`;
  const units = wholes.map(
    ({ whole }) =>
      sql`cast(${ident(whole)} * case when ${isCents(whole)} then 100 else 10000 end as hugeint) as ${ident(`units of ${whole}`)}`,
  );
  const weighed = sql`greatest(0, coalesce(cast(${ident(weight)} * 10000 as hugeint), 0)) as ${ident('weight in units')}`;
  const shares = spread({
    ...how,
    from: sql`(select *, ${join([weighed, ...units])} from ${from})`,
    weight: 'weight in units',
    wholes: wholes.map(({ whole, share }) => ({ whole: `units of ${whole}`, share })),
  });
  const money = wholes.map(({ whole, share }) => {
    const unit = sql`case when ${isCents(whole)} then 0.0100 else 0.0001 end`;
    return sql`cast(cast(${ident(share)} as decimal(20, 0)) * ${unit} as decimal(18, 4)) as ${ident(share)}`;
  });
  const work = ['weight in units', ...wholes.map(({ whole }) => `units of ${whole}`)].map(ident);
  return sql`(select * exclude (${join(work)}) replace (${join(money)}) from ${shares})`;
}
