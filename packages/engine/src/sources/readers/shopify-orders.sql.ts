import { ident, join, raw, type Sql, sql } from '../../warehouse/index.ts';
import type { FilePlan } from '../recognise/plan.ts';
import { atAndDay, dateParts, isPlausible } from '../values/dates.sql.ts';
import { excelDaySql } from '../values/excel-days.sql.ts';
import { type Fault, missing, outOfRange, setAside, unreadable } from '../values/faults.ts';
import { numberSql } from '../values/numbers.sql.ts';
import { emailKey, emailText, guestKey, phoneKey, phoneText } from '../values/person-keys.sql.ts';
import { spread } from '../values/spread.sql.ts';

/** The headers that are used, and what the text of each is called below. */
const fields = {
  name: 'Name',
  email: 'Email',
  phone: 'Phone',
  created: 'Created at',
  cancelled: 'Cancelled at',
  status: 'Financial Status',
  currency: 'Currency',
  subtotal: 'Subtotal',
  payment: 'Payment Method',
  shipping: 'Shipping',
  taxes: 'Taxes',
  total: 'Total',
  refunded: 'Refunded Amount',
  source: 'Source',
  quantity: 'Lineitem quantity',
  item: 'Lineitem name',
  sku: 'Lineitem sku',
  price: 'Lineitem price',
  line_discount: 'Lineitem discount',
  vendor: 'Vendor',
} as const;

/** The file's rows with their texts under short names, numbers read, and their place in the file kept by the table. */
export function shopifyRows(plan: FilePlan) {
  const mark = plan.conventions.decimal ?? '.';
  const text = (header: string) => {
    const index = plan.table.headers.indexOf(header);
    return index < 0 ? sql`cast(null as varchar)` : sql`nullif(trim(${ident(`c${index}`)}), '')`;
  };
  const number = (header: string) => numberSql(text(header), mark, 'decimal(18, 4)');
  const { dateOrder, excelDays } = plan.conventions;
  const { wallClock: written, instant } = dateParts(text(fields.created), dateOrder);
  const isCounted = excelDays.includes('at');
  const wallClock = isCounted ? sql`coalesce(${excelDaySql(text(fields.created))}, ${written})` : written;
  const texts = Object.entries(fields).map(([name, header]) => sql`${text(header)} as ${ident(name)}`);
  return (from: Sql) => sql`select ${join(texts)}, ${wallClock} as clock, ${instant} as moment,
      ${number(fields.subtotal)} as subtotal_number, ${number(fields.refunded)} as refunded_number,
      coalesce(${number(fields.total)}, ${number(fields.subtotal)} + coalesce(${number(fields.shipping)}, 0)
        + coalesce(${number(fields.taxes)}, 0)) as total_number,
      ${number(fields.quantity)} as quantity_number, ${number(fields.price)} as price_number,
      abs(${number(fields.line_discount)}) as line_discount_number
    from ${from}`;
}

/**
 * Canonical rows from the table of `shopifyRows`. An order that the file holds k times has k rows with a subtotal;
 * its lines then come k times each, and every k-th of equal lines is a line of its own. Whole cents are spread by
 * largest remainder, so that the lines of an order add up to its subtotal and to what was refunded for its goods.
 */
export function shopifyLanding(plan: FilePlan, rows: string): { query: Sql; faults: readonly Fault[] } {
  const { at, day } = atAndDay(sql`clock`, sql`moment`, plan.conventions.timeZone);
  const checks: { fault: Fault; holds: Sql; value: Sql }[] = [
    { fault: missing('transaction_id', fields.name), holds: sql`name is null`, value: sql`null` },
    {
      // The gateway with which a shop is tried, which Shopify calls bogus.
      fault: setAside('test-order', 'The order was made to try the shop.', fields.payment),
      holds: sql`coalesce(contains(order_payment, 'bogus'), false)`,
      value: sql`order_payment`,
    },
    {
      fault: setAside('order-cancelled', 'The order was cancelled.', fields.cancelled),
      holds: sql`order_cancelled is not null`,
      value: sql`order_cancelled`,
    },
    {
      fault: setAside('order-voided', 'The payment of the order was voided.', fields.status),
      holds: sql`order_status = 'voided'`,
      value: sql`order_status`,
    },
    {
      fault: setAside('order-not-paid', 'The order has not been paid.', fields.status),
      holds: sql`(order_status = 'pending' or order_status = 'authorized' or order_status = 'expired' or order_status = 'unpaid')`,
      value: sql`order_status`,
    },
    {
      fault: {
        code: 'order-contradictory',
        reason: 'The rows of this order contradict one another.',
        field: fields.subtotal,
      },
      holds: sql`is_contradictory`,
      value: sql`subtotal`,
    },
    { fault: missing('at', fields.created), holds: sql`order_created is null`, value: sql`null` },
    { fault: unreadable('at', fields.created, 'date'), holds: sql`"at" is null`, value: sql`order_created` },
    {
      fault: outOfRange('at', fields.created),
      holds: sql`not ${isPlausible(sql`"at"`)}`,
      value: sql`order_created`,
    },
    {
      fault: unreadable('amount', fields.subtotal, 'number'),
      holds: sql`order_subtotal is null`,
      value: sql`subtotal`,
    },
    {
      fault: unreadable('price', fields.price, 'number'),
      holds: sql`price_number is null`,
      value: sql`price`,
    },
    {
      fault: unreadable('quantity', fields.quantity, 'number'),
      holds: sql`quantity_number is null`,
      value: sql`quantity`,
    },
  ];
  const problem = join(
    checks.map(({ holds }, i) => sql`when ${holds} then ${raw(String(i + 1))}`),
    ' ',
  );
  const value = join(
    checks.map((check, i) => sql`when ${raw(String(i + 1))} then ${check.value}`),
    ' ',
  );
  const money = (cents: Sql) => sql`cast(cast(${cents} as decimal(18, 0)) * 0.01 as decimal(18, 4))`;
  const fallback = plan.conventions.currency === null ? raw('null') : raw(`'${plan.conventions.currency}'`);
  const query = sql`
    with orders as (
      select name, greatest(1, count(subtotal)) as copies, min(email) as email, min(phone) as phone,
        min(created) as order_created, min(clock) as clock, min(moment) as moment, min(cancelled) as order_cancelled,
        lower(min(status)) as order_status, lower(min(payment)) as order_payment, upper(min(currency)) as currency, min(source) as source,
        min(subtotal_number) as order_subtotal, max(refunded_number) as order_refunded,
        max(total_number) as order_total,
        (min(subtotal_number) is distinct from max(subtotal_number) or min(currency) is distinct from max(currency)
          or min(clock) is distinct from max(clock) or min(moment) is distinct from max(moment)) as is_contradictory
      from ${ident(rows)} where name is not null group by name),
    lines as (
      select r.*, r.rowid as record, o.* exclude (name, email, phone, clock, moment, currency, source),
        ${emailText(sql`o.email`)} as order_email, ${phoneText(sql`o.phone`)} as order_phone,
        coalesce(${emailKey(sql`order_email`)}, ${phoneKey(sql`order_phone`)}, ${guestKey(sql`r.name`)}) as customer_id,
        o.clock as order_clock,
        o.moment as order_moment, o.currency as order_currency, o.source as order_source,
        coalesce(r.sku, r.item, '') as product,
        (row_number() over (partition by r.name, coalesce(r.sku, r.item, '') order by r.item, r.price_number,
          r.quantity_number, r.line_discount_number, r.vendor, r.rowid) - 1) // coalesce(o.copies, 1) + 1 as occurrence
      from ${ident(rows)} r left join orders o on r.name = o.name),
    weighed as (
      select name, product, occurrence, count(*) <> max(copies) as is_uneven,
        cast(greatest(0, round(100 * max(coalesce(price_number * quantity_number - coalesce(line_discount_number, 0), 0)))) as hugeint) as weight,
        cast(round(100 * max(order_subtotal)) as hugeint) as subtotal_cents,
        cast(round(100 * max(order_total)) as hugeint) as total_cents,
        cast(round(100 * greatest(0, coalesce(max(order_refunded), 0))) as hugeint) as paid_back_cents
      from lines where name is not null group by name, product, occurrence),
    goods as (select * exclude (total_cents, paid_back_cents), ${refundOfGoods} as refunded_cents from weighed),
    spread as (
      select name, product, occurrence, amount_cents, refund_cents, bool_or(is_uneven) over (partition by name) as is_uneven
      from ${spread({
        from: sql`goods`,
        group: 'name',
        order: sql`product, occurrence`,
        weight: 'weight',
        wholes: [
          { whole: 'subtotal_cents', share: 'amount_cents' },
          { whole: 'refunded_cents', share: 'refund_cents' },
        ],
      })}),
    joined as (
      select l.* exclude (clock, moment, currency, is_contradictory), s.amount_cents, s.refund_cents,
        -- Rows that cannot be put together into one order keep what they say themselves.
        l.name is null or l.is_contradictory or s.is_uneven as is_contradictory,
        if(l.name is null or l.is_contradictory or s.is_uneven, l.clock, l.order_clock) as clock,
        if(l.name is null or l.is_contradictory or s.is_uneven, l.moment, l.order_moment) as moment,
        if(l.name is null or l.is_contradictory or s.is_uneven, upper(l.currency), l.order_currency) as currency
      from lines l
      left join spread s on l.name = s.name and l.product = s.product and l.occurrence = s.occurrence),
    read as (select *, ${at} as "at", ${day} as day from joined),
    tested as (
      select *, cast(case ${problem} else 0 end as utinyint) as problem from read)
    select name as transaction_id, product || '#' || occurrence as line, customer_id, "at", day,
      -- What the file says of contradictory orders stays with the rows that say it, so that its total is kept.
      case when is_contradictory then subtotal_number else ${money(sql`amount_cents`)} end as amount,
      cast(quantity_number as double) as quantity, nullif(product, '') as product_id,
      cast(null as varchar) as category, vendor as brand, order_source as channel,
      try_cast(greatest(0, price_number * quantity_number - ${money(sql`amount_cents`)}) as decimal(18, 4)) as discount,
      ${money(sql`refund_cents`)} as refunded, cast(null as decimal(18, 4)) as cost,
      coalesce(currency, ${fallback}) as currency, cast(${raw(String(plan.file.input.number))} as usmallint) as file,
      record,
      order_email as email, order_phone as phone, problem, case problem ${value} end as problem_value, hash(name, product || '#' || occurrence) as identity
    from tested`;
  return { query, faults: checks.map(({ fault }) => fault) };
}

/**
 * What was paid back is part goods, part shipping and taxes, and the export does not say how much of each. Amounts are
 * goods only, so the goods' share in the total counts, to the cent: all paid back makes all goods worth nothing.
 */
const refundOfGoods = sql`if(subtotal_cents <= 0, 0, least(subtotal_cents, if(total_cents > 0,
  (2 * paid_back_cents * subtotal_cents + total_cents) // (2 * total_cents), paid_back_cents)))`;

/** The subtotals as the orders' first rows give them: what the lines must add up to. */
export function shopifyControl(plan: FilePlan, from: Sql): Sql {
  const { day } = atAndDay(sql`clock`, sql`moment`, plan.conventions.timeZone);
  const fallback = plan.conventions.currency === null ? raw('null') : raw(`'${plan.conventions.currency}'`);
  return sql`select ${day} as day, subtotal_number as amount, coalesce(upper(currency), ${fallback}) as currency, 1 as rows
    from (${shopifyRows(plan)(from)})`;
}
