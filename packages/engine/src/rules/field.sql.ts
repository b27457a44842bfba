import { ident, sql } from '../warehouse/index.ts';
import type { EventTable, Field } from './catalogue.ts';
import type { FieldTest, RulePart } from './rule.ts';

/**
 * A test of one of the customer's facts, or of a column of an event. A field that is not there is empty.
 * A column carries its table's name: without it, one that is missing there would silently mean the customer's.
 */
export function fieldPart(field: Field, table: EventTable | undefined, test: FieldTest): RulePart {
  const column = table ? sql`${ident(table.name)}.${ident(field.name)}` : sql`${ident(field.name)}`;
  const subject = {
    label: field.label,
    is: field.phrase ?? `${field.label} ${field.type === 'list' ? 'include' : 'is'}`,
    unit: '',
  };
  return {
    holds: ({ attributes }, asOf) =>
      test.passes(Object.hasOwn(attributes, field.name) ? (attributes[field.name] ?? null) : null, asOf),
    sql: (query) => test.sql(column, query),
    english: () => test.english(subject),
  };
}
