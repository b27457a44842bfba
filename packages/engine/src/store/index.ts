export type { Clock } from './database.ts';
export { openStore, type Store } from './store.ts';
