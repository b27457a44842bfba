import * as z from 'zod';

export const contractsSection = z.strictObject({
  periodDays: z
    .number()
    .min(1)
    .max(3660)
    .describe(
      'How many days a payment pays for: 365 for a year, 30.44 for a month. A customer pays once each period.',
    )
    .meta({ examples: [365] }),
  graceDays: z
    .int()
    .min(0)
    .max(366)
    .default(14)
    .describe('How many days late a payment may come: a customer without one is lost after them.'),
});
