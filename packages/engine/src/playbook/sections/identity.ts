import * as z from 'zod';

/** An address, all addresses of a domain (`@shop.example`), all of one name (`orders@`), or a phone number. */
const placeholder = z
  .string()
  .trim()
  .regex(/^(?:[^\s@]+@[^\s@]*|@[^\s@]+|\+?[\d\s()./-]{3,})$/, {
    error: 'must be an e-mail address, @domain, name@, or a phone number',
  });

export const identitySection = z.strictObject({
  level: z
    .enum(['person', 'household', 'account'])
    .default('person')
    .describe(
      'Who one customer is: a person, or everybody of one household_id or account_id of the customer file.',
    ),
  mostLinks: z
    .int()
    .min(1)
    .max(10_000)
    .default(5)
    .describe(
      'An e-mail address or phone number that stands with more than this many other customers, addresses, numbers or last names is taken for a placeholder, and joins nobody.',
    ),
  placeholders: z
    .array(placeholder)
    .default([])
    .describe(
      'What stands for nobody in particular, beside addresses such as noreply@: an e-mail address, a whole @domain, a name@ at any domain, or a phone number.',
    )
    .meta({ examples: [['till@', '@shop.example', '+49 30 1234567']] }),
  suggestions: z
    .boolean()
    .default(false)
    .describe(
      'Whether to propose customers who may be one, by name and address. Proposals change nothing until a person decides.',
    ),
});
