import { z } from 'zod';
import { fileSettings, kind } from './file-settings.ts';
import { operation } from './operation.ts';
import { count, fileName, instant } from './parts.ts';

const dataFile = z
  .object({
    name: fileName,
    bytes: count,
    addedAt: instant,
    sample: z.boolean().describe('Part of the made-up sample, which one call removes again.'),
  })
  .meta({ id: 'DataFile' });

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
    name: z
      .string()
      .min(1)
      .describe('What answers are given by. Each sheet of a workbook has its own: `book.xlsx › Orders`.'),
    file: fileName.describe('The file that it lies in.'),
    state: z.enum(['ready', 'question', 'refused', 'ignored']),
    kind: kind.nullable(),
    reader: z.string().nullable().describe('Which reader recognised it, in words: Shopify orders.'),
    isFixed: z
      .boolean()
      .describe(
        'Whether the reader settles what the file holds and which column is which: no setting changes it.',
      ),
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

export const fileOperations = {
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
};
