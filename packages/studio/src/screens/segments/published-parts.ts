import type { Summary } from '../../published/published.ts';

export type Decile = Summary['value']['deciles'][number];
export type CellSize = Summary['value']['grid'][number];
export type Cell = CellSize['cell'];
/** What the grid's axes measure, and where the run cuts them. */
export type Axes = Summary['value']['gridAxes'];
