import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import golden from './golden-cases.json' with { type: 'json' };
import { type Catalogue, parseRule, ruleSchema } from './index.ts';

const catalogue = golden.catalogue as Catalogue;

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
