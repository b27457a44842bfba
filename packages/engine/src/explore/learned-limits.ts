import { publishedLimits } from '../segments/index.ts';
import { onceARun } from './once-a-run.ts';

/** The limits between the lifecycle states that a run was made with. */
export const limitsOf = onceARun((run) => publishedLimits(run.warehouse, run));
