import { isObject, isOperators, lists, sets, type ValueTest } from '@attune/sdk';
import { z } from 'zod';
import { sql } from '../../warehouse/index.ts';
import type { Field, FieldType } from '../catalogue.ts';
import { listed, negated, quoted } from '../english.ts';
import { Refusal, ruleOperator } from '../operator.sql.ts';
import type { FieldTest } from '../rule.ts';

export const noLists = new Refusal(
  'The warehouse keeps no lists in a column, so only the evaluator can ask this.',
);

const ofLists: readonly FieldType[] = ['list'];

/** A test of ours as the sdk's list operators run it. */
const onDay = (test: FieldTest, asOf: string): ValueTest => ({
  holds: (value) => test.passes(value ?? null, asOf),
});

const item = (field: Field): Field => ({ name: field.name, type: 'text', label: 'an item' });

const $not = ruleOperator<FieldTest>({
  schema: ({ value }) => value,
  fields: ['text', 'number', 'money', 'count', 'day', 'flag', 'list'],
  read: (json, field, place) => place.value(json, field),
  passes: (value, inner, asOf) => !inner.passes(value, asOf),
  empty: (inner) => !inner.passes(null, ''),
  sql: (column, inner, _field, query) => sql`not ${inner.sql(column, query)}`,
  english: (inner, _field, subject) => negated(inner.english(subject)),
});

const $size = ruleOperator<FieldTest>({
  schema: ({ value }) => value,
  fields: ofLists,
  read: (json, field, place) => place.value(json, { name: field.name, type: 'count', label: field.label }),
  passes: (value, inner, asOf) => lists.$size.test(value, onDay(inner, asOf), {}),
  empty: () => false,
  sql: () => noLists,
  english: (inner, _field, { label }) => inner.english({ label, is: `${label} has`, unit: ' items' }),
});

const $elemMatch = ruleOperator<FieldTest>({
  schema: ({ value }) => value,
  fields: ofLists,
  read(json, field, place) {
    if (isObject(json) && isOperators(json)) return place.value(json, item(field));
    return place.fail('needs operators, such as {"$startsWith": "vip"}.');
  },
  passes: (value, inner, asOf) => lists.$elemMatch.test(value, onDay(inner, asOf), {}),
  empty: () => false,
  sql: () => noLists,
  english(inner, _field, { label }) {
    const subject = `an item of ${label}`;
    return inner.english({ label: subject, is: `${subject} is`, unit: '' });
  },
});

function all(isItem: (value: unknown, text: string) => boolean, words: string) {
  return ruleOperator<readonly string[]>({
    schema: () => z.array(z.string()).min(1),
    fields: ofLists,
    read(json, _field, place) {
      const items: unknown[] = Array.isArray(json) ? json : [];
      const texts = items.filter((text) => typeof text === 'string');
      if (texts.length > 0 && texts.length === items.length) return texts;
      return place.fail('needs a list of texts, such as ["a", "b"].');
    },
    passes: (value, texts) =>
      lists.$all.test(
        value,
        texts.map((text) => ({ holds: (actual) => isItem(actual, text) })),
        {},
      ),
    empty: () => false,
    sql: () => noLists,
    english: (texts, _field, { label }) => `${label} has ${words}${listed(texts.map(quoted), 'and')}`,
  });
}

/** A list in the place of operators: the same items in the same order. */
export const sameList = ruleOperator<readonly string[]>({
  schema: () => z.array(z.string()),
  fields: ofLists,
  read(json, _field, place) {
    const items: unknown[] = Array.isArray(json) ? json : [];
    const texts = items.filter((text) => typeof text === 'string');
    return texts.length === items.length ? texts : place.fail('needs a list of texts, such as ["a", "b"].');
  },
  passes: (value, texts) =>
    Array.isArray(value) && value.length === texts.length && texts.every((text, i) => value[i] === text),
  empty: () => false,
  sql: () => noLists,
  english: (texts, _field, { label }) => `${label} is exactly ${listed(texts.map(quoted), 'and') || 'empty'}`,
});

export const listOperators = {
  $not,
  $size,
  $elemMatch,
  $all: all((value, text) => value === text, ''),
  $alli: all((value, text) => sets.$ini.test(value, [text], {}), 'in any case '),
};
