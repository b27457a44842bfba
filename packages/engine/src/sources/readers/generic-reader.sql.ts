import { canonicalTables, ident, join, raw, type Sql, sql } from '../../warehouse/index.ts';
import type { FilePlan } from '../recognise/plan.ts';
import { columnSql, isNothing, personSql, texts } from '../values/canonical-column.sql.ts';
import type { Check } from '../values/column-types.sql.ts';
import { type Fault, rowFaults, setAside as setAsideFault } from '../values/faults.ts';
import { dayOfOrder } from '../values/order-columns.sql.ts';

/** A statement over a file's rows that gives what `Reader.land` promises, and the faults that it counts. */
export interface Landing {
  readonly columns: (from: Sql) => Sql;
  readonly faults: readonly Fault[];
}

/**
 * Converts a whole file in one pass. Rows in `setAside` are left out for what they say; columns in
 * `keep` are handed on as they are. Two layers: texts that need a name are made in the inner select, canonical
 * columns in the outer one.
 */
export function genericLanding(
  plan: FilePlan,
  {
    setAside = [],
    keep = [],
  }: { readonly setAside?: readonly Check[]; readonly keep?: readonly string[] } = {},
): Landing {
  const columns = canonicalTables[plan.kind];
  const others = plan.table.headers
    .map((header, index) => ({ header, index }))
    .filter(({ index }) => ![...plan.mapping.columns.values()].some((column) => column.index === index))
    .sort((a, b) => (a.header < b.header ? -1 : 1))
    .map(({ index }) => sql`${ident(`c${index}`)}`);
  // In the innermost select, so that the unused columns go no further: thousands of them would fill the memory.
  const hashed = (values: readonly Sql[]) => (values.length > 0 ? sql`hash(${join(values)})` : sql`0`);
  const rest = hashed(others);
  const nothing = hashed(others.map(() => sql`cast(null as varchar)`));
  const inner: Sql[] = [];
  const checks: Check[] = [
    {
      fault: { code: 'malformed-json', reason: rowFaults['malformed-json'], field: '' },
      holds: sql`damaged`,
      value: sql`null`,
    },
    {
      fault: setAsideFault('row-empty', 'Nothing stands in the row.', ''),
      holds: sql`(${isNothing(plan)} and rest = ${nothing})`,
      value: sql`null`,
    },
    // What is no sale may be as incomplete as it likes.
    ...setAside,
  ];
  const outer = columns.map(({ name, type }) => {
    const { value, parts, tests } = columnSql(plan, name, type);
    inner.push(...parts);
    checks.push(...tests);
    return sql`${value} as ${ident(name)}`;
  });
  const faults = checks.map((check) => check.fault);
  const number = (i: number) => raw(String(i + 1));
  const problem = sql`cast(case ${join(
    checks.map((check, i) => sql`when ${check.holds} then ${number(i)}`),
    ' ',
  )} else 0 end as utinyint)`;
  const shown = sql`case problem ${join(
    checks.map((check, i) => sql`when ${number(i)} then ${check.value}`),
    ' ',
  )} end`;
  for (const { column, value } of personSql(plan)) outer.push(sql`${value} as ${ident(column)}`);
  const people = personSql(plan).map(({ column }) => ident(column));
  const names = join(columns.map(({ name }) => ident(name)));
  const select = (from: Sql) => sql`
    select ${join([names, ...people])}, cast(${raw(String(plan.file.input.number))} as usmallint) as file${join(
      keep.map((name) => sql`, ${ident(name)}`),
      '',
    )}, problem,
      case when problem > 0 then cast(${shown} as varchar) end as problem_value, ${identity(plan, sql`${names}, rest`)} as identity
    from (select *, ${problem} as problem from (
      select *, ${join(outer)} from (
        select *, ${inner.length > 0 ? join(inner) : raw('0 as none')} from (
          select *, ${join(texts(plan))}, ${rest} as rest from ${from}))))`;
  return { columns: select, faults };
}

/**
 * What makes two rows the same. With an order id and a line, these two; for lists with a key, the key; otherwise
 * every field, the unused ones included. 64 bits: pairs that share one are compared in full before they count.
 */
function identity(plan: FilePlan, everything: Sql): Sql {
  switch (plan.kind) {
    case 'transactions':
      return sql`case when transaction_id is not null and line is not null then hash(transaction_id, line)
        else hash(${everything}) end`;
    case 'customers':
      return sql`hash(customer_id)`;
    case 'products':
      return sql`hash(product_id)`;
    case 'consents':
      return sql`hash(customer_id, purpose, "at")`;
    case 'campaigns':
      return sql`hash(campaign_id)`;
    case 'exposures':
      return sql`hash(customer_id, campaign_id, "at")`;
    case 'interactions':
      return sql`case when message_id is not null then hash(message_id) else hash(${everything}) end`;
    case 'costs':
      return sql`hash(${everything})`;
  }
}

/** Date and amount as the text of the file gives them, with none of the tests: what is rejected counts here. */
export function genericControl(plan: FilePlan, from: Sql): Sql {
  const amount = columnSql(plan, 'amount', 'money');
  const at = columnSql(plan, 'at', 'instant');
  const currency = columnSql(plan, 'currency', 'text');
  const day = dayOfOrder(plan);
  return sql`select ${day.value} as day, ${amount.value} as amount, ${currency.value} as currency, 1 as rows
    from (select *, ${join([...amount.parts, ...at.parts])} from (select *, ${join(texts(plan))} from ${from}))`;
}
