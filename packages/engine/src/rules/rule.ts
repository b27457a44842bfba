import type { Place, Problem } from '@attune/sdk';
import type { Dialect, Sql } from '../warehouse/index.ts';
import type { Catalogue, EventTable, Field } from './catalogue.ts';
import type { Subject, Words } from './english.ts';

/** One customer as the evaluator sees them: facts by field name, and what they did, by event table. */
export interface Customer {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly events: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

/** What a rule is compiled to SQL with. */
export interface Query {
  readonly dialect: Dialect;
  /** The last day that counts, `2026-06-30`. */
  readonly asOf: string;
  /** Notes why a part cannot be asked in SQL, and gives something to go on with. */
  refuse(problem: Problem): Sql;
}

/** A checked piece of a rule. Its three readings agree: the same customers pass each. */
export interface RulePart {
  holds(customer: Customer, asOf: string): boolean;
  /** A condition on one row that is true or false, never null. */
  sql(query: Query): Sql;
  english(): Words;
}

/** A checked test of one value. */
export interface FieldTest {
  /** `value` is null when empty. */
  passes(value: unknown, asOf: string): boolean;
  /** True or false for each row, never null. */
  sql(column: Sql, query: Query): Sql;
  english(subject: Subject): Words;
}

/** What is wrong in a rule; `suggestion` is the name that was probably meant. */
export interface RuleProblem extends Problem {
  readonly suggestion?: string;
}

/** Where reading stands, and what may be spoken of there. */
export interface RulePlace extends Place {
  readonly catalogue: Catalogue;
  /** The table whose columns are the fields here; none where the fields are the customer's facts. */
  readonly table: EventTable | undefined;
  at(key: string | number): RulePlace;
  /** The same place, speaking of the columns of an event table. */
  within(table: EventTable): RulePlace;
  unknown(what: string, name: string, known: readonly string[]): undefined;
  condition(json: unknown): RulePart | undefined;
  value(json: unknown, field: Field): FieldTest | undefined;
}
