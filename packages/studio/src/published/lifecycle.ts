import { lifecycleColours } from '@attune/charts';

export type State = keyof typeof lifecycleColours;

/** The states of the lifecycle in their order, which is the same wherever they are drawn. */
export const states = Object.keys(lifecycleColours) as readonly State[];

/** Of a state's number in the summary, and of its mark in every chart. */
export const pathOfState = (state: State) => `lifecycle.${state}`;
