import { oneOf, type Said, text, whole } from '../../../app/address.ts';

export const mergeRules = [
  'decision',
  'stated',
  'id',
  'email',
  'phone',
  'anonymous',
  'household',
  'account',
] as const;
export type MergeRule = (typeof mergeRules)[number];

export interface MergesSearch {
  readonly rule?: MergeRule | undefined;
  /** How many stand before the page. */
  readonly from?: number | undefined;
}

export interface QuestionsSearch {
  /** Customers alike by name and address; without it, what the files leave open. */
  readonly about?: 'alike' | undefined;
  /** Only those that this customer is in. */
  readonly customer?: string | undefined;
  readonly from?: number | undefined;
}

export const mergesSearch = (said: Said): MergesSearch => ({
  ...oneOf(said, 'rule', mergeRules),
  ...whole(said, 'from'),
});

export const questionsSearch = (said: Said): QuestionsSearch => ({
  ...oneOf(said, 'about', ['alike']),
  ...text(said, 'customer'),
  ...whole(said, 'from'),
});
