import { type ColumnType, ident, join, literal, raw, type Sql, sql } from '../../warehouse/index.ts';
import { columnTypes, isNamedByFile, personColumns, requiredColumns } from '../recognise/mapping.ts';
import type { FilePlan } from '../recognise/plan.ts';
import { byType, type Check, type ColumnSql, textOf } from './column-types.sql.ts';
import { customerColumn } from './customer-column.sql.ts';
import { missing } from './faults.ts';
import { amountFromPrice, currencyOfOrder, dayOfOrder, discountFromRate } from './order-columns.sql.ts';
import {
  anonymousKey,
  customerIs,
  emailKey,
  emailText,
  guestKey,
  idOrAddress,
  isNobodysPhone,
  namesNobody,
  phoneKey,
  phoneText,
} from './person-keys.sql.ts';

/**
 * Names of people and things lose the spaces around them. Numbers and dates do not need that here, and trimming every
 * text costs more than reading it, so it is done only where there is something to trim.
 */
export function texts(plan: FilePlan): Sql[] {
  const types = columnTypes(plan.kind);
  return [...plan.mapping.columns.values()].map(({ column, index }) => {
    const text = ident(`c${index}`);
    return types.get(column) === 'text'
      ? sql`case when ${text} like ' %' or ${text} like '% ' then nullif(trim(${text}), '') else ${text} end as ${textOf(column)}`
      : sql`${text} as ${textOf(column)}`;
  });
}

/** Whether a row is empty in every column that is read: programs for sheets write such rows below a table. */
export function isNothing(plan: FilePlan): Sql {
  const texts = [...plan.mapping.columns.keys()].map((column) => sql`${textOf(column)} is null`);
  return texts.length > 0 ? join(texts, ' and ') : sql`false`;
}

const nothing = (type: ColumnType): ColumnSql => ({
  value: sql`cast(null as ${raw(duckTypes[type])})`,
  parts: [],
  tests: [],
});

const duckTypes: Readonly<Record<ColumnType, string>> = {
  text: 'varchar',
  day: 'date',
  instant: 'timestamp',
  money: 'decimal(18, 4)',
  integer: 'bigint',
  number: 'double',
  flag: 'boolean',
};

export function columnSql(plan: FilePlan, column: string, type: ColumnType): ColumnSql {
  if (column === 'customer_id') return customerOf(plan);
  if (column === 'day' && type === 'day' && plan.mapping.columns.has('at')) return dayOfOrder(plan);
  if (isNamedByFile(plan.kind, column) && !plan.mapping.columns.has(column)) return namedByFile(plan);
  if (plan.kind === 'transactions') {
    if (column === 'amount' && !plan.mapping.columns.has('amount')) return amountFromPrice(plan);
    if (column === 'currency') return currencyOfOrder(plan);
  }
  const mapped = plan.mapping.columns.get(column);
  if (!mapped) return nothing(type);
  const text = sql`${textOf(column)}`;
  const isRequired = requiredColumns(plan.kind).includes(column);
  const empty: Check[] = isRequired
    ? [{ fault: missing(column, mapped.header), holds: sql`${isEmpty(column, text)}`, value: text }]
    : [];
  const made = mapped.isRate
    ? discountFromRate(plan, mapped.header, text, columnSql(plan, 'amount', 'money').value)
    : (plan.kind === 'customers' && customerColumn(column, mapped.header, text, plan.conventions.decimal)) ||
      byType[type](plan, column, mapped.header, text);
  return { ...made, tests: [...empty, ...made.tests] };
}

/** The columns that tell of a person, made comparable; nothing is said of what cannot be read: it links nobody. */
export function personSql(plan: FilePlan): { readonly column: string; readonly value: Sql }[] {
  const { columns } = plan.mapping;
  return (personColumns[plan.kind] ?? []).flatMap((column) => {
    const text = sql`${textOf(column)}`;
    const given = columns.has(column) ? [text] : [];
    if (customerIs(plan) === column) given.push(sql`${textOf('customer_id')}`);
    if (given.length === 0) return [];
    const value = { email: emailText, phone: phoneText }[column];
    const read = given.map((one) => value?.(one) ?? one);
    return [{ column, value: read.length === 1 ? read[0]! : sql`coalesce(${join(read)})` }];
  });
}

/** Who: the strongest identifier in the row. */
function customerOf(plan: FilePlan): ColumnSql {
  const mapped = plan.mapping.columns.get('customer_id');
  const text = sql`${textOf('customer_id')}`;
  const keys: Sql[] = [];
  if (mapped) {
    const id = idOrAddress(text);
    const isPhone = customerIs(plan) === 'phone';
    const own = isPhone ? sql`coalesce(${phoneKey(phoneText(text))}, ${id})` : id;
    const isNobodys = isPhone ? sql`(${namesNobody(text)} or ${isNobodysPhone(text)})` : namesNobody(text);
    keys.push(sql`case when not ${isEmpty('customer_id', text)} and not ${isNobodys} then ${own} end`);
  }
  const others = new Set(
    (personColumns[plan.kind] ?? []).filter((column) => plan.mapping.columns.has(column)),
  );
  const values = new Map(personSql(plan).map(({ column, value }) => [column, value]));
  if (others.has('email')) keys.push(emailKey(values.get('email')!));
  if (others.has('phone')) keys.push(phoneKey(values.get('phone')!));
  if (others.has('anonymous_id')) keys.push(anonymousKey(values.get('anonymous_id')!));
  if (plan.mapping.columns.has('guest')) keys.push(guestKey(sql`${textOf('guest')}`));
  // Somebody bought who left nothing that tells who: such an order is a customer of its own.
  else if (plan.kind === 'transactions' && plan.mapping.columns.has('transaction_id')) {
    const left = [...(mapped ? ['customer_id'] : []), ...others].flatMap((column) => {
      const given = sql`${textOf(column)}`;
      const isPhone = column === 'phone' || (column === 'customer_id' && customerIs(plan) === 'phone');
      return isPhone ? [namesNobody(given), isNobodysPhone(given)] : [namesNobody(given)];
    });
    const nobody = join(
      left.map((namesNone) => sql`coalesce(${namesNone}, false)`),
      ' or ',
    );
    keys.push(sql`case when ${nobody} then ${guestKey(sql`${textOf('transaction_id')}`)} end`);
  }
  if (keys.length === 0) return nothing('text');
  const key = keys.length === 1 ? keys[0]! : sql`coalesce(${join(keys)})`;
  const name = ident('key of customer');
  const isRequired = requiredColumns(plan.kind).includes('customer_id');
  const fault = missing('customer_id', mapped?.header ?? plan.mapping.columns.get([...others][0]!)!.header);
  return {
    value: sql`${name}`,
    parts: [sql`${key} as ${name}`],
    tests: isRequired ? [{ fault, holds: sql`${name} is null`, value: mapped ? text : sql`null` }] : [],
  };
}

/** What happened, where the file says it by its name alone: `coupon_redemptions`. */
function namedByFile(plan: FilePlan): ColumnSql {
  const name = plan.file.input.name.replace(/\..*$/s, '').replaceAll(/[^\p{Letter}\d]+/gu, '_');
  return { value: sql`${literal(name)}`, parts: [], tests: [] };
}

const namesOfNothing = ['null', 'nan', 'n/a', '#n/a', 'none', '\\n'];

/** Also what programs write into an empty customer column. */
function isEmpty(column: string, text: Sql): Sql {
  if (column !== 'customer_id')
    return sql`(${text} is null or ${text} = '' or (${text} like ' %' and trim(${text}) = ''))`;
  // Spelled out: a list would become a join, which costs more than the rest of the tests.
  const isName = join(
    namesOfNothing.map((name) => sql`lower(${text}) = ${raw(`'${name}'`)}`),
    ' or ',
  );
  return sql`(${text} is null or ${text} = '' or (length(${text}) <= 4 and (${isName})))`;
}
