export { evaluate, type ParseOptions, type ParseResult, parseCondition } from './condition.ts';
export type { Operator } from './operator.ts';
export { comparison, lists, sets, text, versions } from './operators/index.ts';
export { type Pattern, pattern } from './pattern/index.ts';
export type { Condition, Place, Problem, SavedGroups, ValueTest } from './reading.ts';
