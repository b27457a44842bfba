import { type Amounts, amountsIn, day } from '@attune/charts';
import { type MeasureWords, measureWords } from './measure-words.ts';
import { type OutlookWords, outlookWords } from './outlook-words.ts';
import type { Summary } from './summary.ts';

/** What every section needs: the data, and how to speak of its measure and write its amounts. */
export interface ReportContext {
  readonly summary: Summary;
  readonly money: Amounts;
  readonly words: MeasureWords;
  /** How the grid is spoken of. */
  readonly outlook: OutlookWords;
}

export function reportContext(summary: Summary): ReportContext {
  return {
    summary,
    money: amountsIn(summary.measure === 'outcome' ? null : summary.currency),
    words: measureWords[summary.measure],
    outlook: outlookWords[summary.value.gridAxes.outlookKind],
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
