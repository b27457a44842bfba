import { categorical } from '@attune/charts';
import { capital } from './sentences/counting.ts';
import type { Summary } from './summary.ts';

type State = Summary['lifecycleRules'][number]['state'];

/** Each state keeps its colour and its place wherever it is drawn. */
export const stateOrder = [
  'new',
  'active',
  'mature',
  'declining',
  'dormant',
  'lapsed',
] as const satisfies State[];

export const stateColour: Readonly<Record<State, string>> = {
  new: categorical[0],
  active: categorical[2],
  mature: categorical[4],
  declining: categorical[1],
  dormant: categorical[5],
  lapsed: categorical[6],
};

export const stateName = (state: State) => capital(state);
