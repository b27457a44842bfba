import * as z from 'zod';

/** Facts of the customer file that spending does not cause. */
export const givenFacts = [
  'region',
  'country',
  'industry',
  'company_size',
  'household_size',
  'acquisition_channel',
] as const;

export const potentialSection = z.strictObject({
  quantile: z
    .number()
    .min(0.5)
    .max(0.95)
    .default(0.8)
    .describe(
      'Headroom against peers is what a customer spends less than this quantile of customers alike: 0.8 is what the best fifth of them reach.',
    ),
  facts: z
    .array(z.enum(givenFacts))
    .min(1)
    .refine((facts) => new Set(facts).size === facts.length, { error: 'must name each fact once' })
    .default([...givenFacts])
    .describe(
      'What makes customers alike, beside when they joined: facts of the customer file that spending does not cause.',
    ),
});
