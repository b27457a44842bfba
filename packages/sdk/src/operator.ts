import type { Place, Reader, SavedGroups, ValueTest } from './reading.ts';

/** Everything one operator does, in one record. `E` is its checked argument, `P` what it needs to read it. */
export interface Operator<E, P extends Place = Place> {
  /** Checks the argument as written; complains and returns undefined when it is malformed. */
  read(json: unknown, place: P): E | undefined;
  /**
   * Whether the value of a field passes. Total: any value gives true or false. A missing field arrives as null.
   * Values of another type are converted as GrowthBook's SDK converts them (a missing number counts as 0).
   */
  test(actual: unknown, expected: E, groups: SavedGroups): boolean;
  /** The answer for an empty field where empty is unknown, not 0: false for what asks for a value. */
  empty(expected: E): boolean;
}

/** An operator whose argument type is out of sight, as the table holds it. */
export interface AnyOperator {
  bind(json: unknown, reader: Reader, emptyIsZero: boolean): ValueTest | undefined;
}

export interface Bound<E, P extends Place> extends Operator<E, P> {
  bind(json: unknown, place: P, emptyIsZero: boolean): ValueTest | undefined;
}

/** An operator for the table, its argument bound into the test that it reads. */
export function operator<E, P extends Place = Place>(record: Operator<E, P>): Bound<E, P> {
  return {
    ...record,
    bind(json, place, emptyIsZero) {
      const expected = record.read(json, place);
      if (expected === undefined) return undefined;
      const whenEmpty = record.empty(expected);
      return emptyIsZero
        ? { holds: (actual, groups) => record.test(actual, expected, groups) }
        : {
            holds: (actual, groups) => (actual === null ? whenEmpty : record.test(actual, expected, groups)),
          };
    },
  };
}

/** The opposite of an operator: the same argument, the other answer. */
export function opposite<E>(record: Operator<E>): Bound<E, Place> {
  return operator({
    read: record.read,
    test: (actual, expected, groups) => !record.test(actual, expected, groups),
    empty: (expected) => !record.empty(expected),
  });
}
