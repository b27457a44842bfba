import { z } from 'zod';
import { operation } from './operation.ts';
import { amount, calendarDay, count, inRun, instant, page, people, runId } from './parts.ts';

const fileName = z.string().min(1).max(255);
const kind = z.enum(['transactions', 'customers', 'products', 'costs', 'consents', 'ignore']);

const dataFile = z
  .object({
    name: fileName,
    bytes: count,
    addedAt: instant,
    sample: z.boolean().describe('Part of the made-up sample, which one call removes again.'),
  })
  .meta({ id: 'DataFile' });

/** What the user settles about a file: it becomes an entry of `sources` in the playbook. */
const fileSettings = z
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

const question = z
  .object({
    about: z.enum(['column', 'dateOrder', 'decimal', 'currency', 'kind']),
    column: z
      .string()
      .optional()
      .describe('The canonical column that is asked for, where `about` is `column`.'),
    text: z.string().describe('The question, as a person would ask it.'),
    options: z.array(
      z.object({
        value: z.string(),
        label: z.string(),
        example: z.string().optional().describe('A value of the file, read in this way.'),
      }),
    ),
    suggested: z.string().optional().describe('The likeliest answer; absent where there is no telling.'),
    mustAnswer: z.boolean().describe('Whether the file cannot be read before this is answered.'),
  })
  .meta({ id: 'Question' });

const filePreview = z
  .object({
    name: fileName,
    state: z.enum(['ready', 'question', 'refused', 'ignored']),
    kind: kind.nullable(),
    reader: z.string().nullable().describe('Which reader recognised it, in words: Shopify orders.'),
    format: z.string().nullable().describe('CSV, comma, UTF-8.'),
    mapping: z.array(
      z.object({
        column: z.string(),
        meaning: z.string(),
        header: z.string(),
        confidence: z.enum(['sure', 'likely', 'stated']),
        why: z.string(),
        required: z.boolean(),
      }),
    ),
    missing: z
      .array(z.object({ column: z.string(), meaning: z.string() }))
      .describe('Canonical columns that nothing was found for.'),
    unmapped: z.array(z.string()).describe('Headers that stay unused.'),
    headers: z.array(z.string()),
    sample: z
      .array(z.array(z.string()))
      .describe('The first rows as they stand in the file, in the order of `headers`.'),
    questions: z.array(question),
    notes: z.array(z.string()).describe('How much was looked at, and what else there is to know. Sentences.'),
    problem: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).nullable(),
  })
  .meta({ id: 'FilePreview' });

const preview = z
  .object({
    files: z.array(filePreview),
    ready: z.boolean().describe('Whether an analysis can start.'),
    problem: z
      .object({ code: z.string(), message: z.string(), remedy: z.string() })
      .nullable()
      .describe('What is wrong with the files as a whole.'),
  })
  .meta({ id: 'Preview' });

const tag = 'Data';

export const dataOperations = {
  listFiles: operation({
    method: 'GET',
    path: '/api/files',
    tag,
    access: 'read',
    summary: 'The files of the workspace',
    reply: z.object({ files: z.array(dataFile) }),
  }),
  uploadFile: operation({
    method: 'POST',
    path: '/api/files',
    tag,
    access: 'data',
    summary: 'Adds a file; a ZIP archive is unpacked. A file of the same name is replaced only when asked',
    query: z.object({ name: fileName, replace: z.stringbool().optional() }),
    body: 'stream',
    reply: z.object({ files: z.array(dataFile) }).describe('What was added.'),
    status: 201,
  }),
  removeFile: operation({
    method: 'DELETE',
    path: '/api/files/{name}',
    tag,
    access: 'data',
    summary: 'Removes a file; published runs keep what they read',
    params: z.object({ name: fileName }),
    reply: z.object({ removed: fileName }),
  }),
  addSample: operation({
    method: 'POST',
    path: '/api/sample',
    tag,
    access: 'data',
    summary: 'Adds the files of a made-up retailer',
    body: z.object({ customers: z.int().min(100).max(100_000).default(20_000) }),
    reply: z.object({ files: z.array(dataFile) }),
    status: 201,
  }),
  removeSample: operation({
    method: 'DELETE',
    path: '/api/sample',
    tag,
    access: 'data',
    summary: 'Removes the files of the sample',
    reply: z.object({ removed: count }),
  }),
  previewFiles: operation({
    method: 'POST',
    path: '/api/files/preview',
    tag,
    access: 'data',
    summary: 'How the files would be read: what each is, which column means what, and what is open',
    body: z.object({
      settings: z
        .record(z.string(), fileSettings)
        .default({})
        .describe('Answers so far, by file name; saved nowhere.'),
    }),
    reply: preview,
  }),
  getPlaybook: operation({
    method: 'GET',
    path: '/api/playbook',
    tag,
    access: 'read',
    summary: 'attune.yaml, and what it says',
    reply: z.object({ text: z.string(), version: z.int(), playbook: z.record(z.string(), z.unknown()) }),
  }),
  savePlaybook: operation({
    method: 'PUT',
    path: '/api/playbook',
    tag,
    access: 'data',
    summary: 'Replaces attune.yaml; refused where it is malformed, or was changed since `version`',
    body: z.object({ text: z.string().max(200_000), version: z.int() }),
    reply: z.object({ text: z.string(), version: z.int(), playbook: z.record(z.string(), z.unknown()) }),
  }),
  saveFileSettings: operation({
    method: 'PUT',
    path: '/api/playbook/files',
    tag,
    access: 'data',
    summary: 'Writes answers about files into the playbook, in front of older ones about the same file',
    body: z.object({ settings: z.record(z.string(), fileSettings) }),
    reply: z.object({ version: z.int() }),
  }),
};

const job = z
  .object({
    id: z.string(),
    state: z.enum(['waiting', 'running', 'published', 'failed', 'cancelled']),
    startedBy: z.string().describe('A person, a key, or the schedule.'),
    startedAt: instant,
    finishedAt: instant.nullable(),
    files: z.array(z.string()),
    progress: z
      .object({
        stage: z.enum(['reading', 'customers', 'segments', 'report', 'writing']),
        text: z.string(),
        share: z.number().nullable(),
      })
      .nullable(),
    run: z.string().nullable().describe('The run that it published.'),
    problem: z
      .object({
        code: z.string(),
        message: z.string(),
        remedy: z.string(),
        place: z
          .object({ file: z.string().optional(), row: z.int().optional(), field: z.string().optional() })
          .optional(),
      })
      .nullable(),
  })
  .meta({ id: 'Job' });

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const schedule = z
  .object({
    every: z.enum(['day', 'week', 'month']),
    weekday: z.int().min(1).max(7).optional().describe('1 is Monday; with `week`.'),
    dayOfMonth: z.int().min(1).max(31).optional().describe('With `month`; in a shorter month its last day.'),
    at: timeOfDay,
    timeZone: z.string().max(60).describe('IANA name.'),
  })
  .meta({ id: 'Schedule' });

const tagJobs = 'Analyses';

export const jobOperations = {
  startJob: operation({
    method: 'POST',
    path: '/api/jobs',
    tag: tagJobs,
    access: 'data',
    summary: 'Analyses all files of the workspace in a process of its own; one at a time, others wait',
    body: z.object({ asOf: calendarDay.optional(), maxRejected: z.number().min(0).max(1).optional() }),
    reply: z.object({ job }),
    status: 202,
  }),
  listJobs: operation({
    method: 'GET',
    path: '/api/jobs',
    tag: tagJobs,
    access: 'read',
    summary: 'Analyses, the latest first',
    query: page,
    reply: z.object({ jobs: z.array(job), total: count }),
  }),
  getJob: operation({
    method: 'GET',
    path: '/api/jobs/{job}',
    tag: tagJobs,
    access: 'read',
    summary: 'One analysis and how far it is',
    params: z.object({ job: z.string().max(64) }),
    reply: z.object({ job }),
  }),
  cancelJob: operation({
    method: 'POST',
    path: '/api/jobs/{job}/cancel',
    tag: tagJobs,
    access: 'data',
    summary: 'Ends an analysis; the published run stays as it is',
    params: z.object({ job: z.string().max(64) }),
    reply: z.object({ job }),
  }),
  getSchedule: operation({
    method: 'GET',
    path: '/api/schedule',
    tag: tagJobs,
    access: 'read',
    summary: 'When analyses start by themselves',
    reply: z.object({ schedule: schedule.nullable(), next: instant.nullable() }),
  }),
  saveSchedule: operation({
    method: 'PUT',
    path: '/api/schedule',
    tag: tagJobs,
    access: 'data',
    summary: 'Sets or removes the schedule',
    body: z.object({ schedule: schedule.nullable() }),
    reply: z.object({ schedule: schedule.nullable(), next: instant.nullable() }),
  }),
};

const runInfo = z
  .object({
    id: z.string(),
    asOf: calendarDay,
    finishedAt: instant,
    latest: z.boolean(),
    files: z.array(z.object({ name: z.string(), bytes: count, rows: count.nullable() })),
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

const tagRuns = 'Runs';

export const runOperations = {
  listRuns: operation({
    method: 'GET',
    path: '/api/runs',
    tag: tagRuns,
    access: 'read',
    summary: 'Published runs, the latest first',
    query: page,
    reply: z.object({ runs: z.array(runInfo), total: count }),
  }),
  compareRuns: operation({
    method: 'GET',
    path: '/api/runs/{run}/compare/{other}',
    tag: tagRuns,
    access: 'read',
    summary: 'What changed from `other` to `run`, and why',
    params: z.object({ run: runId, other: runId }),
    reply: comparison,
  }),
  listRejected: operation({
    method: 'GET',
    path: '/api/runs/{run}/rejected',
    tag: tagRuns,
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
    tag: tagRuns,
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
