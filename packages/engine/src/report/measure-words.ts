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
  /** Of those who have none of it. */
  readonly nothing: string;
  /** Of those who have any of it. */
  readonly something: string;
  /** Of those who have most of it. */
  readonly most: string;
  /** Where there is none of it at all. */
  readonly Nobody: string;
  /** What the files' amounts are, and what has not been taken off them yet. */
  readonly Amounts: string;
  readonly before: string;
}

export const measureWords: Readonly<Record<Summary['measure'], MeasureWords>> = {
  revenue: {
    noun: 'revenue',
    bare: 'revenue',
    own: 'spending',
    Noun: 'Revenue',
    highest: 'highest spenders first',
    high: 'high spenders',
    low: 'low spenders',
    nothing: 'spent nothing',
    something: 'spent something',
    most: 'spent most',
    Nobody: 'Nobody spent anything',
    Amounts: 'Order amounts',
    before: ', before refunds',
  },
  margin: {
    noun: 'margin',
    bare: 'margin',
    own: 'margin',
    Noun: 'Margin',
    highest: 'highest margin first',
    high: 'customers with a high margin',
    low: 'customers with a low margin',
    nothing: 'brought no margin',
    something: 'brought a margin',
    most: 'brought most',
    Nobody: 'Nobody brought a margin',
    Amounts: 'Order amounts',
    before: ', before refunds and costs',
  },
  outcome: {
    noun: 'the outcome',
    bare: 'outcome',
    own: 'outcome',
    Noun: 'The outcome',
    highest: 'highest outcome first',
    high: 'people with a high outcome',
    low: 'people with a low outcome',
    nothing: 'had no outcome',
    something: 'had an outcome',
    most: 'had most',
    Nobody: 'Nobody had an outcome',
    Amounts: 'The outcome',
    before: '',
  },
};
