import * as z from 'zod';

export const businessSection = z.strictObject({
  name: z.string().default('').describe('The name of the business, as the report shows it.'),
  outcome: z
    .string()
    .default('')
    .describe('What the work is for, in your own words: the outcome that should change.')
    .meta({ examples: ['More first-time buyers come back within a year'] }),
  stage: z
    .enum(['new', 'expanding', 'mature'])
    .optional()
    .describe(
      'Where the business stands: new (finding customers), expanding, or mature (keeping them). The report says it.',
    )
    .meta({ examples: ['expanding'] }),
});
