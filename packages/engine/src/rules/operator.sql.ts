import type { z } from 'zod';
import { type Sql, sql } from '../warehouse/index.ts';
import type { Field, FieldType } from './catalogue.ts';
import type { Subject, Words } from './english.ts';
import type { FieldTest, Query, RulePlace } from './rule.ts';

/** The schemas of what may stand inside an argument. */
export interface NestedSchemas {
  readonly value: z.ZodType;
  readonly condition: z.ZodType;
}

/** Everything that one operator does, in one record. `E` is its checked argument. */
export interface OperatorRecord<E> {
  /** The argument as JSON. */
  schema(nested: NestedSchemas): z.ZodType;
  /** The kinds of fields that it can be asked of. */
  readonly fields: readonly FieldType[];
  read(json: unknown, field: Field, place: RulePlace): E | undefined;
  /** Whether a value passes; never asked for an empty one. */
  passes(value: unknown, expected: E, asOf: string): boolean;
  /** Whether an empty field passes: false for what asks for a value, true for its opposite. */
  empty(expected: E): boolean;
  /** The test of a column that is not null, or the reason why SQL cannot ask it. */
  sql(column: Sql, expected: E, field: Field, query: Query): Sql | Refusal;
  english(expected: E, field: Field, subject: Subject): string | Words;
}

/** Why something cannot be asked in SQL. */
export class Refusal {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** An operator whose argument type is out of sight, as the table holds it. */
export interface RuleOperator {
  schema(nested: NestedSchemas): z.ZodType;
  readonly fields: readonly FieldType[];
  bind(json: unknown, field: Field, place: RulePlace): FieldTest | undefined;
}

export function ruleOperator<E>(record: OperatorRecord<E>): RuleOperator & OperatorRecord<E> {
  return {
    ...record,
    bind(json, field, place) {
      const expected = record.read(json, field, place);
      if (expected === undefined) return undefined;
      const whenEmpty = record.empty(expected);
      return {
        passes: (value, asOf) => (value === null ? whenEmpty : record.passes(value, expected, asOf)),
        sql(column, query) {
          const test = record.sql(column, expected, field, query);
          if (test instanceof Refusal) return query.refuse({ path: place.path, message: test.reason });
          return whenEmpty ? sql`(${column} is null or ${test})` : sql`(${column} is not null and ${test})`;
        },
        english(subject) {
          const words = record.english(expected, field, subject);
          return typeof words === 'string' ? { text: words } : words;
        },
      };
    },
  };
}

/** The opposite of an operator: the same argument and the other answer, an empty field included. */
export function opposite<E>(
  record: OperatorRecord<E>,
  english: OperatorRecord<E>['english'],
): RuleOperator & OperatorRecord<E> {
  return ruleOperator<E>({
    ...record,
    passes: (value, expected, asOf) => !record.passes(value, expected, asOf),
    empty: (expected) => !record.empty(expected),
    sql(column, expected, field, query) {
      const test = record.sql(column, expected, field, query);
      return test instanceof Refusal ? test : sql`not ${test}`;
    },
    english,
  });
}
