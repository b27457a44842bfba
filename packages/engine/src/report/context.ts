import { type Amounts, amountsIn, day } from '@attune/charts';
import type { Summary } from './summary.ts';

/** How the measure is spoken of: what is counted, and what customers do with it. */
export interface MeasureWords {
  /** In a sentence: "brings 60 % of revenue". */
  readonly noun: string;
  /** Before another word: "past-year revenue". */
  readonly bare: string;
  /** What a customer has of it: "their spending". */
  readonly own: string;
  /** At the beginning of a sentence. */
  readonly Noun: string;
  /** What the best customers are called. */
  readonly highest: string;
  readonly high: string;
  readonly low: string;
  readonly nobody: string;
}

const measures: Readonly<Record<Summary['measure'], MeasureWords>> = {
  revenue: {
    noun: 'revenue',
    bare: 'revenue',
    own: 'spending',
    Noun: 'Revenue',
    highest: 'highest spenders first',
    high: 'high spenders',
    low: 'low spenders',
    nobody: 'spent nothing',
  },
  margin: {
    noun: 'margin',
    bare: 'margin',
    own: 'margin',
    Noun: 'Margin',
    highest: 'highest margin first',
    high: 'customers with a high margin',
    low: 'customers with a low margin',
    nobody: 'brought no margin',
  },
  outcome: {
    noun: 'the outcome',
    bare: 'outcome',
    own: 'outcome',
    Noun: 'The outcome',
    highest: 'highest outcome first',
    high: 'people with a high outcome',
    low: 'people with a low outcome',
    nobody: 'had no outcome',
  },
};

/** What every section needs: the data, and how to speak of its measure and write its amounts. */
export interface ReportContext {
  readonly summary: Summary;
  readonly money: Amounts;
  readonly words: MeasureWords;
}

export function reportContext(summary: Summary): ReportContext {
  return {
    summary,
    money: amountsIn(summary.measure === 'outcome' ? null : summary.currency),
    words: measures[summary.measure],
  };
}

/** "Source: customer_facts, transactions; run 7f3a, as of 30 Jun 2026." */
export function sourceLine({ traces, run, asOf }: Summary, ...paths: readonly string[]): string {
  const tables = traces
    .filter((trace) => paths.some((path) => trace.path === path || trace.path.startsWith(`${path}.`)))
    .flatMap((trace) => trace.tables);
  const named = [...new Set(tables)].join(', ') || 'customer_facts';
  return `Source: ${named}; run ${run.id}, as of ${day(asOf)}.`;
}
