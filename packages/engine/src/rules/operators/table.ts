import type { RuleOperator } from '../operator.sql.ts';
import { comparisons } from './comparison.sql.ts';
import { dayOperators } from './days.sql.ts';
import { listOperators } from './lists.sql.ts';
import { setOperators } from './sets.sql.ts';
import { textOperators } from './text.sql.ts';
import { versionOperators } from './versions.sql.ts';

/** Every operator by its name. */
export const operators: ReadonlyMap<string, RuleOperator> = new Map<string, RuleOperator>(
  Object.entries({
    ...comparisons,
    ...setOperators,
    ...textOperators,
    ...versionOperators,
    ...listOperators,
    ...dayOperators,
  }),
);
