import * as z from 'zod';
import { currencyCode } from './money.ts';

/** An address without a password: the playbook is read by many, and kept in version control. */
const address = z
  .string()
  .regex(/^(?:postgres(?:ql)?|mysql|mariadb|clickhouses?|s3):\/\/./i, {
    error: 'must begin with postgres://, mysql://, clickhouse:// or s3://',
  })
  .refine((text) => !/^[^:]+:\/\/[^/?#]*:[^/?#]*@|[?&]password=/i.test(text), {
    error:
      'must hold no password: set PGPASSWORD, MYSQL_PWD or CLICKHOUSE_PASSWORD where Attune runs, or for S3 the AWS_… variables',
  });

/** How one family of files is to be read. What is left out is inferred from the file, and shown. */
const source = z
  .strictObject({
    match: z
      .string()
      .min(1)
      .optional()
      .describe('Which files: a pattern on the file name, such as orders*.csv.'),
    name: z
      .string()
      .regex(/^[^*?/\\\p{Cc}]{1,80}$/u, { error: 'must be 1 to 80 characters without * ? / or \\' })
      .optional()
      .describe('What is read from the address is called so.'),
    address: address
      .optional()
      .describe(
        'In place of match: a table or a bucket that is read besides the files, such as postgres://reader@host/shop?table=orders.',
      ),
    query: z
      .string()
      .min(1)
      .optional()
      .describe('In place of a table in the address: one SELECT. It cannot change anything.'),
    kind: z
      .enum([
        'transactions',
        'customers',
        'products',
        'costs',
        'consents',
        'interactions',
        'campaigns',
        'exposures',
        'ignore',
      ])
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
  })
  .superRefine(({ match, name, address, query }, context) => {
    const wrong = (message: string) => context.addIssue({ code: 'custom', message });
    if ((match === undefined) === (address === undefined))
      wrong('must have either match, for files, or address');
    else if ((name === undefined) !== (address === undefined))
      wrong('must have a name beside its address, and only there');
    if (query !== undefined && (address === undefined || /^s3:/i.test(address)))
      wrong('can have a query only beside the address of a database');
  });

export const sourcesSection = z.array(source).superRefine((sources, context) => {
  const names = sources.flatMap(({ name }) => name ?? []);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    context.addIssue({
      code: 'custom',
      message: `must give each address a name of its own: ${twice} is there twice`,
    });
});
