import type { Generated } from 'kysely';
import type { SignInTables } from './sign-in-tables.ts';

/** The tables as they lie in the database: instants are ISO text in UTC, days are `2026-06-30`, JSON is text. */
export interface Tables extends SignInTables {
  runs: RunTable;
  definitions: DefinitionTable;
  /** A view: the newest version of each definition. */
  latest_definitions: DefinitionTable;
  audit: AuditTable;
  jobs: JobTable;
  files: FileTable;
  schedule_dues: ScheduleDueTable;
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
  /** Of published runs: 1, 2, 3, … in the order of publication, whatever the clock said. */
  sequence: number | null;
  /** JSON: what a list of runs says about it. */
  info: string | null;
  /** The version of the playbook's definition it was made with. */
  playbook_version: number | null;
  /** Which engine holds its tables; null where they are not kept. */
  warehouse: string | null;
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

interface JobTable {
  id: string;
  asked_at: string;
  started_by: string;
  /** JSON: names of files. */
  files: string;
  /** JSON: what was asked for beside the files. */
  request: string;
  /** How it ended without a run, or before its run could begin; null while it waits, and where `runs` says it. */
  ended: string | null;
  ended_at: string | null;
  /** JSON: why it failed. */
  problem: string | null;
}

interface FileTable {
  name: string;
  bytes: number;
  /** Milliseconds since 1970: with the size, how a change of the file is noticed. */
  modified: number;
  sha256: string;
  added_at: string;
  sample: number;
}

interface ScheduleDueTable {
  due: string;
  handled_at: string;
  outcome: string;
  job: string | null;
}
