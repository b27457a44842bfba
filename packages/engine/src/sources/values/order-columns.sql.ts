import { ident, raw, type Sql, sql } from '../../warehouse/index.ts';
import type { FilePlan } from '../recognise/plan.ts';
import { type ColumnSql, textOf } from './column-types.sql.ts';
import { atAndDay } from './dates.sql.ts';
import { missing, tooLarge, unreadable } from './faults.ts';
import { currencySignSql, numberSql } from './numbers.sql.ts';

/** The day of the order's time. */
export function dayOfOrder(plan: FilePlan): ColumnSql {
  const made = atAndDay(
    sql`${ident('clock of at')}`,
    sql`${ident('instant of at')}`,
    plan.conventions.timeZone,
  );
  return { value: made.day, parts: [], tests: [] };
}

/** Exact: six places of the price times four of the quantity, rounded once. */
function priceTimesQuantity(price: Sql, quantity: Sql | undefined, mark: '.' | ','): Sql {
  const unit = numberSql(price, mark, 'decimal(18, 6)');
  if (quantity === undefined) return sql`try_cast(${unit} as decimal(18, 4))`;
  return sql`try_cast(${unit} * ${numberSql(quantity, mark, 'decimal(18, 4)')} as decimal(18, 4))`;
}

/** The money of a line of which only the price of a piece is given. */
export function amountFromPrice(plan: FilePlan): ColumnSql {
  const price = plan.mapping.columns.get('price')!;
  const quantity = plan.mapping.columns.get('quantity');
  const text = sql`${textOf('price')}`;
  const name = ident('number of amount');
  return {
    value: sql`${name}`,
    parts: [
      sql`${priceTimesQuantity(text, quantity && sql`${textOf('quantity')}`, plan.conventions.decimal ?? '.')} as ${name}`,
    ],
    tests: [
      { fault: missing('price', price.header), holds: sql`${text} is null`, value: text },
      ...(quantity
        ? [
            {
              fault: missing('quantity', quantity.header),
              holds: sql`${textOf('quantity')} is null`,
              value: sql`null`,
            },
          ]
        : []),
      { fault: tooLarge('amount', price.header), holds: sql`abs(${name}) >= 10000000000000`, value: text },
      { fault: unreadable('price', price.header, 'number'), holds: sql`${name} is null`, value: text },
    ],
  };
}

/** A rate of 1 says nothing about the price: what was paid is 0 whatever it was. */
export function discountFromRate(plan: FilePlan, field: string, text: Sql, paid: Sql): ColumnSql {
  const rate = ident('number of discount');
  const number = numberSql(text, plan.conventions.decimal ?? '.', 'decimal(18, 6)');
  return {
    value: sql`case when ${rate} >= 0 and ${rate} < 1
      then try_cast(round(cast(abs(${paid}) as double) * ${rate} / (1 - ${rate}), 4) as decimal(18, 4)) end`,
    parts: [sql`${number} as ${rate}`],
    tests: [
      {
        fault: unreadable('discount', field, 'number'),
        holds: sql`(${text} is not null and ${rate} is null)`,
        value: text,
      },
    ],
  };
}

/** The currency that the row names, else the sign beside its money, else the one that the user named. */
export function currencyOfOrder(plan: FilePlan): ColumnSql {
  const mapped = plan.mapping.columns.get('currency');
  const amount = plan.mapping.columns.has('amount') ? 'amount' : 'price';
  const sign = currencySignSql(sql`${textOf(amount)}`, plan.conventions.dollar);
  const fallback = plan.conventions.currency === null ? raw('null') : raw(`'${plan.conventions.currency}'`);
  const named = mapped ? sql`upper(${textOf('currency')})` : raw('null');
  return {
    value: sql`coalesce(${named}, ${sign}, ${fallback})`,
    parts: [],
    tests: mapped
      ? [
          {
            fault: unreadable('currency', mapped.header, 'code'),
            holds: sql`(${textOf('currency')} is not null and not regexp_matches(${textOf('currency')}, '^[A-Za-z]{3}$'))`,
            value: sql`${textOf('currency')}`,
          },
        ]
      : [],
  };
}
