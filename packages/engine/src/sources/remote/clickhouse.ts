import { pipeline } from 'node:stream/promises';
import { AttuneError } from '../../errors/index.ts';
import { nearestName } from '../../playbook/index.ts';
import { type ClickHouseSource, openClickHouseSource } from '../../warehouse/index.ts';
import type { DatabaseSource } from './address.ts';
import { greeting, orderableColumns, sortingKey, tableNames, wholeTable } from './clickhouse.sql.ts';
import { orderNote, queryNote } from './order-note.ts';
import { type Fault, isOfNetwork, redacted, remoteError } from './remote-error.ts';
import { fileFor, refuseFullDisk } from './write-rows.ts';

/**
 * Fetches a table or the rows of a query from ClickHouse, which writes the CSV itself, with `readonly` set.
 *
 * @returns in which order the rows are, for the report
 * @throws AttuneError that names the source and what to do; nothing it holds is a value or a password
 */
export async function fetchClickHouse(
  source: DatabaseSource,
  to: string,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const server = openClickHouseSource(source.url, process.env.CLICKHOUSE_PASSWORD, signal);
  let isConnected = false;
  try {
    await server.answers(greeting);
    isConnected = true;
    const { statement, notes } = await whatToRead(server, source);
    await pipeline(await server.csv(statement), fileFor(to), { ...(signal && { signal }) }).catch(
      refuseFullDisk,
    );
    return notes;
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof AttuneError) throw error;
    throw remoteError(source, faultOf(error, isConnected, 'query' in source.what), redacted(error));
  } finally {
    await server.close();
  }
}

async function whatToRead(
  server: ClickHouseSource,
  source: DatabaseSource,
): Promise<{ statement: string; notes: readonly string[] }> {
  const { what } = source;
  if ('query' in what) return { statement: what.query, notes: [queryNote] };
  const { table } = what;
  const [key] = await server.answers(sortingKey, table);
  if (key === undefined) {
    const near = nearestName(table, await server.answers(tableNames));
    throw remoteError(source, 'no table', new Error('system.tables knows no such table'), near);
  }
  const columns = key === '' ? [] : await server.answers(orderableColumns, table);
  return { statement: wholeTable(table, key, columns), notes: [orderNote(key === '' ? [] : [key])] };
}

function faultOf(error: unknown, isConnected: boolean, isQuery: boolean): Fault {
  const type = (error as { type?: string }).type ?? '';
  if (/AUTHENTICATION_FAILED|ACCESS_DENIED|UNKNOWN_USER|WRONG_PASSWORD/.test(type)) return 'denied';
  if (type === 'UNKNOWN_DATABASE') return 'no database';
  if (type === 'UNKNOWN_TABLE') return 'no table';
  if (type === 'READONLY') return 'writes';
  if (isQuery && /^(?:UNKNOWN_|SYNTAX_ERROR|AMBIGUOUS|NOT_AN_AGG|ILLEGAL)/.test(type)) return 'wrong query';
  if (!isConnected) return 'unreachable';
  return isOfNetwork(error) || /aborted|socket hang up|premature/i.test(String((error as Error).message))
    ? 'cut off'
    : 'failed';
}
