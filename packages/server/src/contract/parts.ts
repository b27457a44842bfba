import { z } from 'zod';

export const count = z.int().min(0);
/** A count of people: null where it is withheld, because the group is too small to be shown to this reader. */
export const people = count.nullable();
/** Money of a group; null where its people are withheld. */
export const amount = z.number().nullable();
export const calendarDay = z.iso.date();
export const instant = z.iso.datetime();
export const runId = z.string().min(1).max(64).describe('The id of a published run, or `latest`.');
export const inRun = z.object({ run: runId });
export const fileName = z.string().min(1).max(255);
/** What a fact about customers holds. */
export const fieldType = z.enum(['text', 'number', 'money', 'count', 'day', 'flag', 'list']);
/** The condition language: its shape is checked here, its fields and values by the rules of the run. */
export const rule = z.record(z.string(), z.unknown()).meta({ id: 'Rule' });

export const page = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

const place = z.object({
  file: z.string().optional(),
  row: z.int().optional(),
  field: z.string().optional(),
});

/** What every refusal looks like. */
export const problem = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      remedy: z.string(),
      place: place.optional(),
      /** Where the trouble is in what was sent, one entry each. */
      details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    }),
  })
  .meta({ id: 'Problem' });
