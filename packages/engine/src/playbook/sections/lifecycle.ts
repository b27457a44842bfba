import * as z from 'zod';
import { shareRange } from './share.ts';

/** Of a quantile: below the middle it would call most customers silent, near 1 there is nothing left to learn it from. */
const upperQuantile = z.number().min(0.5).max(0.99);

export const lifecycleSection = z.strictObject({
  newQuantile: upperQuantile
    .default(0.9)
    .describe('A one-time buyer is new until this quantile of the gaps to a second purchase has passed.'),
  dormantQuantile: upperQuantile
    .default(0.9)
    .describe("A customer is dormant when silent beyond this quantile of the customer's own gaps."),
  lapsedReturnShare: z
    .number()
    .min(0.001)
    .max(0.5)
    .default(0.05)
    .describe('A customer is lapsed when fewer than this share ever came back after such a silence.'),
  decliningProbability: z
    .number()
    .min(0.5)
    .max(0.999)
    .default(0.8)
    .describe('A customer is declining when the purchase rate fell with at least this probability.'),
  steadyBand: shareRange
    .refine(([low, high]) => low < 0.5 && high > 0.5, {
      error:
        'must begin below 0.5 and end above it: at 0.5 it is as likely that the rate rose as that it fell',
    })
    .default([0.2, 0.8])
    .describe('The rate is steady while the probability that it fell lies between these two.'),
  comparisonDays: z
    .int()
    .min(1)
    .max(3660)
    .optional()
    .describe(
      'The length in days of the recent period for rising and falling; chosen from the data when absent.',
    )
    .meta({ examples: [182] }),
});
