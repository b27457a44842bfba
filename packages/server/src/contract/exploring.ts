import { reportWordsSchema, sharedSummarySchema } from '@attune/engine';
import { z } from 'zod';
import { operation } from './operation.ts';
import { amount, calendarDay, count, inRun, instant, page, people, rule, runId } from './parts.ts';

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

const fieldType = z.enum(['text', 'number', 'money', 'count', 'day', 'flag', 'list']);
const field = z
  .object({
    name: z.string(),
    label: z.string(),
    type: fieldType,
    meaning: z.string(),
    unit: z.string(),
    formula: z.string(),
    source: z.string(),
    values: z
      .array(z.string())
      .optional()
      .describe('What a text field holds, the most frequent first, where there are few values.'),
    range: z
      .tuple([z.number(), z.number()])
      .nullable()
      .optional()
      .describe('Lowest and highest value of a number.'),
    operators: z.array(z.string()).describe('What may be asked of it: $eq, $gte, …'),
  })
  .meta({ id: 'Field' });

/** Far beyond any amount or growth, and within what a database computes exactly. */
const cut = z.number().min(-1e12).max(1e12);

const gridCell = z.object({
  cell: z.enum(['high-growing', 'high-not-growing', 'low-growing', 'low-not-growing']),
  customers: people,
  revenue: amount,
  rule,
});

const segment = z
  .object({
    name: z.string().describe('Its lasting name in addresses.'),
    label: z.string(),
    rule,
    inWords: z.string(),
    version: z.int(),
    savedAt: instant,
    savedBy: z.string(),
  })
  .meta({ id: 'Segment' });

const segmentName = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
const inSegment = z.object({ name: segmentName });
const tagSegments = 'Segments';

export const segmentOperations = {
  getCatalogue: operation({
    method: 'GET',
    path: '/api/runs/{run}/catalogue',
    tag: tagSegments,
    access: 'customers',
    summary: 'All that a rule may speak of: facts, segments and events',
    params: inRun,
    reply: z.object({
      asOf: calendarDay,
      currency: z.string().nullable(),
      fields: z.array(field),
      events: z.array(
        z.object({
          name: z.string(),
          label: z.string(),
          verb: z.string().optional(),
          day: z.string(),
          columns: z.array(field),
        }),
      ),
    }),
  }),
  checkRule: operation({
    method: 'POST',
    path: '/api/runs/{run}/rules/check',
    tag: tagSegments,
    access: 'customers',
    summary: 'Reads a rule as a sentence and counts whom it finds',
    params: inRun,
    body: z.object({ rule }),
    reply: z.object({
      ok: z.boolean(),
      inWords: z.string().nullable(),
      customers: people,
      of: count,
      revenue: amount.describe('Their past-year measure.'),
      revenueOf: z.number(),
      problems: z.array(
        z.object({ path: z.string(), message: z.string(), suggestion: z.string().optional() }),
      ),
    }),
  }),
  countOverlap: operation({
    method: 'POST',
    path: '/api/runs/{run}/rules/overlap',
    tag: tagSegments,
    access: 'customers',
    summary: 'How many customers two rules share',
    params: inRun,
    body: z.object({ a: rule, b: rule }),
    reply: z.object({
      onlyA: people,
      both: people,
      onlyB: people,
      neither: people,
      revenue: z.object({ onlyA: amount, both: amount, onlyB: amount, neither: amount }),
    }),
  }),
  countGrid: operation({
    method: 'POST',
    path: '/api/runs/{run}/grid',
    tag: tagSegments,
    access: 'customers',
    summary: 'Customers and past-year measure of the four cells at other cuts',
    params: inRun,
    body: z.object({ valueCut: cut, growthCut: cut }),
    reply: z.object({ cells: z.array(gridCell).length(4), growthUnknown: people }),
  }),
  getGridDensity: operation({
    method: 'GET',
    path: '/api/runs/{run}/grid/density',
    tag: tagSegments,
    access: 'read',
    summary: 'How customers lie between value and growth: the field behind the cuts',
    params: inRun,
    reply: z.object({
      valueCut: z.number(),
      growthCut: z.number(),
      valueEdges: z
        .array(z.number())
        .describe('Edges of the classes of past-year measure, ascending, spaced for a logarithmic axis.'),
      growthEdges: z.array(z.number()),
      counts: z.array(z.array(people)).describe('[value class][growth class]'),
      growthUnknown: z.array(people).describe('By value class: customers whose growth nobody can know yet.'),
    }),
  }),
  listSegments: operation({
    method: 'GET',
    path: '/api/segments',
    tag: tagSegments,
    access: 'read',
    summary: 'Saved segments with their size in the latest run',
    reply: z.object({
      segments: z.array(
        segment.extend({
          customers: people,
          problem: z.string().nullable().describe('Why it can no longer be counted.'),
        }),
      ),
    }),
  }),
  saveSegment: operation({
    method: 'PUT',
    path: '/api/segments/{name}',
    tag: tagSegments,
    access: 'segments',
    summary: 'Saves a new segment (version 0) or a new version; refused where it was changed since `version`',
    params: inSegment,
    body: z.object({ label: z.string().trim().min(1).max(120), rule, version: z.int().min(0) }),
    reply: z.object({ segment }),
  }),
  removeSegment: operation({
    method: 'DELETE',
    path: '/api/segments/{name}',
    tag: tagSegments,
    access: 'segments',
    summary: 'Puts a segment away; its history stays, and saving it again brings it back',
    params: inSegment,
    query: z.object({ version: z.coerce.number().int().min(1) }),
    reply: z.object({ removed: segmentName, version: z.int().describe('To save it again from.') }),
  }),
  segmentHistory: operation({
    method: 'GET',
    path: '/api/segments/{name}/history',
    tag: tagSegments,
    access: 'read',
    summary: 'All versions of a segment, the latest first',
    params: inSegment,
    reply: z.object({ versions: z.array(segment.extend({ removed: z.boolean() })) }),
  }),
};

const fact = z.object({
  name: z.string(),
  label: z.string(),
  meaning: z.string(),
  formula: z.string(),
  source: z.string(),
  unit: z.string(),
  type: fieldType,
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
});
const tagCustomers = 'Customers';

export const customerOperations = {
  findCustomers: operation({
    method: 'POST',
    path: '/api/runs/{run}/customers',
    tag: tagCustomers,
    access: 'customers',
    summary: 'Customers by id, by rule, or all, in the order of a fact',
    params: inRun,
    body: z.object({
      search: z.string().max(200).optional().describe('Part of a customer id; an exact id comes first.'),
      rule: rule.optional(),
      sort: z.string().max(60).default('past_year_revenue').describe('A fact.'),
      descending: z.boolean().default(true),
      columns: z
        .array(z.string().max(60))
        .max(20)
        .optional()
        .describe('Facts to show; a sensible choice by default.'),
      offset: z.int().min(0).max(1_000_000).default(0),
      limit: z.int().min(1).max(200).default(50),
    }),
    reply: z.object({
      total: count,
      columns: z.array(
        z.object({
          name: z.string(),
          label: z.string(),
          meaning: z.string(),
          unit: z.string(),
          type: fieldType,
        }),
      ),
      rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
    }),
  }),
  getCustomer: operation({
    method: 'GET',
    path: '/api/runs/{run}/customers/{customer}',
    tag: tagCustomers,
    access: 'customers',
    summary: 'One customer: facts with definitions, segments with reasons, consents',
    params: inRun.extend({ customer: z.string().min(1).max(500) }),
    reply: z.object({
      id: z.string(),
      asOf: calendarDay,
      currency: z.string().nullable(),
      facts: z.array(fact),
      segments: z.array(
        z.object({
          scheme: z.string().describe('lifecycle, value, pattern, decile, rfm, or saved.'),
          segment: z.string(),
          reason: z.string().describe('Why this customer is in it, with their own figures.'),
          since: calendarDay.nullable(),
          before: z.string().nullable().describe('The segment at the earlier day, where that is known.'),
        }),
      ),
      consents: z.array(z.object({ purpose: z.string(), status: z.enum(['given', 'withdrawn']) })),
    }),
  }),
  getTimeline: operation({
    method: 'GET',
    path: '/api/runs/{run}/customers/{customer}/timeline',
    tag: tagCustomers,
    access: 'customers',
    summary: 'What a customer did, the latest first',
    params: inRun.extend({ customer: z.string().min(1).max(500) }),
    query: page,
    reply: z.object({
      total: count,
      entries: z.array(
        z.object({
          day: calendarDay,
          kind: z.enum(['order', 'return']),
          order: z.string().nullable(),
          amount: z.number(),
          channel: z.string().nullable(),
          lines: z.array(
            z.object({
              product: z.string().nullable(),
              name: z.string().nullable(),
              category: z.string().nullable(),
              quantity: z.number().nullable(),
              amount: z.number(),
              refunded: z.number().nullable(),
            }),
          ),
        }),
      ),
    }),
  }),
};

export const list = z
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

const tagLists = 'Lists';

export const listOperations = {
  listPurposes: operation({
    method: 'GET',
    path: '/api/runs/{run}/purposes',
    tag: tagLists,
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
    tag: tagLists,
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
    tag: tagLists,
    access: 'lists',
    summary: 'Makes a list of people for a stated purpose; consent is applied',
    body: listRequest,
    reply: z.object({ list }),
    status: 201,
  }),
  listLists: operation({
    method: 'GET',
    path: '/api/lists',
    tag: tagLists,
    access: 'lists',
    summary: 'Lists that were made',
    query: page,
    reply: z.object({ lists: z.array(list), total: count }),
  }),
  downloadList: operation({
    method: 'GET',
    path: '/api/lists/{list}/file',
    tag: tagLists,
    access: 'lists',
    summary: 'The list as CSV',
    params: z.object({ list: z.string().max(64) }),
    reply: 'file',
  }),
};
