import { type GivenFact, givenFactClasses } from '../customers/index.ts';

export type PeerFact = GivenFact;

/**
 * By these, customers are peers. How much, how often and how broadly somebody buys are left out on purpose: who buys much
 * would only be compared with who buys much.
 */
export const peerFacts = givenFactClasses;

/** Ages of a cohort in days: within the last year by quarters, because they have not had a whole year to spend in. */
export const cohortLimits = [91, 182, 273, 365, 730, 1095, 1825] as const;

export const peerFactNames = Object.keys(peerFacts) as PeerFact[];
