export { evaluate, type ParseOptions, type ParseResult, parseCondition } from './condition.ts';
export type { Operator } from './operator.ts';
export { comparison, isObject, isOperators, lists, sets, text, versions } from './operators/index.ts';
export { literalRe2, type Pattern } from './pattern/index.ts';
export {
  type Condition,
  deeper,
  maxDepth,
  type Place,
  type Problem,
  type SavedGroups,
  type ValueTest,
} from './reading.ts';
export type { Scalar } from './scalar.ts';
