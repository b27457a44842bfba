import { categorical } from './palette.ts';

/** Each state of the lifecycle keeps its colour, and its place in this order, wherever it is drawn. */
export const lifecycleColours = {
  new: categorical[0],
  active: categorical[2],
  mature: categorical[4],
  declining: categorical[1],
  dormant: categorical[5],
  lapsed: categorical[6],
} as const;
