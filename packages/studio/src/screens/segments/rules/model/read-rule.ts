import {
  type EventCondition,
  type Group,
  type Item,
  isNotEntered,
  type Match,
  type Span,
  type Tests,
  units,
} from './rule-model.ts';

type Json = Readonly<Record<string, unknown>>;

export type ReadRule =
  | { readonly ok: true; readonly root: Group }
  /** A part that the builder has no form for, by its pointer. */
  | { readonly ok: false; readonly pointer: string };

const connectives: Readonly<Record<string, Match>> = { $and: 'all', $or: 'any', $nor: 'none' };

/**
 * A rule as the builder shows it: groups, and the conditions in them. What comes back from `writeRule` is the same
 * JSON. Whether fields and values make sense is not asked here; a rule of another shape is refused whole, so that
 * nothing of it can get lost.
 */
export function readRule(json: unknown): ReadRule {
  let failed: string | undefined;
  const fail = (pointer: string): undefined => {
    failed ??= pointer;
  };
  const root = readGroup(json, '', fail);
  return root && failed === undefined ? { ok: true, root } : { ok: false, pointer: failed ?? '' };
}

type Fail = (pointer: string) => undefined;

/** A condition that is shown as a group in any case: the rule itself, and what limits the events that count. */
function readGroup(json: unknown, pointer: string, fail: Fail): Group | undefined {
  if (!isObject(json)) return fail(pointer);
  const [first, ...others] = Object.keys(json);
  if (first !== undefined && others.length === 0 && Object.hasOwn(connectives, first))
    return readList(first, json[first], below(pointer, first), fail);
  return readKeys(json, pointer, fail);
}

/** A condition in a list: an object with one key is that key's condition, any other is a group of its own. */
function readItem(json: unknown, pointer: string, fail: Fail): Item | undefined {
  if (!isObject(json)) return fail(pointer);
  const entries = Object.entries(json);
  const [only] = entries;
  return only && entries.length === 1
    ? readClause(only[0], only[1], below(pointer, only[0]), fail)
    : readKeys(json, pointer, fail);
}

function readKeys(json: Json, pointer: string, fail: Fail): Group | undefined {
  const items = Object.entries(json).map(([key, value]) => readClause(key, value, below(pointer, key), fail));
  return items.every((item) => item !== undefined)
    ? { kind: 'group', match: 'all', written: 'keys', negated: false, pointer, items }
    : undefined;
}

function readClause(key: string, json: unknown, pointer: string, fail: Fail): Item | undefined {
  if (Object.hasOwn(connectives, key)) return readList(key, json, pointer, fail);
  if (key === '$not') return readNot(json, pointer, fail);
  if (key === '$count' || key === '$sum') return readEvent(key, json, pointer, fail);
  if (key.startsWith('$')) return fail(pointer);
  const tests = readTests(json);
  return tests ? { kind: 'field', field: key, tests, negated: false, pointer } : fail(pointer);
}

function readList(key: string, json: unknown, pointer: string, fail: Fail): Group | undefined {
  const match = connectives[key];
  if (match === undefined || !Array.isArray(json)) return fail(pointer);
  const items = json.map((item: unknown, index) => readItem(item, below(pointer, index), fail));
  return items.every((item) => item !== undefined)
    ? { kind: 'group', match, written: 'list', negated: false, pointer, items }
    : undefined;
}

function readNot(json: unknown, pointer: string, fail: Fail): Item | undefined {
  if (!isObject(json)) return fail(pointer);
  const [only, ...others] = Object.keys(json);
  // What is negated twice keeps a group around what is negated once.
  const inner =
    only !== undefined && others.length === 0 && only !== '$not'
      ? readClause(only, json[only], below(pointer, only), fail)
      : readKeys(json, pointer, fail);
  return inner && { ...inner, negated: true };
}

const eventKeys: readonly string[] = ['of', 'column', 'where', 'within', 'compare'];

function readEvent(
  key: '$count' | '$sum',
  json: unknown,
  pointer: string,
  fail: Fail,
): EventCondition | undefined {
  if (!isObject(json) || Object.keys(json).some((name) => !eventKeys.includes(name))) return fail(pointer);
  const { of, column } = json;
  const isSum = key === '$sum';
  if (typeof of !== 'string' || (isSum ? typeof column !== 'string' : column !== undefined))
    return fail(pointer);
  const compare = readTests(json.compare);
  if (!compare) return fail(below(pointer, 'compare'));
  const within = json.within === undefined ? undefined : readSpan(json.within);
  if (json.within !== undefined && !within) return fail(below(pointer, 'within'));
  const where = json.where === undefined ? undefined : readGroup(json.where, below(pointer, 'where'), fail);
  if (json.where !== undefined && !where) return undefined;
  return {
    kind: 'event',
    of,
    column: typeof column === 'string' ? column : undefined,
    where,
    within,
    compare,
    negated: false,
    pointer,
  };
}

function readTests(json: unknown): Tests | undefined {
  if (isScalar(json)) return { bare: true, list: [{ operator: '$eq', value: json }] };
  if (!isObject(json)) return undefined;
  const entries = Object.entries(json);
  if (entries.length === 0 || entries.some(([key]) => !key.startsWith('$'))) return undefined;
  return { bare: false, list: entries.map(([operator, value]) => ({ operator, value })) };
}

/** A length of time in the JSON of a rule, such as `{"days": 90}`. */
export function readSpan(json: unknown): Span | undefined {
  if (!isObject(json)) return undefined;
  const [only, ...others] = Object.entries(json);
  if (!only || others.length > 0) return undefined;
  const unit = units.find((known) => known === only[0]);
  const count = only[1];
  return unit !== undefined && typeof count === 'number' ? { unit, count } : undefined;
}

export function isScalar(json: unknown): json is string | number | boolean | null {
  return json === null || ['string', 'number', 'boolean'].includes(typeof json);
}

/** Whether a rule can be counted and saved as it stands; what the builder has no form for is not judged here. */
export function isFinished(rule: unknown): boolean {
  const read = readRule(rule);
  return !read.ok || !isUnfinished(read.root);
}

/** Whether something still waits for a value, or for its first condition: then there is nothing to count. */
export function isUnfinished(item: Item): boolean {
  if (item.kind === 'field') return hasGap(item.tests);
  if (item.kind === 'event')
    return hasGap(item.compare) || (item.where !== undefined && isUnfinished(item.where));
  return isEmptyChoice(item) || item.items.some(isUnfinished);
}

/** "Any of" and "none of" nothing mean nothing. */
export function isEmptyChoice({ match, items }: Group): boolean {
  return match !== 'all' && items.length === 0;
}

function hasGap({ list }: Tests): boolean {
  return list.some(({ value }) => isNotEntered(value));
}

function isObject(json: unknown): json is Json {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** One step deeper (RFC 6901). */
function below(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
