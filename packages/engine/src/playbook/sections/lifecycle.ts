import * as z from 'zod';
import { share, shareRange } from './share.ts';

export const lifecycleSection = z.strictObject({
  newQuantile: share
    .default(0.9)
    .describe('A one-time buyer is new until this quantile of the gaps to a second purchase has passed.'),
  dormantQuantile: share
    .default(0.9)
    .describe("A customer is dormant when silent beyond this quantile of the customer's own gaps."),
  lapsedReturnShare: share
    .default(0.05)
    .describe('A customer is lapsed when fewer than this share ever came back after such a silence.'),
  decliningProbability: share
    .default(0.8)
    .describe('A customer is declining when the purchase rate fell with at least this probability.'),
  steadyBand: shareRange
    .default([0.2, 0.8])
    .describe('The rate is steady while the probability that it fell lies between these two.'),
  comparisonDays: z
    .int()
    .positive()
    .optional()
    .describe(
      'The length in days of the recent period for rising and falling; chosen from the data when absent.',
    )
    .meta({ examples: [182] }),
});
