import * as z from 'zod';
import { givenFacts } from './potential.ts';

export const lifetimeSection = z.strictObject({
  horizonDays: z.int().min(7).max(3660).default(365).describe('How many days ahead lifetime value looks.'),
  discountRate: z
    .number()
    .min(0)
    .max(1)
    .default(0.1)
    .describe('How much less money counts when it comes a year later: 0.1 is 10 % a year.'),
  calibrationEnd: z.iso
    .date({ error: 'must be a day that exists, as YYYY-MM-DD' })
    .optional()
    .describe(
      'The last day that the models may see when they are tested on what came later; default: the last quarter of the history is kept for the test, at most a year.',
    )
    .meta({ examples: ['2025-12-31'] }),
  timeUnit: z
    .enum(['week', 'day'])
    .optional()
    .describe(
      'The unit of time of the model parameters; default: the week, and the day where the history is shorter than 26 weeks.',
    )
    .meta({ examples: ['week'] }),
  opportunityDays: z
    .int()
    .min(7)
    .max(3660)
    .optional()
    .describe(
      'Only where customers buy at most once in so many days, counted from their first purchase: 365 for yearly gifts, 30 for monthly boxes. Time is then counted in these opportunities, whatever timeUnit says. Absent: customers can buy at any time.',
    )
    .meta({ examples: [365] }),
  covariates: z
    .array(z.enum(givenFacts))
    .refine((facts) => new Set(facts).size === facts.length, { error: 'must name each fact once' })
    .default([])
    .describe(
      'Facts of the customer file by which buying is compared: who buys how many times as often as others. The forecast of single customers does not use them.',
    )
    .meta({ examples: [['acquisition_channel']] }),
});
