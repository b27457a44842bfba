import { ClickHouseError } from '@clickhouse/client';
import { AttuneError } from '../errors/index.ts';
import { withoutQuotes } from './redact.ts';

/** Errors found while ClickHouse reads the statement, before it reads any row: what they quote are names. */
const namesOnly = new Set([
  'UNKNOWN_IDENTIFIER',
  'UNKNOWN_TABLE',
  'UNKNOWN_FUNCTION',
  'UNKNOWN_TYPE',
  'NOT_AN_AGGREGATE',
  'AMBIGUOUS_IDENTIFIER',
  'NUMBER_OF_ARGUMENTS_DOESNT_MATCH',
]);

/** Not reachable, not let in, no such database: nothing that another statement would change. */
const closedDoors = new Set(['AUTHENTICATION_FAILED', 'UNKNOWN_DATABASE']);

/** Let in, but not allowed to do what a run has to. */
const missingRights = new Set(['ACCESS_DENIED', 'READONLY']);

/** Of a server that is there and could not do it now, or cannot say whether it has. */
const passing = new Set([
  'NETWORK_ERROR',
  'SOCKET_TIMEOUT',
  'ALL_CONNECTION_TRIES_FAILED',
  'UNEXPECTED_END_OF_FILE',
  'ATTEMPT_TO_READ_AFTER_EOF',
  'TOO_MANY_PARTS',
  'TOO_MANY_SIMULTANEOUS_QUERIES',
]);

/** Whether an insert that failed so may have been taken, or would be the next time. */
export function mayHaveArrived(error: unknown): boolean {
  return error instanceof ClickHouseError ? passing.has(error.type ?? '') : fromNetwork(error);
}

/**
 * What went wrong between this program and ClickHouse at `host`, as an error for the user; bugs stay as they are.
 * The cause is kept without what it quotes, because ClickHouse quotes customers' values in its messages.
 */
export function clickhouseFailure(host: string, statement: string, error: unknown): unknown {
  if (error instanceof ClickHouseError) {
    const cause = redacted(error);
    if (closedDoors.has(error.type ?? ''))
      return new AttuneError('warehouse-unavailable', `ClickHouse at ${host} refused the connection.`, {
        remedy: 'Check user, password and database in ATTUNE_WAREHOUSE. The database must exist.',
        cause,
      });
    if (missingRights.has(error.type ?? ''))
      return new AttuneError(
        'warehouse-unavailable',
        `ClickHouse at ${host} does not let this user make a database and work in it.`,
        {
          remedy:
            'A run makes a database attune_… and drops it at its end. Allow that to the user in ATTUNE_WAREHOUSE: ' +
            'GRANT CREATE, DROP, SELECT, INSERT ON attune_*.* TO user (older servers: ON *.*).',
          cause,
        },
      );
    const words = statement.replaceAll(/\s+/g, ' ').trim().slice(0, 120);
    return new AttuneError('warehouse-failed', `A statement failed in the warehouse: ${words}`, {
      remedy: 'This is a fault in Attune or a limit of the ClickHouse server. The cause says which.',
      cause,
    });
  }
  if (fromNetwork(error))
    return new AttuneError('warehouse-unavailable', `ClickHouse at ${host} does not answer.`, {
      remedy: 'Check that the server runs, and host and port in ATTUNE_WAREHOUSE (HTTP, usually 8123).',
      cause: error,
    });
  return error;
}

/** The message up to where ClickHouse begins to repeat the statement, without quoted text and long numbers. */
function redacted(error: ClickHouseError): Error {
  const head = error.message.split(/:? (?:in scope|while (?:executing|converting|reading))\b/i)[0] ?? '';
  const shown = namesOnly.has(error.type ?? '') ? head.trim().slice(0, 500) : withoutQuotes(head);
  return new Error(`ClickHouse error ${error.code} ${error.type ?? ''}: ${shown}`);
}

function fromNetwork(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return (
    /^E[A-Z]+$|^ERR_(?:SSL|TLS|STREAM)/.test(code) || /timeout|socket hang up|aborted/i.test(error.message)
  );
}
