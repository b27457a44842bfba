/** Which of the items of a group have to hold. */
export type Match = 'all' | 'any' | 'none';

/** A length of time as rules write it: one of the units with a whole number. */
export type Unit = 'days' | 'weeks' | 'months' | 'years';
export interface Span {
  readonly unit: Unit;
  readonly count: number;
}

/** One question asked of a value: an operator of the rule language with what it compares with, as JSON. */
export interface Test {
  readonly operator: string;
  readonly value: unknown;
}

/** Questions about one value; all of them have to pass. */
export interface Tests {
  /** Written as the bare value instead of `{"$eq": …}`. */
  readonly bare: boolean;
  readonly list: readonly Test[];
}

interface Placed {
  readonly negated: boolean;
  /** Where it stood in the JSON that was read: the pointer that problems name. */
  readonly pointer: string;
}

export interface Group extends Placed {
  readonly kind: 'group';
  readonly match: Match;
  readonly items: readonly Item[];
  /** All of them as keys of one object, `{"a": 1, "b": 2}`, or as a list, `{"$and": […]}`. */
  readonly written: 'keys' | 'list';
}

export interface FieldCondition extends Placed {
  readonly kind: 'field';
  readonly field: string;
  readonly tests: Tests;
}

/** How often something happened, or a column summed over it. */
export interface EventCondition extends Placed {
  readonly kind: 'event';
  /** The event table. */
  readonly of: string;
  /** The column that is summed; undefined counts. */
  readonly column: string | undefined;
  readonly where: Group | undefined;
  readonly within: Span | undefined;
  readonly compare: Tests;
}

export type Condition = FieldCondition | EventCondition;
export type Item = Group | Condition;

export const units: readonly Unit[] = ['days', 'weeks', 'months', 'years'];

/** A value that nobody has entered yet: an empty list, which every operator refuses, so that it never selects anybody. */
export const notEntered: readonly unknown[] = Object.freeze([]);

export function isNotEntered(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
