import { z } from 'zod';
import { operation } from './operation.ts';
import { calendarDay, count, instant, page } from './parts.ts';

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

const tag = 'Analyses';

export const jobOperations = {
  startJob: operation({
    method: 'POST',
    path: '/api/jobs',
    tag,
    access: 'data',
    summary: 'Analyses all files of the workspace in a process of its own; one at a time, others wait',
    body: z.object({ asOf: calendarDay.optional(), maxRejected: z.number().min(0).max(1).optional() }),
    reply: z.object({ job }),
    status: 202,
  }),
  listJobs: operation({
    method: 'GET',
    path: '/api/jobs',
    tag,
    access: 'read',
    summary: 'Analyses, the latest first',
    query: page,
    reply: z.object({ jobs: z.array(job), total: count }),
  }),
  getJob: operation({
    method: 'GET',
    path: '/api/jobs/{job}',
    tag,
    access: 'read',
    summary: 'One analysis and how far it is',
    params: z.object({ job: z.string().max(64) }),
    reply: z.object({ job }),
  }),
  cancelJob: operation({
    method: 'POST',
    path: '/api/jobs/{job}/cancel',
    tag,
    access: 'data',
    summary: 'Ends an analysis; the published run stays as it is',
    params: z.object({ job: z.string().max(64) }),
    reply: z.object({ job }),
  }),
  getSchedule: operation({
    method: 'GET',
    path: '/api/schedule',
    tag,
    access: 'read',
    summary: 'When analyses start by themselves',
    reply: z.object({ schedule: schedule.nullable(), next: instant.nullable() }),
  }),
  saveSchedule: operation({
    method: 'PUT',
    path: '/api/schedule',
    tag,
    access: 'data',
    summary: 'Sets or removes the schedule',
    body: z.object({ schedule: schedule.nullable() }),
    reply: z.object({ schedule: schedule.nullable(), next: instant.nullable() }),
  }),
};
