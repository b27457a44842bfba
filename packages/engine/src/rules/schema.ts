import { z } from 'zod';
import { nodes } from './nodes/table.ts';
import { scalarSchema } from './operators/comparison.sql.ts';
import { operators } from './operators/table.ts';

const value: z.ZodType = z
  .lazy(() => z.union([scalarSchema, z.array(z.string()), tests]))
  .meta({ id: 'Value' });

const condition: z.ZodType = z.lazy(() => clauses).meta({ id: 'Condition' });

const nested = { value, condition };

const tests = z
  .strictObject(
    Object.fromEntries([...operators].map(([name, { schema }]) => [name, schema(nested).optional()])),
  )
  .refine((json) => Object.keys(json).length > 0)
  .meta({ minProperties: 1 });

const keyed = z.object(
  Object.fromEntries([...nodes].map(([name, { schema }]) => [name, schema(nested).optional()])),
);

const clauses = keyed
  .catchall(value)
  .refine((json) => Object.keys(json).every((key) => nodes.has(key) || !key.startsWith('$')), {
    error: 'A key that begins with "$" is not one of the language.',
  })
  .meta({ propertyNames: { anyOf: [{ enum: [...nodes.keys()] }, { pattern: '^[^$]|^$' }] } });

/**
 * The shape of the rule language, for forms and JSON Schema. Whether the fields exist and fit their operators
 * is the business of `parseRule`, which accepts nothing that this schema refuses.
 */
export const ruleSchema = condition;
