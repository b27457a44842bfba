import type { Readable } from 'node:stream';
import { ClickHouseLogLevel, type ClickHouseSettings, createClient } from '@clickhouse/client';

/** What the server checks before it does anything: with it, nothing can be changed, not even a setting. */
const readOnly: ClickHouseSettings = { readonly: '1' };

/** The same text whatever the server or the user is set to: moments in ISO and UTC, nothing for null. */
const plainOutput: ClickHouseSettings = {
  session_timezone: 'UTC',
  date_time_output_format: 'iso',
  format_csv_null_representation: '""',
  output_format_decimal_trailing_zeros: 1,
  bool_true_representation: 'true',
  bool_false_representation: 'false',
  // An answer that fails half-way must not look like a short one.
  wait_end_of_query: 1,
  // A cancelled run must not leave the server at work.
  cancel_http_readonly_queries_on_client_close: 1,
};

const connectMs = 15_000;
/** A table may take hours to come. */
const requestTimeout = 6 * 60 * 60 * 1000;

/** A ClickHouse that data is read from, as opposed to the one in which Attune keeps its tables. */
export interface ClickHouseSource {
  /** The column `answer` of a small answer; `{name: String}` in the statement is the given name. */
  answers(statement: string, name?: string): Promise<string[]>;
  /** The rows of a statement as CSV with a header, as they come. */
  csv(statement: string): Promise<Readable>;
  close(): Promise<void>;
}

/**
 * Nothing is sent yet. Errors of the client come as they are: who calls says what they mean.
 *
 * @param address `clickhouse://user:password@host:8123/database`, or `clickhouses://` for TLS
 * @param password where the address has none
 */
export function openClickHouseSource(
  address: URL,
  password: string | undefined,
  signal: AbortSignal | undefined,
): ClickHouseSource {
  const isEncrypted = address.protocol === 'clickhouses:';
  const port = address.port || (isEncrypted ? '8443' : '8123');
  const client = createClient({
    url: `${isEncrypted ? 'https' : 'http'}://${address.hostname}:${port}`,
    username: decodeURIComponent(address.username) || 'default',
    password: decodeURIComponent(address.password) || (password ?? ''),
    database: decodeURIComponent(address.pathname.slice(1)) || 'default',
    request_timeout: requestTimeout,
    clickhouse_settings: { ...plainOutput, ...readOnly },
    log: { level: ClickHouseLogLevel.OFF },
  });
  return {
    async answers(statement, name) {
      const patience = AbortSignal.timeout(connectMs);
      const rows = await client.query({
        query: statement,
        format: 'JSONEachRow',
        abort_signal: signal ? AbortSignal.any([signal, patience]) : patience,
        ...(name !== undefined && { query_params: { name } }),
      });
      return (await rows.json<{ answer: string }>()).map(({ answer }) => answer);
    },
    async csv(statement) {
      const { stream } = await client.exec({
        query: `${statement}\nformat CSVWithNames`,
        ...(signal && { abort_signal: signal }),
      });
      return stream;
    },
    close: () => client.close(),
  };
}
