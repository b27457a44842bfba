export type { Catalogue, Field, FieldType } from './catalogue.ts';
export { ruleSql } from './compile.sql.ts';
export { parseRule } from './parse.ts';
export type { Customer, RulePart as Rule } from './rule.ts';
export { ruleSchema } from './schema.ts';
