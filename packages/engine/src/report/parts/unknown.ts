import type { Unknown } from '../summary.ts';

/** What the data cannot give, with the reason in place of the number. */
export const unknown = (reason: string): Unknown => ({ value: null, reason });
