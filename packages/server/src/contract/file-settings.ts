import { sourceKinds } from '@attune/engine';
import { z } from 'zod';

/** What a file is to the analysis. */
export const kind = z.enum([...sourceKinds, 'ignore']);

/** What the user settles about a file: it becomes an entry of `sources` in the playbook. */
export const fileSettings = z
  .object({
    kind: kind.optional(),
    columns: z.record(z.string(), z.string()).optional().describe('Canonical column → header.'),
    dateOrder: z.enum(['day-first', 'month-first', 'year-first']).optional(),
    decimal: z.enum(['.', ',']).optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
  })
  .meta({ id: 'FileSettings' });
