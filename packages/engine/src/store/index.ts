export type { Audit, AuditEntry } from './audit.ts';
export type { Clock } from './database.ts';
export type { Definition, DefinitionKind, Definitions } from './definitions.ts';
export type { Json } from './json.ts';
export type { Run, RunInput, RunStart, Runs } from './runs.ts';
export { openStore, type Store } from './store.ts';
