import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Catalogue, modelOf } from '../src/screens/segments/rules/model/builder-model.ts';
import { isUnfinished, readRule } from '../src/screens/segments/rules/model/read-rule.ts';
import { writeRule } from '../src/screens/segments/rules/model/write-rule.ts';

interface Golden {
  readonly asOf: string;
  readonly catalogue: {
    readonly fields: readonly object[];
    readonly events: readonly { readonly columns: readonly object[] }[];
  };
  readonly cases: readonly { readonly rule: unknown }[];
  readonly malformed: readonly { readonly rule: unknown }[];
}
const golden = JSON.parse(
  readFileSync(new URL('../../engine/src/rules/golden-cases.json', import.meta.url), 'utf8'),
) as Golden;
const catalogue = { ...golden.catalogue, asOf: golden.asOf, currency: 'EUR' } as unknown as Catalogue;

test.each(golden.cases.map(({ rule }) => [JSON.stringify(rule), rule]))(
  'what is read of %s is written as it was',
  (_, rule) => {
    const read = readRule(rule);
    if (read.ok) expect(JSON.stringify(sorted(writeRule(read.root)))).toBe(JSON.stringify(sorted(rule)));
  },
);

test('of the golden cases only what no form can show is left to the JSON view', () => {
  const hidden = golden.cases.filter(({ rule }) => !modelOf(rule, catalogue).ok).map(({ rule }) => rule);
  expect(hidden.map((rule) => JSON.stringify(rule))).toEqual([
    '{"country":{"$in":["DE",null]}}',
    '{"country":{"$in":[null]}}',
    '{"country":{"$inGroup":"neighbours"}}',
    '{"country":{"$notInGroup":"neighbours"}}',
    '{"country":{"$inGroup":"nobody"}}',
    '{"sales":{"$type":"number"}}',
    '{"sales":{"$type":"null"}}',
    '{"sales":{"$type":"string"}}',
    '{"sales":{"$not":{"$gte":0}}}',
    '{"app":{"$vgte":"1.10.0"}}',
    '{"app":{"$vne":"1.9.3"}}',
    '{"tags":["vip","news"]}',
    '{"tags":{"$in":["vip"]}}',
    '{"tags":{"$nini":["vip"]}}',
    '{"tags":{"$alli":["vip","NEWS"]}}',
    '{"tags":{"$size":{"$lt":2}}}',
    '{"$not":{"tags":{"$elemMatch":{"$startsWith":"v"}}}}',
  ]);
});

test('a malformed rule is refused, or stays as malformed as it was', () => {
  for (const { rule } of golden.malformed) {
    const read = readRule(rule);
    if (read.ok) expect(writeRule(read.root)).toEqual(rule);
  }
});

const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const value = fc.oneof(
  scalar,
  fc.dictionary(fc.constantFrom('$eq', '$ne', '$gte', '$in', '$new'), fc.oneof(scalar, fc.array(scalar)), {
    minKeys: 1,
  }),
);
const field = fc.string().filter((name) => !name.startsWith('$') && name !== '__proto__');
const { condition } = fc.letrec<{ condition: unknown; clauses: unknown; event: unknown; list: unknown }>(
  (tie) => ({
    condition: fc.oneof({ maxDepth: 4 }, fc.dictionary(field, value, { maxKeys: 3 }), tie('clauses')),
    list: fc.array(tie('condition'), { maxLength: 3 }),
    event: fc.record(
      {
        of: fc.string(),
        where: tie('condition'),
        within: fc.record({ days: fc.integer() }),
        compare: value,
      },
      { requiredKeys: ['of', 'compare'] },
    ),
    clauses: fc.record(
      {
        $and: tie('list'),
        $or: tie('list'),
        $nor: tie('list'),
        $not: tie('condition'),
        $count: tie('event'),
        a: value,
      },
      { requiredKeys: [] },
    ),
  }),
);

test('any rule of the language comes back as it was', () => {
  fc.assert(
    fc.property(condition, (rule) => {
      const read = readRule(rule);
      expect(read.ok).toBe(true);
      if (read.ok) expect(writeRule(read.root)).toEqual(JSON.parse(JSON.stringify(rule)));
    }),
    { numRuns: 200 },
  );
});

test('what still waits for a value, or for a condition, is told', () => {
  const gap = (rule: unknown) => {
    const read = readRule(rule);
    return read.ok && isUnfinished(read.root);
  };
  expect(gap({})).toBe(false);
  expect(gap({ country: 'DE' })).toBe(false);
  expect(gap({ country: { $eq: [] } })).toBe(true);
  expect(gap({ $or: [] })).toBe(true);
  expect(gap({ $and: [{ a: 1 }, { $nor: [] }] })).toBe(true);
  expect(gap({ $count: { of: 'transactions', compare: { $gte: [] } } })).toBe(true);
  expect(gap({ $count: { of: 'transactions', compare: 1, where: { channel: { $in: [] } } } })).toBe(true);
});

/** Keys in one order, because JSON has none. */
function sorted(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(sorted);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json)
      .map(([key, inner]) => [key, sorted(inner)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
