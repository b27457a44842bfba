export type { Catalogue, Field, FieldType } from './catalogue.ts';
export { ruleSql } from './compile.sql.ts';
export { nearestName } from './nearest-name.ts';
export { operatorsOf } from './operators-of.ts';
export { parseRule } from './parse.ts';
export type { Customer, RulePart as Rule, RuleProblem } from './rule.ts';
export { ruleSchema } from './schema.ts';
