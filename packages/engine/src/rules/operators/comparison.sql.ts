import { comparison, type Operator, type Scalar } from '@attune/sdk';
import { z } from 'zod';
import { raw, sql } from '../../warehouse/index.ts';
import type { Field, FieldType } from '../catalogue.ts';
import { fieldTypes } from '../field-type.sql.ts';
import { opposite, ruleOperator } from '../operator.sql.ts';
import type { RulePlace } from '../rule.ts';

export const scalarTypes: readonly FieldType[] = ['text', 'number', 'money', 'count', 'day', 'flag'];
const ordered: readonly FieldType[] = ['text', 'number', 'money', 'count', 'day'];
const everyType: readonly FieldType[] = [...scalarTypes, 'list'];

export const scalarSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** A value that the field can hold, read and checked; complains and gives undefined otherwise. */
function readFitting<E extends Scalar>(
  base: Operator<E>,
  json: unknown,
  field: Field,
  place: RulePlace,
): E | undefined {
  const value = base.read(json, place);
  if (value === undefined || value === null || fieldTypes[field.type].accepts(value)) return value;
  return place.fail(`"${field.name}" is a ${field.type} field and needs ${fieldTypes[field.type].needs}.`);
}

export const $eq = ruleOperator<Scalar>({
  schema: () => scalarSchema,
  fields: scalarTypes,
  read: (json, field, place) => readFitting(comparison.$eq, json, field, place),
  passes: (value, expected) => comparison.$eq.test(value, expected, {}),
  empty: comparison.$eq.empty,
  sql(column, expected, field, { dialect }) {
    if (expected === null) return sql`false`;
    const { column: compared, literal } = fieldTypes[field.type];
    return sql`(${compared(column, dialect)} = ${literal(expected)})`;
  },
  english: (expected, field, { label, is, unit }) =>
    expected === null ? `${label} is not known` : `${is} ${fieldTypes[field.type].english(expected)}${unit}`,
});

const $ne = opposite($eq, (expected, field, { label, is, unit }) =>
  expected === null
    ? `${label} is known`
    : `${is} anything but ${fieldTypes[field.type].english(expected)}${unit}`,
);

function order(
  name: '$lt' | '$lte' | '$gt' | '$gte',
  symbol: string,
  amount: (value: string) => string,
  on: string,
) {
  const base = comparison[name];
  return ruleOperator<string | number>({
    schema: () => z.union([z.string(), z.number()]),
    fields: ordered,
    read: (json, field, place) => readFitting(base, json, field, place),
    passes: (value, expected) => base.test(value, expected, {}),
    empty: base.empty,
    sql(column, expected, field, { dialect }) {
      const { column: compared, literal } = fieldTypes[field.type];
      return sql`(${compared(column, dialect)} ${raw(symbol)} ${literal(expected)})`;
    },
    english(expected, field, { is, unit }) {
      const value = fieldTypes[field.type].english(expected);
      return field.type === 'day' ? `${is} ${on} ${value}` : `${is} ${amount(value)}${unit}`;
    },
  });
}

const $exists = ruleOperator<boolean>({
  schema: () => z.boolean(),
  fields: everyType,
  read: (json, _field, place) => comparison.$exists.read(json, place),
  passes: (value, expected) => comparison.$exists.test(value, expected, {}),
  empty: comparison.$exists.empty,
  sql: (_column, expected) => sql`${expected}`,
  english: (expected, _field, { label }) => `${label} is ${expected ? 'known' : 'not known'}`,
});

type TypeName = NonNullable<ReturnType<typeof comparison.$type.read>>;

const $type = ruleOperator<TypeName>({
  schema: () => z.enum(['string', 'number', 'boolean', 'array', 'object', 'null', 'undefined']),
  fields: everyType,
  read: (json, _field, place) => comparison.$type.read(json, place),
  passes: (value, expected) => comparison.$type.test(value, expected, {}),
  empty: comparison.$type.empty,
  sql: (_column, expected, field) => sql`${fieldTypes[field.type].jsonType === expected}`,
  english: (expected, _field, { label }) => `${label} is of type ${expected}`,
});

export const comparisons = {
  $eq,
  $ne,
  $lt: order('$lt', '<', (value) => `less than ${value}`, 'before'),
  $lte: order('$lte', '<=', (value) => `at most ${value}`, 'on or before'),
  $gt: order('$gt', '>', (value) => `more than ${value}`, 'after'),
  $gte: order('$gte', '>=', (value) => `${value} or more`, 'on or after'),
  $exists,
  $type,
};
