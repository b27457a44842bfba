import { isObject } from '@attune/sdk';
import { z } from 'zod';
import { type Dialect, day, double, ident, type Sql, sql } from '../../warehouse/index.ts';
import type { EventTable, Field } from '../catalogue.ts';
import { back, type Span, shift, spanInWords } from '../day.ts';
import type { Subject } from '../english.ts';
import type { RuleNode } from '../node.ts';
import type { NestedSchemas } from '../operator.sql.ts';
import type { FieldTest, Query, RulePart, RulePlace } from '../rule.ts';
import { readSpan, spanSchema } from '../span.ts';

type Event = Readonly<Record<string, unknown>>;

/** Which of a customer's events count. Events after the day of asking never do. */
interface Selection {
  readonly table: EventTable;
  readonly where: RulePart | undefined;
  readonly within: Span | undefined;
}

/** What is worked out from the selected events; over no events it is 0. */
interface Aggregate {
  /** Its value as a field, for the comparison. */
  readonly field: Field;
  of(events: readonly Event[]): number;
  sql(dialect: Dialect, table: EventTable): Sql;
  subject(table: EventTable): Subject;
}

const count: Aggregate = {
  field: { name: '$count', type: 'count', label: 'number' },
  of: (events) => events.length,
  sql: () => sql`count(*)`,
  subject: ({ label, verb }) =>
    verb === undefined
      ? { label: `number of ${label}`, is: 'has', unit: ` ${label}` }
      : { label: `number of times that the customer ${verb}`, is: verb, unit: ' times' },
};

const fourDecimals = 10_000;

/**
 * A sum, exact to four decimals: values are rounded to whole ten-thousandths first and added as integers, so that
 * it depends neither on the order of rows nor on the engine.
 */
function sumOf(column: Field): Aggregate {
  return {
    field: { name: '$sum', type: 'money', label: column.label },
    of: (events) =>
      events.reduce((sum, event) => sum + tenThousandths(ownValue(event, column.name)), 0) / fourDecimals,
    sql(dialect, table) {
      const amount = sql`${ident(table.name)}.${ident(column.name)}`;
      const scaled = sql`${dialect.toDouble(amount)} * ${double(fourDecimals)}`;
      const whole = dialect.cast(dialect.round(scaled, 0), 'integer');
      return sql`(coalesce(${dialect.toDouble(sql`sum(${whole})`)}, ${double(0)}) / ${double(fourDecimals)})`;
    },
    subject: ({ label }) => {
      const total = `the sum of ${column.label} over ${label}`;
      return { label: total, is: `${total} is`, unit: '' };
    },
  };
}

function tenThousandths(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 0;
  return Math.sign(value) * Math.floor(Math.abs(value) * fourDecimals + 0.5);
}

function ownValue(event: Event, name: string): unknown {
  return Object.hasOwn(event, name) ? (event[name] ?? null) : null;
}

function firstDay(span: Span, asOf: string): string {
  return shift(shift(asOf, back(span)), { days: 1 });
}

function compared(aggregate: Aggregate, { table, where, within }: Selection, compare: FieldTest): RulePart {
  return {
    holds(customer, asOf) {
      const from = within && firstDay(within, asOf);
      const all = (Object.hasOwn(customer.events, table.name) && customer.events[table.name]) || [];
      const selected = all.filter((event) => {
        const at = ownValue(event, table.day);
        if (typeof at !== 'string' || at > asOf || (from !== undefined && at < from)) return false;
        return where === undefined || where.holds({ attributes: event, events: {} }, asOf);
      });
      return compare.passes(aggregate.of(selected), asOf);
    },
    sql(query) {
      // Customers without such events have no row to compare. Where nothing passes, list those who fail instead.
      const nonePasses = compare.passes(0, query.asOf);
      const test = compare.sql(aggregate.sql(query.dialect, table), query);
      const listed = sql`select ${ident('customer_id')} from ${ident(table.name)}
        where ${selectedRows(query, { table, where, within })}
        group by ${ident('customer_id')} having ${nonePasses ? sql`not ${test}` : test}`;
      return nonePasses
        ? sql`(${ident('customer_id')} not in (${listed}))`
        : sql`(${ident('customer_id')} in (${listed}))`;
    },
    english() {
      const words = compare.english(aggregate.subject(table));
      const period = within === undefined ? '' : ` in the last ${spanInWords(within)}`;
      const only = where === undefined ? '' : ` (only where ${where.english().text})`;
      const main = words.joins === undefined ? words.text : `(${words.text})`;
      return { text: `${main}${period}${only}` };
    },
  };
}

function selectedRows(query: Query, { table, where, within }: Selection): Sql {
  const at = sql`${ident(table.name)}.${ident(table.day)}`;
  const id = sql`${ident(table.name)}.${ident('customer_id')}`;
  const from = within === undefined ? sql`` : sql` and ${at} >= ${day(firstDay(within, query.asOf))}`;
  const only = where === undefined ? sql`` : sql` and ${where.sql(query)}`;
  return sql`${id} is not null and ${at} <= ${day(query.asOf)}${from}${only}`;
}

const commonSchema = ({ value, condition }: NestedSchemas) =>
  z.strictObject({
    of: z.string(),
    where: condition.optional(),
    within: spanSchema.optional(),
    compare: value,
  });

/** Reads what all aggregates share; `aggregateOf` says what is worked out once the table is known. */
function readCompared(
  json: unknown,
  place: RulePlace,
  keys: readonly string[],
  aggregateOf: (table: EventTable, argument: Readonly<Record<string, unknown>>) => Aggregate | undefined,
): RulePart | undefined {
  if (!isObject(json)) return place.fail(`needs an object with ${keys.join(', ')}.`);
  const strange = Object.keys(json).find((key) => !keys.includes(key));
  if (strange !== undefined) return place.at(strange).unknown('setting', strange, keys);
  const { events } = place.catalogue;
  const table = events.find(({ name }) => name === json.of);
  if (place.table) return place.fail('Events cannot be counted among the columns of an event.');
  const names = events.map(({ name }) => name);
  if (!table) return place.at('of').unknown('event table', String(json.of), names);
  const aggregate = aggregateOf(table, json);
  const within = json.within === undefined ? undefined : readSpan(json.within, place.at('within'));
  const where = json.where === undefined ? undefined : place.at('where').within(table).condition(json.where);
  const compare = aggregate && place.at('compare').value(json.compare, aggregate.field);
  const failed = (json.within !== undefined && !within) || (json.where !== undefined && !where);
  // A limit without a condition lets every event through: it is none, and is not told as one.
  const limit = isObject(json.where) && Object.keys(json.where).length === 0 ? undefined : where;
  return compare && !failed ? compared(aggregate, { table, where: limit, within }, compare) : undefined;
}

export const eventNodes = {
  $count: {
    schema: commonSchema,
    read: (json, place) => readCompared(json, place, ['of', 'where', 'within', 'compare'], () => count),
  },
  $sum: {
    schema: (nested) => commonSchema(nested).extend({ column: z.string() }),
    read: (json, place) =>
      readCompared(json, place, ['of', 'column', 'where', 'within', 'compare'], ({ columns }, argument) => {
        const numeric = columns.filter(
          ({ type }) => type === 'money' || type === 'number' || type === 'count',
        );
        const column = numeric.find(({ name }) => name === argument.column);
        if (column) return sumOf(column);
        const names = numeric.map(({ name }) => name);
        return place.at('column').unknown('column of numbers', String(argument.column), names);
      }),
  },
} satisfies Record<string, RuleNode>;
