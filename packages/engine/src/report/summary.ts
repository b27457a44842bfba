import { z } from 'zod';

/**
 * `summary.json`: everything that the report shows, as data. Names are stable; fields are only added.
 * Shares run from 0 to 1, money is in `currency` (or in units of outcome), days are calendar days in `timeZone`.
 */

const count = z.int().min(0);
const money = z.number();
const share = z.number().min(0).max(1);
const calendarDay = z.iso.date();
const interval = z.tuple([z.number(), z.number()]).describe('Low and high end, 95 %.');

/** What the data cannot give: no number, but the reason. */
const unknown = z.strictObject({ value: z.null(), reason: z.string() });
const orUnknown = <T extends z.ZodType>(schema: T) => z.union([schema, unknown]);

const rule = z.record(z.string(), z.unknown());
const verdict = z.enum(['better', 'worse', 'no difference shown']);

const rows = z.strictObject({ read: count, accepted: count, duplicates: count, rejected: count });

const month = z.strictObject({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  files: money.describe('Sum of all readable amounts in the files, before refunds and costs.'),
  duplicates: money,
  rejected: money,
  later: money.describe('Sum after the as-of day, which the analysis leaves out.'),
  analysed: money.describe('Sum in the single view of customers.'),
  matches: z.boolean().describe('files − duplicates − rejected − later = analysed, to the cent.'),
});

const reconciledTotal = z
  .strictObject({
    amounts: money.describe('Sum of all order amounts in the single view: `analysed` over all months.'),
    refunds: money
      .nullable()
      .describe('Given back; null where the measure is an outcome, from which nothing is taken off.'),
    costs: money.nullable().describe('Only for a margin; null otherwise.'),
    measure: money.describe('The measure as the report shows it: `revenue` of the summary.'),
    matches: z.boolean().describe('amounts − refunds − costs = measure, to the cent.'),
  })
  .describe('Ties the order amounts of the months to the measure that the report shows.');

const lifecycleState = z.enum(['new', 'active', 'mature', 'declining', 'dormant', 'lapsed']);

const trace = z.strictObject({
  path: z.string().describe('The number or group of numbers, as a path: value.deciles.'),
  metric: z.string().describe('Its name in the metric catalogue.'),
  rule: z.string().describe('How it is computed, in words.'),
  tables: z.array(z.string()).describe('The data that it came from.'),
});

/** What tells of a group of people. */
const exact = {
  people: count,
  money,
  share,
  interval,
  range: z.tuple([money, money]),
  text: z.string(),
  rows,
  rule,
  verdict,
};

/** Null stands for what is withheld, because it tells of too few people. */
const shared = {
  people: count.nullable(),
  money: money.nullable(),
  share: share.nullable(),
  interval: interval.nullable(),
  range: exact.range.nullable(),
  text: z.string().nullable(),
  rows: rows.nullable(),
  rule: rule.nullable(),
  verdict: verdict.nullable(),
};

/** One definition for both readers, who may see customers and who may not: they differ in what tells of a group. */
function summaryOf<
  People extends z.ZodType,
  Money extends z.ZodType,
  Share extends z.ZodType,
  Interval extends z.ZodType,
  Range extends z.ZodType,
  Text extends z.ZodType,
  Rows extends z.ZodType,
  Rule extends z.ZodType,
  Verdict extends z.ZodType,
>(cell: {
  readonly people: People;
  readonly money: Money;
  readonly share: Share;
  readonly interval: Interval;
  readonly range: Range;
  readonly text: Text;
  readonly rows: Rows;
  readonly rule: Rule;
  readonly verdict: Verdict;
}) {
  const input = z.strictObject({
    name: z.string().describe('File name without folder.'),
    kind: z.enum(['transactions', 'customers', 'products', 'costs', 'consents', 'ignored']),
    reader: z.string(),
    format: z.string().describe('In words: CSV, comma, UTF-8.'),
    sha256: z.string(),
    rows: cell.rows,
    mapping: z.array(
      z.strictObject({
        column: z.string(),
        header: z.string(),
        confidence: z.enum(['sure', 'likely', 'stated']),
        why: z.string(),
      }),
    ),
    notes: z.array(z.string()),
  });

  const decile = z.strictObject({
    decile: count,
    customers: cell.people,
    revenue: cell.money,
    lowest: cell.money,
    highest: cell.money,
  });

  const concentration = z.strictObject({
    gini: orUnknown(cell.share),
    spenders: cell.people.describe(
      'Customers whose past-year revenue is more than nought: all shares here are of them.',
    ),
    share60: orUnknown(cell.share).describe(
      'The smallest share of these spenders that brings 60 % of their revenue.',
    ),
    share80: orUnknown(cell.share),
    lorenz: z
      .array(z.strictObject({ customers: share, revenue: z.number() }))
      .describe('Highest spenders first.'),
  });

  const gridCell = z.strictObject({
    cell: z.enum(['high-growing', 'high-not-growing', 'low-growing', 'low-not-growing']),
    customers: cell.people,
    revenue: cell.money,
  });

  const bridge = z.strictObject({
    lastYear: cell.money,
    new: cell.money,
    reactivated: cell.money,
    up: cell.money,
    down: cell.money,
    lost: cell.money,
    thisYear: cell.money,
    customers: z
      .strictObject({
        lastYear: cell.people,
        new: cell.people,
        reactivated: cell.people,
        up: cell.people,
        down: cell.people,
        lost: cell.people,
        thisYear: cell.people,
      })
      .describe('How many customers stand behind each amount.'),
  });

  const cohort = z.strictObject({
    cohort: z.string().describe('Period of the first purchase: 2024, 2024-Q3 or 2024-07.'),
    customers: cell.people,
    /** Per customer, cumulated from the first purchase; index is the age in whole months. */
    revenueByAge: z.array(cell.money),
    activeByAge: z.array(cell.share).describe('Share that bought in that month of age.'),
  });

  const cohortQuality = z.strictObject({
    period: z.enum(['year', 'quarter', 'month']),
    cohorts: z.array(cohort),
    comparison: orUnknown(
      z.strictObject({
        ageMonths: count,
        newer: z.strictObject({ cohorts: z.string(), customers: cell.people, revenue: cell.money }),
        older: z.strictObject({ cohorts: z.string(), customers: cell.people, revenue: cell.money }),
        difference: cell.money.describe('Newer minus older, revenue per customer at the same age.'),
        interval: cell.interval,
        verdict: cell.verdict,
      }),
    ),
  });

  const decision = z.strictObject({
    id: z.string(),
    title: z.string(),
    customers: cell.people,
    range: cell.range.describe('What it may bring, from the low to the high end of its assumption.'),
    per: z
      .enum(['year', 'once'])
      .describe('Whether the range is money a year, or money once, as for one more order each.'),
    evidence: z
      .enum(['strong', 'moderate', 'weak'])
      .describe(
        'How well the data supports it. The effect is assumed, so the best grade today is moderate: for every state concerned, at least 100 customers were seen, and what they did without this decision. Weak: for some state they were not. Strong will need a randomised test of your own, in which the effect was measured.',
      ),
    why: cell.text,
    assumption: z.string(),
    changeOurMind: z.string(),
    rule: cell.rule.describe('Whom it concerns, in the condition language.'),
    ruleInWords: cell.text.describe('The same in English.'),
  });

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

    inputs: z.array(input),
    rows,
    rejected: z.array(z.strictObject({ code: z.string(), reason: z.string(), rows: count })),
    duplicatesByRule: z.array(z.strictObject({ rule: z.string(), rows: count })),
    quality: z.array(z.strictObject({ level: z.enum(['info', 'warning']), text: cell.text })),
    reconciliation: z.strictObject({
      months: z.array(month),
      matching: count,
      of: count,
      total: reconciledTotal,
    }),

    customers: cell.people.describe('Customers with at least one purchase up to asOf.'),
    prospects: cell.people.describe('Known people without a purchase.'),
    orders: cell.people,
    revenue: cell.money,

    finding: cell.text.describe('The one-line finding of the whole.'),
    value: z.strictObject({
      yearDays: count.describe('Length in days of the past year, and of the year before it.'),
      pastYearRevenue: cell.money,
      pastYearBuyers: cell.people.describe('Customers with an order in the past year, free ones included.'),
      previousYearRevenue: orUnknown(cell.money),
      previousYearBuyers: orUnknown(cell.people),
      deciles: z
        .array(decile)
        .max(10)
        .describe('First = highest; of customers whose past-year revenue is not nought.'),
      zeroSpenders: z
        .strictObject({ customers: cell.people, revenue: cell.money })
        .describe('Customers whose past-year revenue is nought, free orders included.'),
      concentration,
      grid: z.array(gridCell).length(4),
      gridAxes: z.strictObject({
        value: z.string(),
        growth: z.string(),
        valueCut: orUnknown(cell.money),
        growthCut: z.number(),
        growthUnknown: cell.people.describe(
          'Customers whose growth nobody can know yet; they count as not growing.',
        ),
      }),
    }),
    bridge: orUnknown(bridge),
    cohorts: orUnknown(cohortQuality),
    decisions: z.array(decision).max(3),
    rfm: z.strictObject({
      cuts: z.strictObject({
        recency: z.array(z.number()),
        frequency: z.array(z.number()),
        monetary: z.array(z.number()),
      }),
      segments: z.array(
        z.strictObject({
          segment: z.string(),
          customers: cell.people,
          orders: cell.people,
          revenue: cell.money,
        }),
      ),
      empty: z.array(z.string()).describe('Segments of the playbook that hold nobody.'),
    }),
    lifecycle: z.strictObject({
      new: cell.people,
      active: cell.people,
      mature: cell.people,
      declining: cell.people,
      dormant: cell.people,
      lapsed: cell.people,
    }),
    lifecycleRules: z.array(z.strictObject({ state: lifecycleState, rule: z.string() })),
    lifecycleValue: z.array(
      z.strictObject({ state: lifecycleState, customers: cell.people, revenue: cell.money }),
    ),
    lifecycleLapsedPromise: share.describe(
      'The playbook calls a customer lapsed after a silence from which fewer than this share came back.',
    ),
    lifecycleRepurchase: z.array(
      z.strictObject({
        state: lifecycleState,
        customers: cell.people,
        share: orUnknown(cell.share),
        interval: orUnknown(cell.interval),
      }),
    ),
    comparison: orUnknown(
      z.strictObject({
        asOf: calendarDay.describe('The earlier day at which states were taken.'),
        days: count.describe('Length of the period from then to asOf.'),
      }),
    ),
    migration: z.array(
      z.strictObject({
        from: lifecycleState.or(z.literal('not yet a customer')),
        to: lifecycleState,
        customers: cell.people,
      }),
    ),
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
