import { type Amounts, amountsIn } from '@attune/charts';
import type { Replies } from '@attune/client';

type Reply = Replies['getAudit'];
/** What a run found. Where a number, a sentence or a rule is null, it is withheld: it tells of too few people. */
export type Summary = Reply['summary'];
export type Words = Reply['words'];
export type SectionWords = Words['sections']['bridge'];

/** A published run, as the screens show it. */
export interface Published {
  readonly run: string;
  readonly summary: Summary;
  readonly words: Words;
  readonly money: Amounts;
}

export function publishedOf({ run, summary, words }: Reply): Published {
  const { measure, currency } = summary;
  return { run, summary, words, money: amountsIn(measure === 'outcome' ? null : currency) };
}

interface Unknown {
  readonly value: null;
  readonly reason: string;
}

/** Whether the data could not give this part; its reason says why. */
export function isUnknown<T>(part: T | Unknown): part is Unknown {
  return (
    typeof part === 'object' && part !== null && 'reason' in part && 'value' in part && part.value === null
  );
}
