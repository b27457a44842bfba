import { z } from 'zod';
import { operation } from './operation.ts';
import { amount, calendarDay, count, fieldType, inRun, instant, people, rule } from './parts.ts';

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
  cell: z.enum(['high-high', 'high-low', 'low-high', 'low-low']),
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
const tag = 'Segments';

export const segmentOperations = {
  getCatalogue: operation({
    method: 'GET',
    path: '/api/runs/{run}/catalogue',
    tag,
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
    tag,
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
    tag,
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
    tag,
    access: 'customers',
    summary: 'Customers and past-year measure of the four cells at other cuts',
    params: inRun,
    body: z.object({ valueCut: cut, outlookCut: cut }),
    reply: z.object({
      cells: z.array(gridCell).length(4),
      outlookUnknown: people,
      certain: people.describe(
        'Customers whose cell is certain; null where nothing says how sure an outlook is.',
      ),
    }),
  }),
  getGridDensity: operation({
    method: 'GET',
    path: '/api/runs/{run}/grid/density',
    tag,
    access: 'read',
    summary: 'How customers lie between value and outlook: the field behind the cuts',
    params: inRun,
    reply: z.object({
      valueCut: z.number(),
      outlookCut: z.number(),
      valueEdges: z
        .array(z.number())
        .describe('Edges of the classes of past-year measure, ascending, spaced for a logarithmic axis.'),
      outlookEdges: z
        .array(z.number())
        .describe('Ascending; of money for a logarithmic axis, of a share for an even one.'),
      counts: z.array(z.array(people)).describe('[value class][outlook class]'),
      outlookUnknown: z.array(people).describe('By value class: customers whose outlook nobody can know.'),
    }),
  }),
  listSegments: operation({
    method: 'GET',
    path: '/api/segments',
    tag,
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
    tag,
    access: 'segments',
    // Everybody reads how many a saved segment finds: who may choose rules freely could work out every small group.
    alsoNeeds: 'customers',
    summary: 'Saves a new segment (version 0) or a new version; refused where it was changed since `version`',
    params: inSegment,
    body: z.object({ label: z.string().trim().min(1).max(120), rule, version: z.int().min(0) }),
    reply: z.object({ segment }),
  }),
  removeSegment: operation({
    method: 'DELETE',
    path: '/api/segments/{name}',
    tag,
    access: 'segments',
    summary: 'Puts a segment away; its history stays, and saving it again brings it back',
    params: inSegment,
    query: z.object({ version: z.coerce.number().int().min(1) }),
    reply: z.object({ removed: segmentName, version: z.int().describe('To save it again from.') }),
  }),
  segmentHistory: operation({
    method: 'GET',
    path: '/api/segments/{name}/history',
    tag,
    access: 'read',
    summary: 'All versions of a segment, the latest first',
    params: inSegment,
    reply: z.object({ versions: z.array(segment.extend({ removed: z.boolean() })) }),
  }),
};
