export { claimPostgresStore, type StoreClaim } from './claim.ts';
export type { Clock } from './database.ts';
export type { Definition } from './definitions.ts';
export type { KnownFile } from './files.ts';
export type { StoredJob } from './jobs.ts';
export type { Json } from './json.ts';
export type { Run, RunInput } from './runs.ts';
export { openStore, type Store } from './store.ts';
