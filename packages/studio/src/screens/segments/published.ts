import { type Amounts, amountsIn, type lifecycleColours } from '@attune/charts';
import type { Replies } from '@attune/client';
import { strings } from '../../strings/index.ts';

/** What a run found; null stands for what is withheld, because it tells of too few people. */
export type Results = Replies['getAudit']['summary'];

export type State = keyof typeof lifecycleColours;
export type Decile = Results['value']['deciles'][number];
export type CellSize = Results['value']['grid'][number];
export type Cell = CellSize['cell'];

interface Unknown {
  readonly value: null;
  readonly reason: string;
}

export type Words = Replies['getAudit']['words'];
export type SectionWords = Words['sections']['bridge'];

export interface Published {
  readonly run: string;
  readonly results: Results;
  readonly words: Words;
  readonly money: Amounts;
}

export function publishedOf({ run, summary, words }: Replies['getAudit']): Published {
  const { measure, currency } = summary;
  return { run, results: summary, words, money: amountsIn(measure === 'outcome' ? null : currency) };
}

/** A number in words; null is a group too small to be shown to this reader. */
export function shown(value: number | null, write: (value: number) => string): string {
  return value === null ? strings.segments.fewerThan10 : write(value);
}

/** Whether the data could not give this part; its reason says why. */
export function isUnknown<T>(part: T | Unknown): part is Unknown {
  return (
    typeof part === 'object' && part !== null && 'reason' in part && 'value' in part && part.value === null
  );
}
