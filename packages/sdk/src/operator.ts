import type { Reader, SavedGroups, ValueTest } from './reading.ts';

/** Everything one operator does, in one record. `E` is its checked argument. */
export interface Operator<E> {
  /** Checks the argument as written; complains to the reader and returns undefined when it is malformed. */
  read(json: unknown, reader: Reader): E | undefined;
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

/** An operator for the table, its argument bound into the test that it reads. */
export function operator<E>(record: Operator<E>): Operator<E> & AnyOperator {
  return {
    ...record,
    bind(json, reader, emptyIsZero) {
      const expected = record.read(json, reader);
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
export function opposite<E>(record: Operator<E>): Operator<E> & AnyOperator {
  return operator({
    read: record.read,
    test: (actual, expected, groups) => !record.test(actual, expected, groups),
    empty: (expected) => !record.empty(expected),
  });
}
