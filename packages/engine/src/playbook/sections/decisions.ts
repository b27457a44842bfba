import * as z from 'zod';
import { shareRange } from './share.ts';

/** Effects are assumed, never estimated, until an experiment of your own replaces them; the report says so. */
export const decisionsSection = z.strictObject({
  winBack: shareRange
    .default([0.02, 0.05])
    .describe('Assumption: the additional share of lapsed and dormant customers who buy when asked back.'),
  secondPurchase: shareRange
    .default([0.02, 0.05])
    .describe('Assumption: the additional share of one-time buyers who buy a second time when invited.'),
  keepDeclining: shareRange
    .default([0.05, 0.1])
    .describe('Assumption: the additional share of declining customers who stay when cared for.'),
});
