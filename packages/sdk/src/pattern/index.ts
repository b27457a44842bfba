export { type Pattern, type PatternResult, pattern } from './pattern.ts';
