export type { Catalogue, EventTable, Field, FieldType } from './catalogue.ts';
export { type RuleSql, ruleSql } from './compile.sql.ts';
export { parseRule, type RuleResult } from './parse.ts';
export type { Customer, RulePart as Rule, RuleProblem } from './rule.ts';
export { ruleSchema } from './schema.ts';
