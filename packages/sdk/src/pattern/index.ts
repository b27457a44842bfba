export { type Pattern, pattern } from './pattern.ts';
export { literalRe2 } from './re2.ts';
