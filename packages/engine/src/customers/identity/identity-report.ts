import type { Playbook } from '../../playbook/index.ts';
import type { Evidence, IdentityDecision } from './evidence.ts';
import type { SuggestionsReport } from './suggest-matches.ts';

export type IdentityLevel = Playbook['identity']['level'];

/** What a question is about; the last two only where customers are households or accounts. */
export type ConflictKind =
  | 'shared'
  | 'chain'
  | 'contradiction'
  | 'placeholder'
  | 'two households'
  | 'two accounts';

/** What became of the identifiers in the files. */
export interface IdentityReport {
  readonly level: IdentityLevel;
  /** Identifiers that stand in one row with another, or that a decision or a household names. */
  readonly identifiers: number;
  /** How many of them were joined to a customer whom another identifier names, by what joined them. */
  readonly merged: readonly {
    readonly rule: Evidence | 'household' | 'account';
    readonly identifiers: number;
  }[];
  /** Of the identifiers, those that name somebody in the orders or the customer list; and how many customers they are. */
  readonly customersBefore: number;
  readonly customersAfter: number;
  /** Questions to a person: open, and answered by a decision. */
  readonly conflicts: readonly {
    readonly kind: ConflictKind;
    readonly rule: Evidence | 'household' | 'account';
    readonly open: number;
    readonly answered: number;
  }[];
  /** Addresses and numbers that are placeholders because the playbook says so, or by the names that they came with. */
  readonly placeholders: number;
  /** Customers of their own that stand under a shared identifier or a placeholder, and their order lines. */
  readonly unassigned: { readonly customers: number; readonly orderLines: number };
  /** Columns of the customer list in which the rows of one customer say different things, with how many customers. */
  readonly contradictions: readonly { readonly column: string; readonly customers: number }[];
  /** Customers who may be one, by name and address; undefined where the playbook does not ask, or nothing is known. */
  readonly suggestions: SuggestionsReport | undefined;
  /** Decisions that could not be followed: an identifier of theirs stands in no file, or is named twice. */
  readonly unknownDecisions: readonly IdentityDecision[];
}
