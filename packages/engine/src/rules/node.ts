import type { z } from 'zod';
import type { NestedSchemas } from './operator.sql.ts';
import type { RulePart, RulePlace } from './rule.ts';

/** Everything that one key of a condition, such as `$or` or `$count`, does: its schema, and what it reads into. */
export interface RuleNode {
  schema(nested: NestedSchemas): z.ZodType;
  read(json: unknown, place: RulePlace): RulePart | undefined;
}
