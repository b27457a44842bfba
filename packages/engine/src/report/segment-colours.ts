import { lifecycleColours } from '@attune/charts';
import { capital } from './sentences/counting.ts';
import type { Summary } from './summary.ts';

type State = Summary['lifecycleRules'][number]['state'];

export const stateColour: Readonly<Record<State, string>> = lifecycleColours;

export const stateOrder = Object.keys(lifecycleColours) as State[];

export const stateName = (state: State) => capital(state);
