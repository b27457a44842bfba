import { literalRe2, type Operator, type Scalar, sets } from '@attune/sdk';
import { z } from 'zod';
import { type Dialect, join, type Sql, sql } from '../../warehouse/index.ts';
import type { Field, FieldType } from '../catalogue.ts';
import { joined, listed, type Subject, type Words } from '../english.ts';
import { fieldTypes } from '../field-type.sql.ts';
import { opposite, type Refusal, ruleOperator } from '../operator.sql.ts';
import type { RulePlace } from '../rule.ts';
import { scalarSchema, scalarTypes } from './comparison.sql.ts';
import { noLists } from './lists.sql.ts';

const all: readonly FieldType[] = [...scalarTypes, 'list'];
const ofText: readonly FieldType[] = ['text', 'list'];
const listSchema = z.array(scalarSchema).min(1);

function readMembers(base: Operator<readonly Scalar[]>, json: unknown, field: Field, place: RulePlace) {
  const members = base.read(json, place);
  if (members === undefined) return undefined;
  if (members.length === 0)
    return place.fail('The list is empty, so the rule would select nobody or everybody.');
  const at = members.findIndex((value) => value !== null && !fieldTypes[field.type].accepts(value));
  if (at < 0) return members;
  return place
    .at(at)
    .fail(`"${field.name}" is a ${field.type} field and needs ${fieldTypes[field.type].needs}.`);
}

type Filled = Exclude<Scalar, null>;

const filled = (members: readonly Scalar[], field: Field): Filled[] =>
  members.filter((value): value is Filled => value !== null && fieldTypes[field.type].accepts(value));

function isAmong(column: Sql, members: readonly Scalar[], field: Field, dialect: Dialect): Sql | Refusal {
  if (field.type === 'list') return noLists;
  const values = filled(members, field);
  if (values.length === 0) return sql`false`;
  const { column: compared, literal } = fieldTypes[field.type];
  return sql`(${compared(column, dialect)} in (${join(values.map(literal))}))`;
}

const namesOf = (members: readonly Scalar[], field: Field) =>
  filled(members, field).map(fieldTypes[field.type].english);

function oneOf(members: readonly Scalar[], field: Field, { label, is, unit }: Subject, suffix = ''): Words {
  const names = namesOf(members, field);
  const parts = names.length === 0 ? [] : [{ text: `${is} ${listed(names, 'or')}${unit}${suffix}` }];
  return joined(members.includes(null) ? [...parts, { text: `${label} is not known` }] : parts, 'or');
}

function noneOf(members: readonly Scalar[], field: Field, { label, is, unit }: Subject, suffix = ''): Words {
  const names = namesOf(members, field);
  const parts = names.length === 0 ? [] : [{ text: `${is} none of ${names.join(', ')}${unit}${suffix}` }];
  return joined(members.includes(null) ? [...parts, { text: `${label} is known` }] : parts, 'and');
}

const inAnyCase = ' in any case';

const $in = ruleOperator<readonly Scalar[]>({
  schema: () => listSchema,
  fields: all,
  read: (json, field, place) => readMembers(sets.$in, json, field, place),
  passes: (value, members) => sets.$in.test(value, members, {}),
  empty: sets.$in.empty,
  sql: (column, members, field, { dialect }) => isAmong(column, members, field, dialect),
  english: (members, field, subject) => oneOf(members, field, subject),
});

// RE2 limits how large one pattern may grow.
const membersPerPattern = 50;

const $ini = ruleOperator<readonly Scalar[]>({
  schema: () => listSchema,
  fields: ofText,
  read: (json, field, place) => readMembers(sets.$ini, json, field, place),
  passes: (value, members) => sets.$ini.test(value, members, {}),
  empty: sets.$ini.empty,
  sql(column, members, field, { dialect }) {
    if (field.type === 'list') return noLists;
    const patterns = filled(members, field).map((value) => literalRe2(String(value)));
    const tests: Sql[] = [];
    // Engines disagree on lower('İ') or the final sigma; RE2 folds case the same way everywhere.
    for (let i = 0; i < patterns.length; i += membersPerPattern)
      tests.push(
        dialect.matches(column, `(?i)\\A(?:${patterns.slice(i, i + membersPerPattern).join('|')})\\z`),
      );
    return tests.length === 0 ? sql`false` : sql`(${join(tests, ' or ')})`;
  },
  english: (members, field, subject) => oneOf(members, field, subject, inAnyCase),
});

interface Group {
  readonly name: string;
  readonly members: readonly Scalar[];
}

const $inGroup = ruleOperator<Group>({
  schema: () => z.string(),
  fields: all,
  read(json, _field, place) {
    const name = sets.$inGroup.read(json, place);
    return name === undefined ? undefined : { name, members: place.catalogue.groups?.[name] ?? [] };
  },
  passes: (value, { name, members }) => sets.$inGroup.test(value, name, { [name]: members }),
  empty: () => false,
  sql: (column, { members }, field, { dialect }) => isAmong(column, members, field, dialect),
  english: ({ name }, _field, { label }) => `${label} is in the group “${name}”`,
});

export const setOperators = {
  $in,
  $nin: opposite($in, (members, field, subject) => noneOf(members, field, subject)),
  $ini,
  $nini: opposite($ini, (members, field, subject) => noneOf(members, field, subject, inAnyCase)),
  $inGroup,
  $notInGroup: opposite($inGroup, ({ name }, _field, { label }) => `${label} is not in the group “${name}”`),
};
