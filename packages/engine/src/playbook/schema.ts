import * as z from 'zod';
import { businessSection } from './sections/business.ts';
import { contractsSection } from './sections/contracts.ts';
import { decisionsSection } from './sections/decisions.ts';
import { identitySection } from './sections/identity.ts';
import { lifecycleSection } from './sections/lifecycle.ts';
import { lifetimeSection } from './sections/lifetime.ts';
import { currencyCode, ratesSection, valueMeasure } from './sections/money.ts';
import { potentialSection } from './sections/potential.ts';
import { rfmSection } from './sections/rfm.ts';
import { share } from './sections/share.ts';
import { sourcesSection } from './sections/sources.ts';
import { timeZone } from './sections/time-zone.ts';

const limitsSection = z.strictObject({
  maxRejected: share.default(0.05).describe('The run stops when more than this share of rows is rejected.'),
  memory: z
    .string()
    .regex(/^[1-9]\d{0,5}(MB|GB)$/, { error: 'must be a whole number of MB or GB, such as 500MB or 4GB' })
    .default('3GB')
    .describe('How much memory an analysis may take; what does not fit is spilled to disk.'),
  threads: z
    .int()
    .min(1)
    .max(256)
    .optional()
    .describe('How many threads the warehouse uses; all of the machine when absent. Results do not change.')
    .meta({ examples: [2] }),
});

const windowsSection = z.strictObject({
  year: z
    .int()
    .min(7)
    .max(3660)
    .default(365)
    .describe(
      'The length in days of the past year, which ends with the as-of day, and of the year before it.',
    ),
});

const growthSection = z.strictObject({
  shrinkageOrders: z
    .number()
    .min(0.1)
    .max(1000)
    .default(4)
    .describe(
      "How many orders of evidence the average customer's growth counts for: customers with few orders are drawn towards it.",
    ),
});

const privacySection = z.strictObject({
  smallestCell: z
    .int()
    .min(2)
    .max(100_000)
    .default(10)
    .describe(
      'Groups of fewer people are withheld from who may not see customers, and so is what would give them away.',
    ),
});

/** The one schema of `attune.yaml`: `{}` is valid, unknown keys are errors. The file's comments come from here. */
export const playbookSchema = z.strictObject({
  business: businessSection.prefault({}).describe('What this business is.'),
  currency: currencyCode
    .optional()
    .describe('The currency of the report (ISO 4217); taken from the data when absent.')
    .meta({ examples: ['EUR'] }),
  timeZone: timeZone
    .default('UTC')
    .describe('Which time zone a day is a day in: an IANA name, such as Europe/Berlin.'),
  value: valueMeasure
    .default('revenue')
    .describe(
      'What a customer is worth: revenue, margin, or outcome (a count or score, for public services).',
    ),
  rates: ratesSection
    .default({})
    .describe("Exchange rates: how many units of the playbook's currency one unit of another is worth.")
    .meta({ examples: [{ USD: 0.92 }] }),
  sources: sourcesSection
    .default([])
    .describe(
      'How files are to be read, where what Attune infers is wrong. The first pattern that matches is used.',
    )
    .meta({
      examples: [
        [
          {
            match: 'orders*.csv',
            kind: 'transactions',
            columns: { customer_id: 'Client No' },
            dateOrder: 'day-first',
            decimal: ',',
            delimiter: ';',
            encoding: 'latin-1',
            currency: 'EUR',
          },
        ],
      ],
    }),
  identity: identitySection
    .prefault({})
    .describe('Which identifiers are one customer, and who one customer is.'),
  limits: limitsSection.prefault({}).describe('When to stop, and how much of the machine to use.'),
  privacy: privacySection.prefault({}).describe('What is shown to who may not see single customers.'),
  windows: windowsSection.prefault({}).describe('The periods that are compared.'),
  rfm: rfmSection.prefault({}).describe('Scores and segments by recency, frequency and money.'),
  lifecycle: lifecycleSection
    .prefault({})
    .describe('The states new, active, mature, declining, dormant and lapsed.'),
  growth: growthSection.prefault({}).describe("How the growth of a customer's spending is estimated."),
  lifetime: lifetimeSection
    .prefault({})
    .describe('What customers will still bring: how far it looks ahead, and how the models are tested.'),
  contracts: contractsSection
    .optional()
    .describe(
      'Only for customers under contract, who pay once a period: who stays is then told by renewals. Absent: they come and go as they like.',
    )
    .meta({ examples: [{ periodDays: 365, graceDays: 30 }] }),
  potential: potentialSection
    .prefault({})
    .describe('What customers could spend beyond what they do, where nobody told it.'),
  decisions: decisionsSection
    .prefault({})
    .describe('What the money ranges of the three decisions assume: shares, lowest and highest.'),
});

/** What may stand in `attune.yaml`. */
export type PlaybookInput = z.input<typeof playbookSchema>;

/** The playbook as JSON Schema (draft 2020-12), for editors and the reference. */
export function playbookJsonSchema() {
  return z.toJSONSchema(playbookSchema, { io: 'input' });
}
