import type { PeerFact } from './peer-facts.sql.ts';

/** Customers and the sum of their potential or headroom. */
export interface PotentialSum {
  readonly customers: number;
  /** Of them, those with more than nought. */
  readonly withPotential: number;
  readonly money: number;
}

/** How many customers have told what they spend in the category, and how many it takes to learn the rest from them. */
export interface Answers {
  readonly told: number;
  readonly needed: number;
  /** Answers below the own spend of the year: their potential is 0. */
  readonly belowOwnSpend: number;
}

/** The model that gives potential to those who did not tell. */
export interface PotentialModel {
  /** Answers it was fitted on. */
  readonly answers: number;
  readonly facts: readonly PeerFact[];
  readonly penalty: number;
  /** Of the logarithm of the category's spend, on answers that the model had not seen. */
  readonly heldOutR2: number;
  /** Share of answers that lie inside of a 95 % interval which they had no part in. */
  readonly heldOutCoverage: number;
  readonly level: number;
  /** Groups by own spend, each with an interval of its own. */
  readonly spendBands: number;
}

/** Why those who did not tell get no potential from those who did. */
export type NotLearnt = 'too-few-answers' | 'answers-not-explained';

export type NotEstimable =
  | 'history-under-a-year'
  | 'no-facts'
  | 'too-few-customers'
  | 'peers-spend-nothing'
  | 'facts-do-not-tell'
  | 'did-not-converge';

interface Common {
  readonly customers: number;
  readonly answers: Answers;
}

/**
 * What customers could spend here beyond what they do, named for what it is. The only source of growth for which the
 * inputs hold evidence is the share that others have now; cross- and up-selling within the own range is not told apart
 * from it, and new value that nobody sells yet leaves no trace in either.
 */
export type PotentialReport =
  | (Common & {
      readonly kind: 'potential';
      /** Share from others, by the customers' own word. */
      readonly told: PotentialSum;
      /** The same, learnt from those who told. */
      readonly estimated: (PotentialSum & { readonly model: PotentialModel }) | undefined;
      /** Customers without a row in table `potential`, and why. */
      readonly unknown: { readonly customers: number; readonly reason: NotLearnt } | undefined;
    })
  | (Common & {
      readonly kind: 'headroom';
      /** Of the yearly spend of peers. */
      readonly quantile: number;
      /** Beside the cohort, which is always compared. */
      readonly facts: readonly PeerFact[];
      readonly headroom: PotentialSum;
      /** Customers that the quantile was learnt from. */
      readonly sample: number;
      /** How much less the quantile misses by for knowing the facts, as a share of its held-out loss without them. */
      readonly heldOutGain: number;
      /** Share of the sample that spends less than the quantile says, held out: it should be the quantile itself. */
      readonly heldOutBelow: number;
      /** Where there are answers that were not used. */
      readonly notLearnt: NotLearnt | undefined;
    })
  | (Common & {
      readonly kind: 'not-estimable';
      readonly reason: NotEstimable;
      /** Customers that would suffice, where there are too few. */
      readonly needed: number | undefined;
      readonly notLearnt: NotLearnt | undefined;
    });
