export type { Clock } from './database.ts';
export type { Run, RunInput } from './runs.ts';
export { openStore, type Store } from './store.ts';
