import { z } from 'zod';
import { operation } from './operation.ts';
import { calendarDay, count, inRun, instant, page, people, rule, runId } from './parts.ts';

const list = z
  .object({
    id: z.string(),
    label: z.string(),
    run: z.string(),
    asOf: calendarDay,
    purpose: z.string(),
    use: z.enum(['contact', 'analysis']),
    inWords: z.string(),
    createdAt: instant,
    createdBy: z.string(),
    matched: count,
    exported: count,
    withheld: z.array(z.object({ reason: z.string(), customers: count })),
  })
  .meta({ id: 'List' });

const listRequest = z.object({
  run: runId.default('latest'),
  label: z.string().trim().min(1).max(120),
  rule,
  use: z
    .enum(['contact', 'analysis'])
    .describe('`contact`: the people will be written to; `analysis`: they will not, and the file says so.'),
  purpose: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .describe('For `contact` a purpose that the consents name; for `analysis` what it is for, in words.'),
  columns: z.array(z.string().max(60)).max(60).optional(),
});

const tag = 'Lists';

export const listOperations = {
  listPurposes: operation({
    method: 'GET',
    path: '/api/runs/{run}/purposes',
    tag,
    access: 'read',
    summary: 'The purposes that consents of the run name',
    params: inRun,
    reply: z.object({
      purposes: z.array(z.object({ purpose: z.string(), given: people, withdrawn: people })),
    }),
  }),
  previewList: operation({
    method: 'POST',
    path: '/api/lists/preview',
    tag,
    access: 'lists',
    summary: 'How many a list would hold, and how many are withheld, and why',
    body: listRequest,
    reply: z.object({
      matched: count,
      exported: count,
      withheld: z.array(z.object({ reason: z.string(), customers: count })),
    }),
  }),
  makeList: operation({
    method: 'POST',
    path: '/api/lists',
    tag,
    access: 'lists',
    summary: 'Makes a list of people for a stated purpose; consent is applied',
    body: listRequest,
    reply: z.object({ list }),
    status: 201,
  }),
  listLists: operation({
    method: 'GET',
    path: '/api/lists',
    tag,
    access: 'lists',
    summary: 'Lists that were made',
    query: page,
    reply: z.object({ lists: z.array(list), total: count }),
  }),
  downloadList: operation({
    method: 'GET',
    path: '/api/lists/{list}/file',
    tag,
    access: 'lists',
    summary: 'The list as CSV',
    params: z.object({ list: z.string().max(64) }),
    reply: 'file',
  }),
};
