import { sql } from 'kysely';

/** A run has ended exactly when its state says so. */
export const runStateCheck = sql<boolean>`
  (state = 'running' and finished_at is null)
  or (state in ('published', 'failed', 'cancelled') and finished_at is not null)`;

export const latestDefinitions = sql`
  create view latest_definitions as
  select kind, name, version, body, created_at
  from definitions as d
  where version = (select max(version) from definitions as e where e.kind = d.kind and e.name = d.name)`;
