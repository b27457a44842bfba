import type { RuleNode } from '../node.ts';
import { connectives } from './connectives.sql.ts';
import { eventNodes } from './events.sql.ts';

/** Every key that may stand where a field's name stands. */
export const nodes: ReadonlyMap<string, RuleNode> = new Map<string, RuleNode>(
  Object.entries({ ...connectives, ...eventNodes }),
);
