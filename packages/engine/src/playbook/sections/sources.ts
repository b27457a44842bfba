import * as z from 'zod';
import { currencyCode } from './money.ts';

/** How one family of files is to be read. What is left out is inferred from the file, and shown. */
const source = z.strictObject({
  match: z.string().min(1).describe('Which files: a pattern on the file name, such as orders*.csv.'),
  kind: z
    .enum(['transactions', 'customers', 'products', 'costs', 'consents', 'ignore'])
    .optional()
    .describe('What the file holds; ignore leaves it out.'),
  columns: z
    .record(z.string(), z.string().min(1))
    .default({})
    .describe("Which header stands for which canonical column, such as customer_id: 'Client No'."),
  dateOrder: z
    .enum(['day-first', 'month-first', 'year-first'])
    .optional()
    .describe('How dates such as 03/04/2024 are meant.'),
  decimal: z.enum(['.', ',']).optional().describe('The decimal mark in amounts.'),
  delimiter: z
    .string()
    .regex(/^[^"\r\n]$/)
    .optional()
    .describe('The one character between columns.'),
  encoding: z.enum(['utf-8', 'latin-1', 'utf-16']).optional().describe('The character encoding.'),
  currency: currencyCode.optional().describe('The currency of amounts in files that do not name one.'),
});

export const sourcesSection = z.array(source);
