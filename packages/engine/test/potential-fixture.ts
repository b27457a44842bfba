import type { Summary } from '../src/report/index.ts';

type Potential<K extends Summary['potential']['kind']> = Extract<Summary['potential'], { readonly kind: K }>;

const nobody = { told: 0, needed: 44, belowOwnSpend: 0, notLearnt: null };

export const noPotential: Potential<'not estimable'> = {
  kind: 'not estimable',
  answers: nobody,
  reason:
    'It is not estimable from orders: the files tell nothing of customers that spending does not cause, such as region, household or industry, and too few were asked what they spend with others.',
};

/** Of 24,120 customers: 1,536 were asked. */
export const learntPotential: Potential<'potential'> = {
  kind: 'potential',
  answers: { ...nobody, told: 1536, belowOwnSpend: 32 },
  told: { customers: 1536, withPotential: 1504, money: 581_643.82 },
  estimated: {
    customers: 22_584,
    withPotential: 22_540,
    money: 8_432_117.5,
    facts: ['region', 'household_size', 'acquisition_channel'],
    answers: 1536,
    heldOutR2: 0.57,
    heldOutCoverage: 0.953,
  },
  unknown: 0,
};

export const headroomAgainstPeers: Potential<'headroom'> = {
  kind: 'headroom',
  answers: nobody,
  quantile: 0.8,
  facts: ['region', 'household_size', 'acquisition_channel'],
  customers: 24_120,
  withPotential: 19_210,
  money: 2_233_898.37,
  sample: 8040,
  heldOutGain: 0.048,
  heldOutBelow: 0.801,
};
