import { foldCase } from '../case-fold.ts';
import { operator } from '../operator.ts';
import type { Reader, SavedGroups, ValueTest } from '../reading.ts';

const $not = operator<ValueTest, Reader>({
  read: (json, reader) => reader.value(json),
  test: (actual, inner, groups) => !inner.holds(actual, groups),
  empty: (inner) => !inner.holds(null, {}),
});

const $size = operator<ValueTest, Reader>({
  read: (json, reader) =>
    typeof json === 'number' || isObject(json)
      ? reader.value(json)
      : reader.fail('needs a number or a comparison'),
  test: (actual, inner, groups) => Array.isArray(actual) && inner.holds(actual.length, groups),
  empty: () => false,
});

/** Some item passes: one value test of items when operators are given, a condition on their fields otherwise. */
const $elemMatch = operator<ValueTest, Reader>({
  read: (json, reader) => {
    if (!isObject(json)) return reader.fail('needs operators or a condition, such as {"$gt": 3}');
    return isOperators(json) ? reader.value(json) : reader.condition(json);
  },
  test: (actual, inner, groups) =>
    Array.isArray(actual) && actual.some((item) => (item ?? null) !== null && inner.holds(item, groups)),
  empty: () => false,
});

function all(readItem: (json: unknown, reader: Reader) => ValueTest | undefined) {
  return operator<readonly ValueTest[], Reader>({
    read: (json, reader) => {
      if (!Array.isArray(json)) return reader.fail('needs a list, such as ["a", "b"]');
      const tests = json.map((item: unknown, i) => readItem(item, reader.at(i)));
      return tests.every((test) => test !== undefined) ? tests : undefined;
    },
    test: (actual, tests, groups: SavedGroups) =>
      Array.isArray(actual) && tests.every((test) => actual.some((item) => test.holds(item ?? null, groups))),
    empty: () => false,
  });
}

const anyCase = (expected: string): ValueTest => {
  const folded = foldCase(expected);
  return { holds: (actual) => typeof actual === 'string' && foldCase(actual) === folded };
};

export const lists = {
  $not,
  $size,
  $elemMatch,
  $all: all((json, reader) => reader.value(json)),
  $alli: all((json, reader) => (typeof json === 'string' ? anyCase(json) : reader.value(json))),
};

export function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** Whether an object holds operators only, so that it tests a value. An empty one is a value itself. */
export function isOperators(json: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(json);
  return keys.length > 0 && keys.every((key) => key.startsWith('$'));
}
