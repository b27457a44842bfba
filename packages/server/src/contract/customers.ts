import { z } from 'zod';
import { operation } from './operation.ts';
import { calendarDay, count, fieldType, inRun, page, rule } from './parts.ts';

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
const tag = 'Customers';

export const customerOperations = {
  findCustomers: operation({
    method: 'POST',
    path: '/api/runs/{run}/customers',
    tag,
    access: 'customers',
    summary: 'Customers by id, by rule, or all, in the order of a fact',
    params: inRun,
    body: z.object({
      search: z
        .string()
        .max(200)
        .optional()
        .describe(
          'Part of a customer id, or a whole e-mail address or phone number; who has exactly this comes first.',
        ),
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
    tag,
    access: 'customers',
    summary: 'One customer: facts with definitions, segments with reasons, consents',
    params: inRun.extend({ customer: z.string().min(1).max(500) }),
    reply: z.object({
      id: z.string(),
      asOf: calendarDay,
      currency: z.string().nullable(),
      forecast: z
        .union([
          z.object({
            name: z.string().describe('Lifetime revenue, value or outcome.'),
            days: count.describe('As far as it looks.'),
            until: calendarDay,
          }),
          z.object({ reason: z.string() }),
        ])
        .describe('What the facts about the time to come are about; or why there are none.'),
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
    tag,
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
