import * as z from 'zod';

/** A part of a whole: 0.05 is 5 %. */
export const share = z.number().min(0).max(1);

/** Two shares, the lower one first. */
export const shareRange = z
  .tuple([share, share])
  .refine(([low, high]) => low <= high, { error: 'must name the lower share first' });
