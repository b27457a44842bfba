import { z } from 'zod';
import { type ReportContext, reportContext } from './context.ts';
import type { SectionWords } from './section.ts';
import { bridgeWords } from './sections/bridge.ts';
import { cohortsWords } from './sections/cohorts.ts';
import { concentrationWords } from './sections/concentration.ts';
import { contractsWords } from './sections/contracts.ts';
import { decilesWords } from './sections/deciles.ts';
import { decisionsWords } from './sections/decisions.ts';
import { foretellingWords } from './sections/foretelling.ts';
import { glossaryWords, terms } from './sections/glossary.ts';
import { gridWords } from './sections/grid.ts';
import { identityWords } from './sections/identity.ts';
import { inputsWords } from './sections/inputs.ts';
import { lifecycleWords } from './sections/lifecycle.ts';
import { lifetimeWords } from './sections/lifetime.ts';
import { lifetimeChannelsWords, lifetimeSegmentsWords } from './sections/lifetime-groups.ts';
import { lifetimeModelsWords } from './sections/lifetime-models.ts';
import { methods, methodsWords } from './sections/methods.ts';
import { migrationWords } from './sections/migration.ts';
import { patternsWords } from './sections/patterns.ts';
import { potentialWords } from './sections/potential.ts';
import { qualityWords } from './sections/quality.ts';
import { repurchaseWords } from './sections/repurchase.ts';
import { retentionWords } from './sections/retention.ts';
import { rfmWords } from './sections/rfm.ts';
import { calibrationWords, trackingWords } from './sections/tracking.ts';
import { contractsSpokenOf } from './sentences/contracts.ts';
import { asSentence, readable } from './sentences/counting.ts';
import { worth } from './sentences/decisions.ts';
import { lifetimeMeaning } from './sentences/lifetime.ts';
import { potentialSpokenOf } from './sentences/potential.ts';
import { reconciliationSentence, totalSentence } from './sentences/reconciliation.ts';
import { retentionSpokenOf } from './sentences/retention.ts';
import { isUnknown, type SharedSummary, type Summary } from './summary.ts';

const words = z
  .object({
    id: z.string(),
    name: z.string().describe('A word or two, for lists of sections.'),
    heading: z.string().describe('The finding.'),
    lead: z.array(z.string()).describe('What it means; where there are no numbers, the reason.'),
    picture: z
      .object({ subtitle: z.string(), source: z.string() })
      .nullable()
      .describe('What its picture measures, and from where; null where there is nothing to draw.'),
    withheld: z.boolean().describe('The words stand in for others, which speak of too few people.'),
  })
  .meta({ id: 'SectionWords' });

type SectionReply = z.infer<typeof words>;

/** The sentences of the report: one definition for the page on paper and for the studio. */
export const reportWordsSchema = z.object({
  finding: z.string().nullable(),
  measure: z.object({
    noun: z.string().describe('In a sentence: “brings 60 % of revenue”.'),
    bare: z.string().describe('Before another word: “past-year revenue”.'),
    Noun: z.string().describe('At the beginning.'),
  }),
  outlook: z
    .object({
      name: z.string(),
      axis: z.string(),
      cells: z.object({
        'high-high': z.string(),
        'high-low': z.string(),
        'low-high': z.string(),
        'low-low': z.string(),
      }),
      across: z.tuple([z.string(), z.string()]).describe('Under the columns of the grid, the low one first.'),
      strong: z.enum(['high-high', 'high-low']).describe('The cell that the grid is about.'),
      unknown: z.string().describe('After “for 12 customers”.'),
    })
    .describe('How the grid is spoken of.'),
  reconciliation: z.object({ sentence: z.string(), total: z.string() }),
  /** In the order of the report. */
  sections: z.object({
    bridge: words,
    concentration: words,
    cohorts: words,
    decisions: words,
    quality: words,
    deciles: words,
    grid: words,
    potential: words,
    rfm: words,
    lifecycle: words,
    migration: words,
    repurchase: words,
    retention: words,
    patterns: words,
    lifetime: words,
    methods: words,
    inputs: words,
    glossary: words,
  }),
  lifetime: z
    .object({
      segments: words,
      channels: words,
      foretelling: words,
      tracking: words,
      calibration: words,
      models: words,
    })
    .nullable()
    .describe('The other sections on lifetime value; null where it is not known at all.'),
  identity: words
    .nullable()
    .describe('The section on who is who; null where no two identifiers stand together.'),
  contracts: words.nullable().describe('The section on contracts; null where customers are not under one.'),
  decisions: z.array(
    z.object({
      id: z.string(),
      worth: z.string().nullable().describe('What it may bring: “€90–140 k a year”.'),
      why: z.string().nullable(),
      assumption: z.string(),
      changeOurMind: z.string(),
    }),
  ),
  methods: z.array(z.object({ of: z.string(), method: z.string(), how: z.string() })),
  glossary: z.array(z.object({ term: z.string(), meaning: z.string() })),
});
export type ReportWords = z.infer<typeof reportWordsSchema>;

/**
 * What the report says, without its pictures and tables.
 *
 * @param shared what the reader may see of the summary: of a part in which numbers are withheld, nothing is said
 */
export function reportWords(summary: Summary, shared: SharedSummary = summary): ReportWords {
  const context = reportContext(summary);
  const { noun, bare, Noun } = context.words;
  const { outlook } = context;
  const contracts = contractsWords(context);
  const identity = identityWords(context);
  const { value, cohorts, customers, clv } = shared;
  const { spenders, share60, share80 } = value.concentration;
  const told = (said: SectionWords, ...spokenOf: readonly unknown[]) =>
    spokenOf.some(isWithheld) ? silent(said) : spoken(said);
  return {
    finding: shared.finding === null ? null : readable(shared.finding),
    measure: { noun, bare, Noun },
    outlook: {
      name: outlook.name,
      axis: outlook.axis,
      cells: outlook.cells,
      across: [...outlook.across],
      strong: outlook.strong,
      unknown: outlook.unknown,
    },
    reconciliation: { sentence: reconciliationSentence(context), total: totalSentence(context) },
    sections: {
      bridge: told(bridgeWords(context), shared.bridge),
      concentration: told(concentrationWords(context), spenders, share60, share80),
      cohorts: told(cohortsWords(context), isUnknown(cohorts) ? cohorts : cohorts.comparison),
      decisions: told(
        decisionsWords(context),
        shared.decisions.map(({ range }) => range),
      ),
      quality: told(qualityWords(context)),
      deciles: told(
        decilesWords(context),
        value.pastYearRevenue,
        value.zeroSpenders,
        value.deciles.map(({ revenue }) => revenue),
      ),
      grid: told(gridWords(context), value.grid, value.gridAxes),
      potential: told(potentialOf(context, shared.potential), potentialSpokenOf(shared.potential)),
      rfm: told(rfmWords(context), customers, shared.rfm.segments),
      lifecycle: told(lifecycleWords(context), customers, shared.lifecycle),
      migration: told(migrationWords(context), shared.migration),
      repurchase: told(repurchaseWords(context), shared.lifecycleRepurchase),
      retention: told(retentionWords(context), retentionSpokenOf(summary, shared)),
      patterns: told(patternsWords(context), customers, shared.patterns),
      lifetime: told(lifetimeOf(context, clv), ...(isUnknown(clv) ? [] : [clv.customers, clv.total])),
      methods: told(methodsWords),
      inputs: told(inputsWords(context)),
      glossary: told(glossaryWords),
    },
    lifetime: lifetimeParts(context, clv, told),
    identity: identity ? told(identity, shared.identity) : null,
    contracts: contracts ? told(contracts, contractsSpokenOf(summary, shared)) : null,
    decisions: shared.decisions.map(({ id, range, per, why, assumption, changeOurMind }) => ({
      id,
      worth: range && worth(context, { range, per }),
      why: why === null ? null : asSentence(why),
      assumption: asSentence(assumption),
      changeOurMind: asSentence(changeOurMind),
    })),
    methods: methods.map(([of, method, how]) => ({ of, method, how })),
    glossary: terms(summary.value.yearDays).map(([term, meaning]) => ({ term, meaning })),
  };
}

/** Where a class of few is withheld, nothing is said of how the others add up. */
function lifetimeOf(context: ReportContext, shared: SharedSummary['clv']): SectionWords {
  const said = lifetimeWords(context);
  const { clv } = context.summary;
  if (isUnknown(clv) || isUnknown(shared) || shared.distribution.every(({ customers }) => customers !== null))
    return said;
  return { ...said, lead: lifetimeMeaning(context, { ...clv, distribution: [] }) };
}

/** Where few told less than they spent here, nothing is said of them. */
function potentialOf(context: ReportContext, shared: SharedSummary['potential']): SectionWords {
  if (shared.answers.belowOwnSpend !== null) return potentialWords(context);
  const { potential } = context.summary;
  const answers = { ...potential.answers, belowOwnSpend: 0 };
  return potentialWords({
    ...context,
    summary: { ...context.summary, potential: { ...potential, answers } },
  });
}

function lifetimeParts(
  context: ReportContext,
  shared: SharedSummary['clv'],
  told: (said: SectionWords, ...spokenOf: readonly unknown[]) => SectionReply,
): ReportWords['lifetime'] {
  const { clv } = context.summary;
  if (isUnknown(clv) || isUnknown(shared)) return null;
  const { bySegment, byChannel, holdout, tracking, calibration } = shared;
  return {
    segments: told(lifetimeSegmentsWords(context, clv), bySegment),
    channels: told(lifetimeChannelsWords(context, clv), byChannel),
    foretelling: told(
      foretellingWords(context, clv),
      isUnknown(holdout) ? holdout : { ...holdout, byFrequency: [] },
    ),
    // The finding is of all weeks together.
    tracking: told(
      trackingWords(context, clv),
      isUnknown(holdout) ? tracking.at(-1)?.cumulative : holdout.actual,
    ),
    calibration: told(calibrationWords(context, clv), calibration),
    models: told(lifetimeModelsWords(context, clv, shared)),
  };
}

/** Whether anything in a part of a summary is withheld; what the data cannot give is not. */
function isWithheld(part: unknown): boolean {
  if (part === null) return true;
  if (typeof part !== 'object' || isUnknown(part)) return false;
  return Object.values(part).some(isWithheld);
}

function spoken({ id, name, heading, lead, picture }: SectionWords): SectionReply {
  return { id, name, heading, lead: [...lead], picture: picture ?? null, withheld: false };
}

function silent({ id, name, picture }: SectionWords): SectionReply {
  const lead = [
    'What would stand here speaks of too few people: only those may read it who may see customers.',
  ];
  return { id, name, heading: name, lead, picture: picture ?? null, withheld: true };
}
