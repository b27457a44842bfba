import { describe, expect, it } from 'vitest';
import { onEngines } from '../../test/on-engines.ts';
import { type Customers, idsInWarehouse, writeRuleTables } from '../../test/rule-tables.ts';
import { openDuckDb } from '../warehouse/index.ts';
import golden from './golden-cases.json' with { type: 'json' };
import { type Catalogue, parseRule, type Rule, ruleSchema, ruleSql } from './index.ts';

interface Case {
  readonly rule: unknown;
  readonly selects: readonly string[];
  readonly english: string;
  /** Where SQL refuses. */
  readonly refused?: string;
}

interface Malformed {
  readonly rule: unknown;
  readonly path: string;
  readonly suggestion?: string;
}

const { asOf } = golden;
const catalogue = golden.catalogue as Catalogue;
const customers: Customers = golden.customers;
const cases: readonly Case[] = golden.cases;
const malformed: readonly Malformed[] = golden.malformed;

function parsed(json: unknown): Rule {
  const result = parseRule(json, catalogue);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.rule;
}

describe.each(cases.map((one): [string, Case] => [one.english, one]))('%s', (_name, one) => {
  it('selects in the evaluator', () => {
    const rule = parsed(one.rule);
    const ids = Object.keys(customers).filter((id) => {
      const customer = customers[id];
      return customer && rule.holds(customer, asOf);
    });
    expect(ids).toEqual(one.selects);
  });

  it('reads as English', () => {
    expect(parsed(one.rule).english().text).toBe(one.english);
  });

  it('has the shape of the schema', () => {
    expect(ruleSchema.safeParse(one.rule).success).toBe(true);
  });
});

onEngines('every golden case selects the same in the warehouse', async (warehouse) => {
  await writeRuleTables(warehouse, catalogue, customers);
  for (const one of cases.filter(({ refused }) => refused === undefined)) {
    const ids = await idsInWarehouse(warehouse, parsed(one.rule), asOf);
    expect([one.english, ids]).toEqual([one.english, one.selects]);
  }
});

describe('what SQL cannot ask is refused with its place', () => {
  it.each(cases.flatMap(({ rule, refused }) => (refused === undefined ? [] : [[refused, rule] as const])))(
    '%s',
    async (path, rule) => {
      const warehouse = await openDuckDb(':memory:');
      const result = ruleSql(parsed(rule), { dialect: warehouse.dialect, asOf });
      await warehouse.close();
      expect(result).toMatchObject({ ok: false, problems: [{ path }] });
    },
  );
});

describe('a malformed rule is a problem with its place', () => {
  it.each(malformed.map((one) => [JSON.stringify(one.rule), one] as const))('%s', (_name, one) => {
    const result = parseRule(one.rule, catalogue);
    expect(result.ok).toBe(false);
    const [problem, ...more] = result.ok ? [] : result.problems;
    expect(more).toEqual([]);
    expect(problem?.path).toBe(one.path);
    expect(problem?.suggestion).toBe(one.suggestion);
  });
});
