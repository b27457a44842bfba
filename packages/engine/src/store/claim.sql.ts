/**
 * An advisory lock belongs to a connection and goes with it. The first number is ours, and arbitrary; the second is
 * that of the schema, because several stores fit in one database.
 */
const key = `726840, hashtext(current_schema())`;

export const claimStore = `select pg_try_advisory_lock(${key}) as taken`;
export const claimFree = `select pg_advisory_unlock(${key})`;

/** A connection has a name that others can see, of at most 63 bytes. */
export const nameConnection = `select set_config('application_name', $1, false)`;

export const claimHolder = `
  select a.application_name as name
  from pg_locks as l
  join pg_stat_activity as a on a.pid = l.pid
  where l.locktype = 'advisory' and l.granted
    and l.database = (select oid from pg_database where datname = current_database())
    and l.classid = 726840 and l.objid = hashtext(current_schema())::bit(32)::bigint::oid`;
