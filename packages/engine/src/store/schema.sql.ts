import { sql } from 'kysely';

/** A run has ended exactly when its state says so. */
export const runStateCheck = sql<boolean>`
  (state = 'running' and finished_at is null)
  or (state in ('published', 'failed', 'cancelled') and finished_at is not null)`;

export const roleCheck = sql<boolean>`role in ('viewer', 'editor', 'owner')`;

export const latestDefinitions = sql`
  create view latest_definitions as
  select kind, name, version, body, created_at
  from definitions as d
  where version = (select max(version) from definitions as e where e.kind = d.kind and e.name = d.name)`;

/** A job that ended without a run says when. */
export const jobEndCheck = sql<boolean>`
  (ended is null and ended_at is null)
  or (ended in ('failed', 'cancelled') and ended_at is not null)`;

/** Gives runs that were published before there was a number theirs. */
export const numberPublishedRuns = sql`
  update runs set sequence = (
    select count(*) from runs as r
    where r.state = 'published'
      and (r.finished_at < runs.finished_at or (r.finished_at = runs.finished_at and r.id <= runs.id)))
  where state = 'published'`;
