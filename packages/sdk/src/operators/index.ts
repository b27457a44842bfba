export { comparison, is } from './comparison.ts';
export { isObject, isOperators, lists } from './lists.ts';
export { sets } from './sets.ts';
export { text } from './text.ts';
export { versions } from './versions.ts';
