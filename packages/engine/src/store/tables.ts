import type { Generated } from 'kysely';

/** The tables as they lie in the database: instants are ISO text in UTC, days are `2026-06-30`, JSON is text. */
export interface Tables {
  runs: RunTable;
  definitions: DefinitionTable;
  /** A view: the newest version of each definition. */
  latest_definitions: DefinitionTable;
  audit: AuditTable;
  /** Kysely's own record of what ran. */
  attune_migration: { name: string };
}

interface RunTable {
  id: string;
  as_of: string | null;
  started_at: string;
  finished_at: string | null;
  state: string;
  inputs: string;
  playbook_hash: string;
  version: string;
  output: string;
  problem: string | null;
}

interface DefinitionTable {
  kind: string;
  name: string;
  version: number;
  body: string;
  created_at: string;
}

interface AuditTable {
  id: Generated<number>;
  at: string;
  actor: string;
  action: string;
  subject: string;
  before: string | null;
  after: string | null;
}
