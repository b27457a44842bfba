import { z } from 'zod';
import { operation } from './operation.ts';
import { amount, calendarDay, count, fileName, inRun, instant, page, people, runId } from './parts.ts';

const runInfo = z
  .object({
    id: z.string(),
    asOf: calendarDay,
    finishedAt: instant,
    latest: z.boolean(),
    files: z.array(z.object({ name: z.string(), bytes: count, rows: count.nullable() })),
    sample: z.boolean().describe('Whether files of the made-up sample are among them.'),
    finding: z.string().nullable().describe('Null where it speaks of too few people for this reader.'),
    customers: people,
    revenue: amount,
    currency: z.string().nullable(),
    measure: z.enum(['revenue', 'margin', 'outcome']),
    timeZone: z.string(),
    rejected: count,
    version: z.string(),
  })
  .meta({ id: 'RunInfo' });

const cause = z.object({
  text: z.string().describe('A sentence.'),
  amount: z
    .number()
    .nullable()
    .describe('Its part of the change of the past-year measure, where it has one.'),
  kind: z
    .enum(['behaviour', 'window', 'data', 'rules', 'version'])
    .describe(
      '`behaviour`: customers did something; `window`: purchases left or entered the past year; `data`: other files, corrected rows; `rules`: the playbook or a learned limit changed; `version`: another program version.',
    ),
});

const comparison = z
  .object({
    from: z.object({ id: z.string(), asOf: calendarDay }),
    to: z.object({ id: z.string(), asOf: calendarDay }),
    headline: z.string(),
    comparable: z.boolean(),
    notes: z.array(z.string()).describe('What the comparison cannot say, and why.'),
    figures: z.array(
      z.object({
        name: z.string(),
        path: z.string(),
        unit: z.enum(['money', 'count', 'share', 'days']),
        before: z.number().nullable(),
        after: z.number().nullable(),
        change: z.number().nullable(),
      }),
    ),
    causes: z.array(cause),
    segments: z.array(
      z.object({
        scheme: z.enum(['lifecycle', 'value', 'decile', 'rfm']),
        segment: z.string(),
        before: count.nullable(),
        after: count.nullable(),
      }),
    ),
    moves: z
      .array(z.object({ from: z.string(), to: z.string(), customers: count.nullable() }))
      .describe(
        'Lifecycle, customer by customer; `not yet a customer` and `no longer in the data` at the ends.',
      ),
    data: z.object({
      added: z.array(z.string()),
      removed: z.array(z.string()),
      changed: z.array(z.string()),
      same: z.array(z.string()),
      rejectedBefore: count,
      rejectedAfter: count,
    }),
    settings: z
      .array(z.object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() }))
      .describe('What differs between the playbooks.'),
  })
  .meta({ id: 'Comparison' });

const tag = 'Runs';

export const runOperations = {
  listRuns: operation({
    method: 'GET',
    path: '/api/runs',
    tag,
    access: 'read',
    summary: 'Published runs, the latest first',
    query: page,
    reply: z.object({ runs: z.array(runInfo), total: count }),
  }),
  compareRuns: operation({
    method: 'GET',
    path: '/api/runs/{run}/compare/{other}',
    tag,
    access: 'read',
    summary: 'What changed from `other` to `run`, and why',
    params: z.object({ run: runId, other: runId }),
    reply: comparison,
  }),
  listRejected: operation({
    method: 'GET',
    path: '/api/runs/{run}/rejected',
    tag,
    access: 'customers',
    summary: 'Rejected rows with their place and reason',
    params: inRun,
    query: page.extend({ code: z.string().max(60).optional(), file: fileName.optional() }),
    reply: z.object({
      total: count,
      rows: z.array(
        z.object({
          file: z.string(),
          row: count,
          code: z.string(),
          reason: z.string(),
          field: z.string().nullable(),
          value: z.string().nullable(),
        }),
      ),
    }),
  }),
  downloadResult: operation({
    method: 'GET',
    path: '/api/runs/{run}/files/{file}',
    tag,
    access: 'customers',
    summary:
      'A file of the run: report.html, summary.json, segments.json, customers.csv, customers.parquet or rejected.csv',
    params: inRun.extend({
      file: z.enum([
        'report.html',
        'summary.json',
        'segments.json',
        'customers.csv',
        'customers.parquet',
        'rejected.csv',
      ]),
    }),
    reply: 'file',
  }),
};
