import { operator, opposite } from '../operator.ts';
import { maxDepth, type Place } from '../reading.ts';
import { compareText, isScalar, isShallow, type Scalar, sameJson, toNumber, toText } from '../scalar.ts';

/** A value in the place of an object of operators: `{"country": "DE"}`. Types are converted, as in GrowthBook. */
export const is = operator<unknown>({
  read: (json, place) => (isShallow(json, maxDepth) ? json : place.fail(`nests more than ${maxDepth} deep`)),
  test: (actual, expected) => {
    if (typeof expected === 'string') return toText(actual) === expected;
    if (typeof expected === 'number') return toNumber(actual) === expected;
    if (typeof expected === 'boolean') return actual !== null && Boolean(actual) === expected;
    return sameJson(actual, expected);
  },
  empty: (expected) => expected === null,
});

const $eq = operator<Scalar>({
  read: (json, place) => (isScalar(json) ? json : place.fail('needs a text, a number, true, false or null')),
  test: (actual, expected) => actual === expected,
  empty: (expected) => expected === null,
});

/** An order comparison: two texts by code point, anything else as numbers. What is no number passes none. */
function order(passes: (sign: number) => boolean) {
  return operator<string | number>({
    read: readOrdered,
    test: (actual, expected) => {
      if (typeof actual === 'string' && typeof expected === 'string')
        return passes(compareText(actual, expected));
      return passes(toNumber(actual) - toNumber(expected));
    },
    empty: () => false,
  });
}

function readOrdered(json: unknown, place: Place): string | number | undefined {
  return typeof json === 'string' || (typeof json === 'number' && Number.isFinite(json))
    ? json
    : place.fail('needs a number or a text');
}

const $exists = operator<boolean>({
  read: (json, place) => (typeof json === 'boolean' ? json : place.fail('needs true or false')),
  test: (actual, expected) => (actual !== null) === expected,
  empty: (expected) => !expected,
});

const typeNames = ['string', 'number', 'boolean', 'array', 'object', 'null', 'undefined'] as const;
type TypeName = (typeof typeNames)[number];

const $type = operator<TypeName>({
  read: (json, place) =>
    typeNames.find((name) => name === json) ?? place.fail(`needs one of ${typeNames.join(', ')}`),
  test: (actual, expected) => typeName(actual) === expected,
  empty: (expected) => expected === 'null',
});

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

export const comparison = {
  $eq,
  $ne: opposite($eq),
  $lt: order((sign) => sign < 0),
  $lte: order((sign) => sign <= 0),
  $gt: order((sign) => sign > 0),
  $gte: order((sign) => sign >= 0),
  $exists,
  $type,
};
