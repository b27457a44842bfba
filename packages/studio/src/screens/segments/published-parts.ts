import type { Summary } from '../../published/published.ts';

export type Decile = Summary['value']['deciles'][number];
export type CellSize = Summary['value']['grid'][number];
export type Cell = CellSize['cell'];
