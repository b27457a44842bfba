import { type Amounts, amountsIn } from '@attune/charts';
import type { Replies } from '@attune/client';
import { strings } from '../../strings/index.ts';

type Reply = Replies['getAudit'];
type Whole = Reply['summary'];

/** The same with numbers that may be withheld: who may not see customers gets null for small groups. */
type Shared<T> = T extends number ? number | null : T extends object ? { [K in keyof T]: Shared<T[K]> } : T;

/** The parts that tell of groups of people. */
type Grouped =
  | 'bridge'
  | 'rfm'
  | 'lifecycle'
  | 'lifecycleValue'
  | 'lifecycleRepurchase'
  | 'migration'
  | 'patterns'
  | 'cohorts';

export type Summary = Omit<Whole, Grouped | 'value'> & {
  [Part in Grouped]: Shared<Whole[Part]>;
} & {
  value: Omit<Whole['value'], 'deciles' | 'zeroSpenders' | 'grid' | 'concentration'> & {
    deciles: Shared<Whole['value']['deciles']>;
    zeroSpenders: Shared<Whole['value']['zeroSpenders']>;
    grid: Shared<Whole['value']['grid']>;
    concentration: Shared<Whole['value']['concentration']>;
  };
};

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
  return value === null ? strings.audit.fewerThan10 : write(value);
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

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
