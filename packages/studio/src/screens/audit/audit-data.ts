import { type Amounts, amountsIn } from '@attune/charts';
import type { Replies } from '@attune/client';
import { strings } from '../../strings/index.ts';

type Reply = Replies['getAudit'];
/** Where a number, a sentence or a rule is null, it is withheld: who may not see customers learns nothing of few. */
export type Summary = Reply['summary'];
export type Words = Reply['words'];
export type SectionWords = Words['sections']['bridge'];

/** What every part of the screen needs. */
export interface Audit {
  readonly run: string;
  readonly summary: Summary;
  readonly words: Words;
  readonly money: Amounts;
}

export function auditOf({ run, summary, words }: Reply): Audit {
  const { measure, currency } = summary;
  return { run, summary, words, money: amountsIn(measure === 'outcome' ? null : currency) };
}

/** A number in words; null is a group too small to be shown to this reader. */
export function shown(value: number | null, write: (value: number) => string): string {
  return value === null ? strings.audit.withheld : write(value);
}

interface Unknown {
  readonly value: null;
  readonly reason: string;
}

/** Whether the data could not give this part. */
export function isUnknown(part: unknown): part is Unknown {
  return (
    typeof part === 'object' && part !== null && 'reason' in part && 'value' in part && part.value === null
  );
}
