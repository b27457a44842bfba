import { join, sql } from '../warehouse/index.ts';
import { joined } from './english.ts';
import type { FieldTest } from './rule.ts';

/** Several tests of one value, all of which must pass. */
export function allOf(tests: readonly FieldTest[]): FieldTest {
  const [only] = tests;
  if (only && tests.length === 1) return only;
  return {
    passes: (value, asOf) => tests.every((test) => test.passes(value, asOf)),
    sql: (column, query) =>
      sql`(${join(
        tests.map((test) => test.sql(column, query)),
        ' and ',
      )})`,
    english: (subject) =>
      joined(
        tests.map((test) => test.english(subject)),
        'and',
      ),
  };
}
