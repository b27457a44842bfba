import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { onEngines } from '../../test/on-engines.ts';
import { realData } from '../../test/real-data.ts';
import { idsInWarehouse, writeRuleTables } from '../../test/rule-tables.ts';
import { type Catalogue, type Field, type FieldType, parseRule, ruleSql } from './index.ts';

type Json = Readonly<Record<string, unknown>>;
type Case = [
  name: string,
  condition: Json,
  attributes: Json,
  expected: boolean,
  groups?: Record<string, string[]>,
];

const cases: Case[] = realData
  ? JSON.parse(readFileSync(join(realData, 'experiments', 'growthbook_sdk_cases_subset.json'), 'utf8'))
      .evalCondition
  : [];

/** Deliberate differences: what GrowthBook reads as false is refused at this place. */
const refused: Readonly<Record<string, string>> = {
  '$ini - not array': '/num/$ini',
  '$regex invalid - fail': '/name/$regex',
  // A field holds a value or a list of texts, never an object.
  'equals object - fail extra property': '/tags',
};

/** Cases that only the evaluator answers: the warehouse has no lists and does not order versions. */
const isForEvaluator = /"\$v\w+"|"tags"/;

const typeOf = (value: unknown): FieldType => {
  if (Array.isArray(value)) return 'list';
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'flag' : 'text';
};

/** The value at a dotted path, which is one field of ours. */
function at(attributes: Json, path: string): unknown {
  const step = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : null;
  return path.split('.').reduce<unknown>(step, attributes);
}

/** The paths that a condition speaks of, each with some value that it is compared with. */
function pathsOf(condition: Json): [path: string, value: unknown][] {
  return Object.entries(condition).flatMap(([key, value]): [string, unknown][] => {
    if (!key.startsWith('$')) return [[key, sampleOf(value)]];
    return (Array.isArray(value) ? value : [value]).flatMap(pathsOf);
  });
}

function sampleOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const inner = Object.values(value)[0];
  return sampleOf(Array.isArray(inner) ? inner[0] : inner);
}

function flattened([, condition, attributes, , groups]: Case) {
  const paths = pathsOf(condition);
  const flat = Object.fromEntries(paths.map(([path]) => [path, at(attributes, path)]));
  const fields = paths.map(
    ([name, sample]): Field => ({ name, label: name, type: typeOf(flat[name] ?? sample) }),
  );
  const catalogue: Catalogue = { fields, events: [], groups: groups ?? {} };
  return { catalogue, customer: { attributes: flat, events: {} } };
}

describe.skipIf(realData === undefined)("GrowthBook's public condition cases in the rule language", () => {
  it('are all there', () => {
    expect(cases).toHaveLength(49);
  });

  it.each(cases)('%s', (...one) => {
    const [name, condition, , expected] = one;
    const { catalogue, customer } = flattened(one);
    const result = parseRule(condition, catalogue);
    const place = refused[name];
    if (place !== undefined) expect(result).toMatchObject({ ok: false, problems: [{ path: place }] });
    else expect(result.ok ? result.rule.holds(customer, '2026-06-30') : result.problems).toBe(expected);
  });

  onEngines('select the same in the warehouse', async (warehouse) => {
    let asked = 0;
    for (const one of cases.filter(([name]) => refused[name] === undefined)) {
      const [name, condition, , expected] = one;
      const { catalogue, customer } = flattened(one);
      const result = parseRule(condition, catalogue);
      if (!result.ok) throw new Error(name);
      if (isForEvaluator.test(JSON.stringify(condition))) {
        expect([name, ruleSql(result.rule, { dialect: warehouse.dialect, asOf: '2026-06-30' }).ok]).toEqual([
          name,
          false,
        ]);
        continue;
      }
      asked += 1;
      await writeRuleTables(warehouse, catalogue, { someone: customer });
      const ids = await idsInWarehouse(warehouse, result.rule, '2026-06-30');
      expect([name, ids]).toEqual([name, expected ? ['someone'] : []]);
    }
    expect(asked).toBeGreaterThan(15);
  });
});
