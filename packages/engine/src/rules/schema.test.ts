import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import golden from './golden-cases.json' with { type: 'json' };
import { type Catalogue, parseRule, ruleSchema } from './index.ts';

const catalogue = golden.catalogue as Catalogue;

describe('the size of a rule', () => {
  const any = (conditions: number) => ({ $or: Array.from({ length: conditions }, () => ({ nobody: 1 })) });

  it('has an end, which is said once, however much follows', () => {
    const parsed = parseRule({ $or: Array.from({ length: 20_000 }, () => ({ country: 'DE' })) }, catalogue);
    expect(parsed).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('at most 1000 conditions') }],
    });
    const wrong = parseRule(any(20_000), catalogue);
    expect(!wrong.ok && wrong.problems.length).toBe(1000);
  });

  it('counts a long list of values as one condition', () => {
    const many = { country: { $in: Array.from({ length: 5_000 }, (_, i) => `c${i}`) } };
    expect(parseRule(many, catalogue).ok).toBe(true);
  });
});

describe('the schema of the language', () => {
  it.each([
    [[]],
    [{ $foo: 1 }],
    [{ country: { $foo: 1 } }],
    [{ country: {} }],
    [{ $or: [] }],
    [{ $or: [{ $foo: 1 }] }],
    [{ $not: { country: { $not: { $in: [] } } } }],
    [{ birthday: { $withinLast: { hours: 3 } } }],
    [{ birthday: { $withinLast: { days: 3, weeks: 3 } } }],
    [{ birthday: { $before: {} } }],
    [{ $count: { of: 'transactions' } }],
    [{ $count: { of: 'transactions', compare: 1, column: 'amount' } }],
  ])('refuses %j, and so does the parser', (rule) => {
    expect(ruleSchema.safeParse(rule).success).toBe(false);
    expect(parseRule(rule, catalogue).ok).toBe(false);
  });

  it('is written as JSON Schema, with one definition for all that nests', () => {
    const schema = z.toJSONSchema(ruleSchema);
    expect(Object.keys(schema.$defs ?? {}).sort()).toEqual(['Condition', 'Value']);
    expect(JSON.stringify(schema)).toContain('"propertyNames"');
  });
});
