import { reportWordsSchema, sharedSummarySchema } from '@attune/engine';
import { z } from 'zod';
import { operation } from './operation.ts';
import { calendarDay, inRun, people, rule } from './parts.ts';

const tag = 'Audit';

export const auditOperations = {
  getAudit: operation({
    method: 'GET',
    path: '/api/runs/{run}/audit',
    tag,
    access: 'read',
    summary: 'Everything that the report of a run shows, as data',
    params: inRun,
    reply: z.object({
      run: z.string(),
      latest: z.boolean(),
      summary: sharedSummarySchema.describe(
        'Exact for who may see customers; for others null stands for what is withheld.',
      ),
      words: reportWordsSchema.describe('What the report says about it.'),
    }),
  }),
  getNumber: operation({
    method: 'GET',
    path: '/api/runs/{run}/numbers/{path}',
    tag,
    access: 'read',
    summary: 'Where a number comes from: its definition, its query, and the rule that finds its customers',
    params: inRun.extend({
      path: z
        .string()
        .max(200)
        .describe('As in the summary: value.deciles.1, lifecycle.dormant, bridge.new, decisions.win-back.'),
    }),
    reply: z.object({
      path: z.string(),
      label: z.string(),
      definition: z.string(),
      unit: z.string(),
      window: z.string(),
      tables: z.array(z.string()),
      sql: z
        .string()
        .nullable()
        .describe('The query as the embedded engine runs it on the run, ready to copy.'),
      asOf: calendarDay,
      people: z
        .object({ rule, inWords: z.string(), customers: people })
        .nullable()
        .describe('Whom it counts; null where it counts no customers, or no rule can say which.'),
    }),
  }),
};
