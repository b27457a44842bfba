import { z } from 'zod';
import { count, money } from './cell.ts';

const month = z.strictObject({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  files: money.describe('Sum of all readable amounts in the files, before refunds and costs.'),
  duplicates: money,
  rejected: money,
  later: money.describe('Sum after the as-of day, which the analysis leaves out.'),
  analysed: money.describe('Sum in the single view of customers.'),
  matches: z.boolean().describe('files − duplicates − rejected − later = analysed, to the cent.'),
});

const reconciledTotal = z
  .strictObject({
    amounts: money.describe('Sum of all order amounts in the single view: `analysed` over all months.'),
    refunds: money
      .nullable()
      .describe('Given back; null where the measure is an outcome, from which nothing is taken off.'),
    costs: money.nullable().describe('Only for a margin; null otherwise.'),
    measure: money.describe('The measure as the report shows it: `revenue` of the summary.'),
    matches: z.boolean().describe('amounts − refunds − costs = measure, to the cent.'),
  })
  .describe('Ties the order amounts of the months to the measure that the report shows.');

/** Whether the analysis adds up to the files. */
export const reconciliationPart = z.strictObject({
  months: z.array(month),
  matching: count,
  of: count,
  total: reconciledTotal,
});
