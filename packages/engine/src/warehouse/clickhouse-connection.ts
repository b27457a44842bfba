import {
  type ClickHouseClient,
  ClickHouseLogLevel,
  type ClickHouseSettings,
  createClient,
} from '@clickhouse/client';
import { AttuneError } from '../errors/index.ts';

/** Without these the same statement gives other rows than on DuckDB, and no error says so. */
const standardMeaning: ClickHouseSettings = {
  join_use_nulls: 1,
  group_by_use_nulls: 1,
  aggregate_functions_null_for_empty: 1,
  cast_keep_nullable: 1,
  prefer_column_name_to_alias: 1,
  union_default_mode: 'DISTINCT',
  except_default_mode: 'DISTINCT',
  intersect_default_mode: 'DISTINCT',
  input_format_null_as_default: 0,
  enable_extended_results_for_datetime_functions: 1,
  date_time_overflow_behavior: 'throw',
  session_timezone: 'UTC',
};

/** Whole numbers and decimals travel as text, so that JSON loses no digit; not-a-number arrives as itself. */
const exactOutput: ClickHouseSettings = {
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
  output_format_json_quote_denormals: 1,
  output_format_parquet_compression_method: 'zstd',
  output_format_parquet_date_as_uint16: 0,
  // An answer that fails half-way must not look like a short one.
  wait_end_of_query: 1,
};

/**
 * On a cluster. What is grouped by the customer is finished on the shard that holds the customer; a join of two spread tables
 * takes all of the right one to every shard, which is right for any condition; an insert has arrived when it is answered.
 * Shards answer for themselves only where a statement says so: left to itself, ClickHouse does it with any insert from a
 * spread table, and a rank over all customers would become one of each shard's.
 */
const acrossShards: ClickHouseSettings = {
  optimize_skip_unused_shards: 1,
  optimize_distributed_group_by_sharding_key: 1,
  distributed_product_mode: 'global',
  distributed_foreground_insert: 1,
  parallel_distributed_insert_select: '0',
  skip_unavailable_shards: 0,
  distributed_ddl_task_timeout: '21600',
  distributed_ddl_output_mode: 'throw',
};

/** A statement may run for hours on a large warehouse; the connection itself is checked when it is opened. */
const requestTimeout = 6 * 60 * 60 * 1000;

export interface ClickHouseConnection {
  readonly client: ClickHouseClient;
  /** Host and port, to be named in errors: the address itself holds a password. */
  readonly host: string;
  /** The database whose tables statements name. */
  readonly database: string;
  /** Over whose shards the tables of a run are spread; undefined: they lie on that one server. */
  readonly cluster: string | undefined;
}

/**
 * Connects to the database that `address` names, or to `database`. Nothing is sent yet. Throws `usage`.
 * `?cluster=name` at the end of the address names a cluster as the server's configuration does.
 */
export function connectClickHouse(address: string, database?: string): ClickHouseConnection {
  const parsed = URL.parse(address.replace(/^clickhouse/, 'http'));
  if (!/^clickhouses?:\/\//.test(address) || !parsed)
    throw new AttuneError('usage', 'The address of the warehouse is not one that Attune can read.', {
      remedy: 'Write it as clickhouse://user:password@host:8123/database (clickhouses:// for TLS).',
    });
  const cluster = namedCluster(parsed.searchParams);
  const connected = database ?? (decodeURIComponent(parsed.pathname.slice(1)) || 'default');
  const client = createClient({
    url: parsed.origin,
    username: decodeURIComponent(parsed.username) || 'default',
    password: decodeURIComponent(parsed.password),
    database: connected,
    request_timeout: requestTimeout,
    clickhouse_settings: {
      ...standardMeaning,
      ...exactOutput,
      ...(cluster === undefined ? {} : acrossShards),
    },
    // Failures are reported once, as AttuneError; the client's own log quotes statements.
    log: { level: ClickHouseLogLevel.OFF },
  });
  return { client, host: parsed.host, database: connected, cluster };
}

/** What is not understood is refused: a misspelt `cluster` would put everything on one server. */
function namedCluster(asked: URLSearchParams): string | undefined {
  const cluster = asked.get('cluster') ?? undefined;
  if (asked.size === (cluster === undefined ? 0 : 1) && (cluster === undefined || /^[\w.-]+$/.test(cluster)))
    return cluster;
  throw new AttuneError('usage', 'The address of the warehouse has settings that Attune does not know.', {
    remedy: 'After the database only ?cluster= and the name of a cluster may follow.',
  });
}
