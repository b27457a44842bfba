import { foldCase } from '../case-fold.ts';
import { operator, opposite } from '../operator.ts';
import type { Place } from '../reading.ts';
import { isScalar, type Scalar } from '../scalar.ts';

function readScalars(json: unknown, place: Place): readonly Scalar[] | undefined {
  if (!Array.isArray(json)) return place.fail('needs a list, such as ["DE", "FR"]');
  const list: readonly unknown[] = json;
  const at = list.findIndex((item) => !isScalar(item));
  return at < 0 ? list.filter(isScalar) : place.at(at).fail('needs a text, a number, true, false or null');
}

/** Whether the value, or for a list any of its items, is among `members`. */
function among(actual: unknown, members: readonly unknown[]): boolean {
  return Array.isArray(actual) ? actual.some((item) => members.includes(item)) : members.includes(actual);
}

const fold = (value: unknown): unknown => (typeof value === 'string' ? foldCase(value) : value);

const $in = operator<readonly Scalar[]>({
  read: readScalars,
  test: among,
  empty: (expected) => expected.includes(null),
});

const $ini = operator<readonly Scalar[]>({
  read: readScalars,
  test: (actual, expected) =>
    among(Array.isArray(actual) ? actual.map(fold) : fold(actual), expected.map(fold)),
  empty: (expected) => expected.includes(null),
});

const $inGroup = operator<string>({
  read: (json, place) => {
    if (typeof json !== 'string') return place.fail('needs the name of a saved group');
    return place.knowsGroup(json) ? json : place.fail(`there is no saved group "${json}"`);
  },
  // A group that was not sent along has no members.
  test: (actual, name, groups) => among(actual, (Object.hasOwn(groups, name) && groups[name]) || []),
  empty: () => false,
});

export const sets = {
  $in,
  $nin: opposite($in),
  $ini,
  $nini: opposite($ini),
  $inGroup,
  $notInGroup: opposite($inGroup),
};
