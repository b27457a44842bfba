import { evaluate, parseCondition } from '@attune/sdk';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { onEngines } from '../../test/on-engines.ts';
import { type Customers, idsInWarehouse, writeRuleTables } from '../../test/rule-tables.ts';
import { type Catalogue, type Customer, type Field, type FieldType, parseRule, ruleSchema } from './index.ts';

const asOf = '2026-03-31';
const catalogue: Catalogue = {
  fields: [
    { name: 'text', type: 'text', label: 'text' },
    { name: 'other "text"', type: 'text', label: 'other' },
    { name: 'money', type: 'money', label: 'money' },
    { name: 'number', type: 'number', label: 'number' },
    { name: 'count', type: 'count', label: 'count' },
    { name: 'born', type: 'day', label: 'born' },
    { name: 'flag', type: 'flag', label: 'flag' },
  ],
  events: [
    {
      name: 'transactions',
      day: 'day',
      label: 'transactions',
      columns: [
        { name: 'day', type: 'day', label: 'day' },
        { name: 'money', type: 'money', label: 'money' },
        { name: 'number', type: 'number', label: 'number' },
        { name: 'text', type: 'text', label: 'text' },
      ],
    },
    {
      name: 'interactions',
      day: 'at',
      label: 'interactions',
      columns: [{ name: 'text', type: 'text', label: 'text' }],
    },
  ],
  groups: { some: ['a', 'É', 1, 0, true, '2026-03-31'], none: [] },
};

// Few values, so that rules and customers meet; odd ones among them.
const texts = [
  '',
  ' ',
  'a',
  'A',
  'ab',
  'Ab',
  'ß',
  'ẞ',
  'é',
  'É',
  'e\u0301',
  'ı',
  'I',
  'İ',
  'i',
  'ς',
  'Σ',
  '\u212A',
  'k',
];
const odd = [
  '😀',
  '\uFF5E',
  "o'b",
  '"',
  '\\',
  '%',
  '_',
  '.',
  'a\nb',
  '\t',
  '\u00a0',
  '\u2028',
  '{x}',
  '$1',
  '?',
  '0',
  'true',
];
const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...texts, ...odd) },
  fc.string({ maxLength: 4 }),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
  // No NUL: ClickHouse and DuckDB take it, CSV files and terminals do not, and readers refuse it.
  fc.string({ unit: 'binary', maxLength: 2 }).filter((value) => !value.includes('\0')),
);
const money = fc.oneof(
  fc.constantFrom(0, 0.1, 0.2, 0.3, -0.1, 0.0001, -3.25, 99_999_999_999.9999),
  fc.integer({ min: -30_000, max: 30_000 }).map((cents) => cents / 100),
);
const number = fc.oneof(
  fc.constantFrom(0, -0, 0.1, 1, -1, 1e-9, 123_456.789, -2.5),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
);
const count = fc.oneof(fc.integer({ min: -2, max: 5 }), fc.constantFrom(2 ** 40, -(2 ** 40)));
const borderDays = [
  '2026-03-31',
  '2026-04-01',
  '2026-03-01',
  '2026-02-28',
  '2025-12-31',
  '2025-03-31',
  '2024-02-29',
];
const anyDay = fc.oneof(
  fc.constantFrom(...borderDays, '1900-01-01', '1969-12-31', '1970-01-01', '2299-12-31'),
  fc
    .integer({ min: -120, max: 30 })
    .map((days) => new Date(Date.UTC(2026, 2, 31 + days)).toISOString().slice(0, 10)),
);

const valuesByType: Readonly<Record<Exclude<FieldType, 'list'>, fc.Arbitrary<string | number | boolean>>> = {
  text,
  money,
  number,
  count,
  day: anyDay,
  flag: fc.boolean(),
};
const arbitraryOf = (type: FieldType) => valuesByType[type === 'list' ? 'text' : type];
const valuesOf = (fields: readonly Field[]) =>
  fc.record(
    Object.fromEntries(fields.map(({ name, type }) => [name, fc.option(arbitraryOf(type), { freq: 5 })])),
  );

const customer: fc.Arbitrary<Customer> = fc.record({
  attributes: valuesOf(catalogue.fields),
  events: fc.record({
    transactions: fc.array(valuesOf(catalogue.events[0]?.columns ?? []), { maxLength: 5 }),
    interactions: fc.array(
      valuesOf([...(catalogue.events[1]?.columns ?? []), { name: 'at', type: 'day', label: 'at' }]),
      { maxLength: 3 },
    ),
  }),
});
const customers: fc.Arbitrary<Customers> = fc
  .array(customer, { minLength: 8, maxLength: 12 })
  .map((list) => Object.fromEntries(list.map((one, i) => [`c${i + 10}`, one])));

const span = fc.oneof(
  fc.integer({ min: 1, max: 130 }).map((days) => ({ days })),
  fc.integer({ min: 1, max: 20 }).map((weeks) => ({ weeks })),
  fc.integer({ min: 1, max: 14 }).map((months) => ({ months })),
  fc.integer({ min: 1, max: 150 }).map((years) => ({ years })),
);
const pattern = fc.oneof(
  fc.constantFrom(
    'a*',
    '.',
    '^.$',
    '^a',
    'b$',
    '\\w',
    '^\\s*$',
    '[^a-z]',
    '(a|b)+',
    '\\bk',
    '^.{2,3}$',
    '\\D\\d?',
    'ς',
    '(?:İ|ı)',
  ),
  text.filter(Boolean).map((value) => value.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')),
);
const one = (name: string, argument: fc.Arbitrary<unknown>) => argument.map((value) => ({ [name]: value }));

function operatorOn(type: FieldType): fc.Arbitrary<object> {
  const value = arbitraryOf(type);
  const list = fc.array(fc.option(value, { freq: 6 }), { minLength: 1, maxLength: 4 });
  const of = (names: readonly string[], argument: fc.Arbitrary<unknown>) =>
    names.map((name) => one(name, argument));
  const byType = {
    text: [
      ...of(['$regex', '$regexi', '$notRegex', '$notRegexi'], pattern),
      ...of(
        ['$startsWith', '$startsWithi', '$endsWith', '$endsWithi', '$contains', '$containsi'],
        text.filter(Boolean),
      ),
      ...of(['$ini', '$nini'], list),
    ],
    day: [...of(['$before', '$after'], fc.oneof(anyDay, span)), ...of(['$withinLast', '$withinNext'], span)],
  };
  return fc.oneof(
    ...of(['$eq', '$ne'], fc.option(value, { freq: 6 })),
    ...of(['$in', '$nin'], list),
    ...(type === 'flag' ? [] : of(['$lt', '$lte', '$gt', '$gte'], value)),
    one('$exists', fc.boolean()),
    one('$type', fc.constantFrom('string', 'number', 'boolean', 'null', 'array')),
    ...of(['$inGroup', '$notInGroup'], fc.constantFrom('some', 'none')),
    ...(type === 'text' ? byType.text : type === 'day' ? byType.day : []),
  );
}

function testOf(type: FieldType): fc.Arbitrary<unknown> {
  const operator = operatorOn(type);
  return fc.oneof(
    { weight: 1, arbitrary: fc.option(arbitraryOf(type)) },
    { weight: 6, arbitrary: operator },
    { weight: 2, arbitrary: fc.tuple(operator, operator).map(([a, b]) => ({ ...a, ...b })) },
    { weight: 2, arbitrary: operator.map((inner) => ({ $not: inner })) },
  );
}

const fieldOf = (fields: readonly Field[]) =>
  fc.oneof(...fields.map(({ name, type }) => one(name, testOf(type))));

function aggregate(name: string, table: string, columns: readonly Field[], type: FieldType, extra: object) {
  const settings = fc.record({ within: span, where: fieldOf(columns) }, { requiredKeys: [] });
  return fc
    .tuple(settings, testOf(type))
    .map(([chosen, compare]) => ({ [name]: { of: table, ...extra, ...chosen, compare } }));
}

const [transactions = [], interactions = []] = catalogue.events.map(({ columns }) => columns);
const rule = fc.letrec<{ rule: object; leaf: object }>((tie) => ({
  leaf: fc.oneof(
    { weight: 6, arbitrary: fieldOf(catalogue.fields) },
    { weight: 1, arbitrary: aggregate('$count', 'transactions', transactions, 'count', {}) },
    { weight: 1, arbitrary: aggregate('$count', 'interactions', interactions, 'count', {}) },
    { weight: 1, arbitrary: aggregate('$sum', 'transactions', transactions, 'money', { column: 'money' }) },
    { weight: 1, arbitrary: aggregate('$sum', 'transactions', transactions, 'money', { column: 'number' }) },
  ),
  rule: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    tie('leaf'),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map(($or) => ({ $or })),
    fc.array(tie('rule'), { maxLength: 3 }).map(($and) => ({ $and })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 2 }).map(($nor) => ({ $nor })),
    tie('rule').map(($not) => ({ $not })),
    fc.tuple(tie('leaf'), tie('leaf')).map(([a, b]) => ({ ...a, ...b })),
  ),
})).rule;

/** How many sets of customers, each asked many rules. */
const numRuns = Number(process.env.ATTUNE_LONG ?? 0) ? 200 : 20;

/** What only the engine's language has. */
const isOurs = /"\$(?:count|sum|before|after|withinLast|withinNext)"/;

it('any rule in the words of the sdk selects the same there', () => {
  let asked = 0;
  fc.assert(
    fc.property(customer, rule, (one, json) => {
      if (isOurs.test(JSON.stringify(json))) return;
      asked += 1;
      const result = parseRule(json, catalogue);
      const condition = parseCondition(json, { missing: 'no match', groups: ['some', 'none'] });
      if (!result.ok || !condition.ok) throw new Error('The rule was refused.');
      expect(evaluate(condition.condition, one.attributes, catalogue.groups)).toBe(
        result.rule.holds(one, asOf),
      );
    }),
    { numRuns: 1000 },
  );
  expect(asked).toBeGreaterThan(300);
});

onEngines('any rule selects the same customers in the warehouse as in the evaluator', async (warehouse) => {
  await fc.assert(
    fc.asyncProperty(customers, fc.array(rule, { minLength: 20, maxLength: 40 }), async (everyone, rules) => {
      await writeRuleTables(warehouse, catalogue, everyone);
      for (const json of rules) {
        const result = parseRule(json, catalogue);
        if (!result.ok) throw new Error(`${JSON.stringify(json)} ${JSON.stringify(result.problems)}`);
        expect([json, ruleSchema.safeParse(json).error]).toEqual([json, undefined]);
        const there = new Set(await idsInWarehouse(warehouse, result.rule, asOf));
        const differing = Object.entries(everyone).filter(
          ([id, one]) => result.rule.holds(one, asOf) !== there.has(id),
        );
        if (differing.length > 0) throw new Error(JSON.stringify([json, differing]));
      }
    }),
    { numRuns },
  );
});
