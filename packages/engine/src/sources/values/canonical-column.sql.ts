import { type ColumnType, ident, join, literal, raw, type Sql, sql } from '../../warehouse/index.ts';
import { columnTypes, isNamedByFile, personColumns, requiredColumns } from '../recognise/mapping.ts';
import type { FilePlan } from '../recognise/plan.ts';
import { givenWords, withdrawnWords } from './consent-words.ts';
import { customerColumn } from './customer-column.sql.ts';
import { atAndDay, dateParts, isPlausible } from './dates.sql.ts';
import { excelDaySql } from './excel-days.sql.ts';
import { type Fault, missing, outOfRange, tooLarge, unreadable } from './faults.ts';
import { currencySignSql, numberSql } from './numbers.sql.ts';
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

/** A test of one row: the fault when `holds`, and the text to show. */
export interface Check {
  readonly fault: Fault;
  readonly holds: Sql;
  readonly value: Sql;
}

/** The text of a mapped column, null when empty. */
const textOf = (column: string) => ident(`text of ${column}`);

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

export interface ColumnSql {
  readonly value: Sql;
  /** Named pieces that `value` and `tests` use. */
  readonly parts: readonly Sql[];
  readonly tests: readonly Check[];
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
    ? discountFromRate(plan, mapped.header, text)
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

type Convert = (plan: FilePlan, column: string, field: string, text: Sql) => ColumnSql;

const byType: Readonly<Record<ColumnType, Convert>> = {
  text: (_, column, field, text) => {
    if (column === 'status') return consentStatus(field, text);
    return { value: text, parts: [], tests: [] };
  },
  instant: (plan, column, field, text) => dateColumn(plan, column, field, text, 'at'),
  day: (plan, column, field, text) => dateColumn(plan, column, field, text, 'day'),
  money: (plan, column, field, text) => {
    const number = numberSql(text, plan.conventions.decimal ?? '.', 'decimal(18, 4)');
    // Exports write what was taken off or given back with either sign.
    const isPositive = column === 'discount' || column === 'refunded';
    const value = sql`${ident(`number of ${column}`)}`;
    return {
      value: isPositive ? sql`abs(${value})` : value,
      parts: [sql`${number} as ${ident(`number of ${column}`)}`],
      tests: [
        {
          fault: tooLarge(column, field),
          holds: sql`(abs(${value}) >= 10000000000000 or (${value} is null and regexp_matches(${text}, '^[-+]?[0-9]{14,}([.,][0-9]*)?$')))`,
          value: text,
        },
        {
          fault: unreadable(column, field, 'number'),
          holds: sql`(${text} is not null and ${value} is null)`,
          value: text,
        },
      ],
    };
  },
  number: (plan, column, field, text) => plainNumber(plan, column, field, text, 'double'),
  integer: (plan, column, field, text) => plainNumber(plan, column, field, text, 'bigint'),
  flag: (_, column, field, text) => {
    const value = sql`case when lower(${text}) in ('true', 't', 'yes', 'y', '1') then true
      when lower(${text}) in ('false', 'f', 'no', 'n', '0') then false end`;
    return {
      value,
      parts: [],
      tests: [
        {
          fault: unreadable(column, field, 'yes or no'),
          holds: sql`(${text} is not null and (${value}) is null)`,
          value: text,
        },
      ],
    };
  },
};

function plainNumber(
  plan: FilePlan,
  column: string,
  field: string,
  text: Sql,
  type: 'double' | 'bigint',
): ColumnSql {
  const name = ident(`number of ${column}`);
  const number = numberSql(text, plan.conventions.decimal ?? '.', 'double');
  return {
    value: type === 'double' ? sql`${name}` : sql`try_cast(${name} as bigint)`,
    parts: [sql`${number} as ${name}`],
    tests: [
      {
        fault: unreadable(column, field, 'number'),
        holds: sql`(${text} is not null and ${name} is null)`,
        value: text,
      },
    ],
  };
}

function dateColumn(plan: FilePlan, column: string, field: string, text: Sql, give: 'at' | 'day'): ColumnSql {
  const { dateOrder, excelDays, timeZone } = plan.conventions;
  const { wallClock: written, instant } = dateParts(text, dateOrder);
  const isCounted = excelDays.includes(column);
  const wallClock = isCounted ? sql`coalesce(${excelDaySql(text)}, ${written})` : written;
  const [clock, moment] = [ident(`clock of ${column}`), ident(`instant of ${column}`)];
  const made = atAndDay(sql`${clock}`, sql`${moment}`, timeZone);
  const either = sql`coalesce(${clock}, ${moment})`;
  return {
    value: made[give],
    parts: [
      sql`${wallClock} as ${clock}`,
      // Where there is a wall-clock time there is no offset to look for.
      sql`case when ${clock} is null then ${instant} end as ${moment}`,
    ],
    tests: [
      {
        fault: unreadable(column, field, 'date'),
        holds: sql`(${text} is not null and ${either} is null)`,
        value: text,
      },
      {
        fault: outOfRange(column, field),
        holds: sql`(${either} is not null and not ${isPlausible(either)})`,
        value: text,
      },
    ],
  };
}

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

function amountFromPrice(plan: FilePlan): ColumnSql {
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
function discountFromRate(plan: FilePlan, field: string, text: Sql): ColumnSql {
  const rate = ident('number of discount');
  const number = numberSql(text, plan.conventions.decimal ?? '.', 'decimal(18, 6)');
  const paid = columnSql(plan, 'amount', 'money').value;
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

function currencyOfOrder(plan: FilePlan): ColumnSql {
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

function consentStatus(field: string, text: Sql): ColumnSql {
  const among = (words: readonly string[]) => raw(words.map((word) => `'${word}'`).join(', '));
  const value = sql`case when lower(${text}) in (${among(givenWords)}) then 'given'
    when lower(${text}) in (${among(withdrawnWords)}) then 'withdrawn' end`;
  return {
    value,
    parts: [],
    tests: [
      {
        fault: unreadable('status', field, 'code'),
        holds: sql`(${text} is not null and (${value}) is null)`,
        value: text,
      },
    ],
  };
}
