import { z } from 'zod';
import { reportContext } from './context.ts';
import type { SectionWords } from './section.ts';
import { bridgeWords } from './sections/bridge.ts';
import { cohortsWords } from './sections/cohorts.ts';
import { concentrationWords } from './sections/concentration.ts';
import { decilesWords } from './sections/deciles.ts';
import { decisionsWords } from './sections/decisions.ts';
import { glossaryWords, terms } from './sections/glossary.ts';
import { gridWords } from './sections/grid.ts';
import { inputsWords } from './sections/inputs.ts';
import { lifecycleWords } from './sections/lifecycle.ts';
import { methods, methodsWords } from './sections/methods.ts';
import { migrationWords } from './sections/migration.ts';
import { patternsWords } from './sections/patterns.ts';
import { qualityWords } from './sections/quality.ts';
import { repurchaseWords } from './sections/repurchase.ts';
import { rfmWords } from './sections/rfm.ts';
import { asSentence, readable } from './sentences/counting.ts';
import { concerns, worth } from './sentences/decisions.ts';
import { reconciliationSentence, totalSentence } from './sentences/reconciliation.ts';
import type { Summary } from './summary.ts';

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

/** The sentences of the report: one definition for the page on paper and for the studio. */
export const reportWordsSchema = z.object({
  finding: z.string(),
  measure: z.object({
    noun: z.string().describe('In a sentence: “brings 60 % of revenue”.'),
    bare: z.string().describe('Before another word: “past-year revenue”.'),
    Noun: z.string().describe('At the beginning.'),
  }),
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
    rfm: words,
    lifecycle: words,
    migration: words,
    repurchase: words,
    patterns: words,
    methods: words,
    inputs: words,
    glossary: words,
  }),
  decisions: z.array(
    z.object({
      id: z.string(),
      worth: z.string().describe('What it may bring: “€90–140 k a year”.'),
      concerns: z.string(),
      why: z.string(),
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
 * @param fewest who may not learn of single customers hears nothing of groups smaller than this; undefined: all is said
 */
export function reportWords(summary: Summary, fewest?: number): ReportWords {
  const context = reportContext(summary);
  const { noun, bare, Noun } = context.words;
  const tell = (said: SectionWords) => told(said, fewest);
  return {
    finding: readable(summary.finding),
    measure: { noun, bare, Noun },
    reconciliation: { sentence: reconciliationSentence(context), total: totalSentence(context) },
    sections: {
      bridge: tell(bridgeWords(context)),
      concentration: tell(concentrationWords(context)),
      cohorts: tell(cohortsWords(context)),
      decisions: tell(decisionsWords(context)),
      quality: tell(qualityWords(context)),
      deciles: tell(decilesWords(context)),
      grid: tell(gridWords(context)),
      rfm: tell(rfmWords(context)),
      lifecycle: tell(lifecycleWords(context)),
      migration: tell(migrationWords(context)),
      repurchase: tell(repurchaseWords(context)),
      patterns: tell(patternsWords(context)),
      methods: tell(methodsWords),
      inputs: tell(inputsWords(context)),
      glossary: tell(glossaryWords),
    },
    decisions: summary.decisions
      .filter(({ customers }) => !isTooFew(customers, fewest))
      .map((decision) => ({
        id: decision.id,
        worth: worth(context, decision),
        concerns: concerns(decision.customers),
        why: asSentence(decision.why),
        assumption: asSentence(decision.assumption),
        changeOurMind: asSentence(decision.changeOurMind),
      })),
    methods: methods.map(([of, method, how]) => ({ of, method, how })),
    glossary: terms(summary.value.yearDays).map(([term, meaning]) => ({ term, meaning })),
  };
}

const isTooFew = (people: number, fewest: number | undefined) =>
  fewest !== undefined && people > 0 && people < fewest;

function told(
  { id, name, heading, lead, picture, people }: SectionWords,
  fewest: number | undefined,
): ReportWords['sections']['bridge'] {
  const shown = { id, name, picture: picture ?? null };
  if (!people.some((size) => isTooFew(size, fewest)))
    return { ...shown, heading, lead: [...lead], withheld: false };
  return {
    ...shown,
    heading: name,
    lead: [`It would speak of fewer than ${fewest} people, which only those may see who may see customers.`],
    withheld: true,
  };
}
