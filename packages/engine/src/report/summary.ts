import { z } from 'zod';
import { bridgePart } from './summary/bridge.ts';
import {
  type Cell,
  type CellOf,
  calendarDay,
  count,
  exact,
  orUnknown,
  shared,
  type unknown,
} from './summary/cell.ts';
import { cohortsPart } from './summary/cohorts.ts';
import { contractsPart } from './summary/contracts.ts';
import { decisionPart } from './summary/decision.ts';
import { identityPart } from './summary/identity.ts';
import { inputPart } from './summary/input.ts';
import { lifecycleParts } from './summary/lifecycle.ts';
import { lifetimePart } from './summary/lifetime.ts';
import { potentialPart } from './summary/potential.ts';
import { reconciliationPart } from './summary/reconciliation.ts';
import { rfmPart } from './summary/rfm.ts';
import { valuePart } from './summary/value.ts';

/**
 * `summary.json`: everything that the report shows, as data. Names are stable; fields are only added.
 * Shares run from 0 to 1, money is in `currency` (or in units of outcome), days are calendar days in `timeZone`.
 */

const trace = z.strictObject({
  path: z.string().describe('The number or group of numbers, as a path: value.deciles.'),
  metric: z.string().describe('Its name in the metric catalogue.'),
  rule: z.string().describe('How it is computed, in words.'),
  tables: z.array(z.string()).describe('The data that it came from.'),
});

/** One definition for both readers, who may see customers and who may not: they differ in what tells of a group. */
function summaryOf<C extends Cell>(cell: CellOf<C>) {
  return z.strictObject({
    schema: z.literal('attune-summary-1'),
    run: z.strictObject({
      id: z.string(),
      version: z.string(),
      playbook: z.string().describe('Fingerprint of the playbook.'),
    }),
    business: z.strictObject({
      name: z.string().nullable(),
      outcome: z.string().nullable(),
      stage: z.enum(['new', 'expanding', 'mature']).nullable(),
    }),
    asOf: calendarDay,
    timeZone: z.string(),
    currency: z.string().nullable(),
    measure: z.enum(['revenue', 'margin', 'outcome']),
    firstDay: calendarDay,
    lastDay: calendarDay,

    inputs: z.array(inputPart(cell)),
    rows: exact.rows,
    rejected: z.array(z.strictObject({ code: z.string(), reason: z.string(), rows: count })),
    duplicatesByRule: z.array(z.strictObject({ rule: z.string(), rows: count })),
    quality: z.array(z.strictObject({ level: z.enum(['info', 'warning']), text: cell.text })),
    reconciliation: reconciliationPart,
    identity: orUnknown(identityPart(cell)),

    customers: cell.people.describe('Customers with at least one purchase up to asOf.'),
    prospects: cell.people.describe('Known people without a purchase.'),
    orders: cell.people,
    revenue: cell.money,

    finding: cell.text.describe('The one-line finding of the whole.'),
    value: valuePart(cell),
    bridge: orUnknown(bridgePart(cell)),
    cohorts: orUnknown(cohortsPart(cell)),
    contracts: orUnknown(contractsPart(cell)),
    clv: orUnknown(lifetimePart(cell)),
    potential: potentialPart(cell),
    decisions: z.array(decisionPart(cell)).max(3),
    rfm: rfmPart(cell),
    ...lifecycleParts(cell),
    patterns: z.array(z.strictObject({ pattern: z.string(), customers: cell.people, revenue: cell.money })),
    traces: z.array(trace),
  });
}

export const summarySchema = summaryOf(exact);

/** The summary for who may not see customers. Every summary is one, with nothing withheld. */
export const sharedSummarySchema = summaryOf(shared);

export type Summary = z.infer<typeof summarySchema>;
export type SharedSummary = z.infer<typeof sharedSummarySchema>;
export type Unknown = z.infer<typeof unknown>;

/** Whether the data could not give this number. */
export function isUnknown(value: unknown): value is Unknown {
  return (
    typeof value === 'object' &&
    value !== null &&
    'reason' in value &&
    'value' in value &&
    value.value === null
  );
}
