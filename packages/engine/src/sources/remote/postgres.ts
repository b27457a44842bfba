import { Client, type FieldDef, type QueryResult } from 'pg';
import Cursor from 'pg-cursor';
import { AttuneError } from '../../errors/index.ts';
import { nearestName } from '../../playbook/index.ts';
import type { DatabaseSource } from './address.ts';
import { orderNote, queryNote } from './order-note.ts';
import {
  beginReading,
  plainOutput,
  primaryKey,
  tableName,
  tableNames,
  tableNumber,
  wholeTable,
} from './postgres.sql.ts';
import { type Fault, isOfNetwork, redacted, remoteError } from './remote-error.ts';
import { type TextRow, writeRows } from './write-rows.ts';

const connectMs = 15_000;
const batchRows = 2_000;

/** Numbers of types whose text is not yet as it should be. */
const types = { boolean: 16, money: 790, timestamp: 1114, timestampWithZone: 1184 };

/**
 * Fetches a table or the rows of a query from PostgreSQL, through a cursor in a transaction that cannot write.
 *
 * @returns in which order the rows are, for the report
 * @throws AttuneError that names the source and what to do; nothing it holds is a value or a password
 */
export async function fetchPostgres(
  source: DatabaseSource,
  to: string,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const client = new Client({
    connectionString: source.url.href,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    application_name: 'attune',
    // Everything stays the text that the server sends.
    types: { getTypeParser: () => (value: unknown) => value },
  });
  let isConnected = false;
  // A cut connection reaches whoever waits for an answer; without this it would end the process as well.
  client.on('error', () => {});
  const stop = () => void client.end().catch(() => {});
  signal?.addEventListener('abort', stop);
  try {
    await client.connect();
    isConnected = true;
    await client.query(beginReading);
    for (const statement of plainOutput) await client.query(statement);
    const { statement, notes } = await whatToRead(client, source);
    await writeRows(to, batchesOf(client, statement), signal);
    return notes;
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof AttuneError) throw error;
    throw remoteError(source, faultOf(error, isConnected, 'query' in source.what), redacted(error));
  } finally {
    signal?.removeEventListener('abort', stop);
    await client.end().catch(() => {});
  }
}

async function whatToRead(
  client: Client,
  source: DatabaseSource,
): Promise<{ statement: string; notes: readonly string[] }> {
  const { what } = source;
  if ('query' in what) return { statement: what.query, notes: [queryNote] };
  const { table, schema } = what;
  const found = await client.query(tableNumber, [tableName(table, schema)]);
  const number: unknown = found.rows[0]?.number;
  if (number === null) {
    const others = await client.query(tableNames, [schema ?? null]);
    const near = nearestName(
      table,
      others.rows.map((row) => String(row.name)),
    );
    throw remoteError(source, 'no table', new Error('to_regclass knows no such table'), near);
  }
  const key = (await client.query(primaryKey, [number])).rows.map((row) => String(row.name));
  return { statement: wholeTable(table, schema, key), notes: [orderNote(key)] };
}

async function* batchesOf(client: Client, statement: string): AsyncGenerator<readonly TextRow[]> {
  const cursor = client.query(new Cursor<TextRow>(statement, [], { rowMode: 'array' }));
  const first = await read(cursor);
  const formats = first.fields.map(({ dataTypeID }) => formatOf(dataTypeID));
  yield [first.fields.map((field) => field.name)];
  const isPlain = formats.every((format) => format === undefined);
  const formatted = (value: string | null, i: number) =>
    value === null ? null : (formats[i]?.(value) ?? value);
  for (let { rows } = first; rows.length > 0; { rows } = await read(cursor))
    yield isPlain ? rows : rows.map((row) => row.map(formatted));
}

/** A few rows more; none when all have come. The fields come with the first. */
function read(cursor: Cursor<TextRow>): Promise<{ rows: TextRow[]; fields: readonly FieldDef[] }> {
  return new Promise((resolve, reject) => {
    cursor.read(batchRows, (error: Error | undefined, rows: TextRow[], result?: QueryResult) => {
      if (error) reject(error);
      else resolve({ rows, fields: result?.fields ?? [] });
    });
  });
}

function formatOf(type: number): ((value: string) => string) | undefined {
  if (type === types.boolean) return (value) => (value === 't' ? 'true' : 'false');
  // `-$1,234.50` in the language C.
  if (type === types.money) return (value) => value.replaceAll(/[$,]/g, '');
  if (type === types.timestamp) return (value) => value.replace(' ', 'T');
  if (type === types.timestampWithZone) return (value) => value.replace(' ', 'T').replace(/\+00$/, 'Z');
  return undefined;
}

function faultOf(error: unknown, isConnected: boolean, isQuery: boolean): Fault {
  const code = (error as { code?: string }).code ?? '';
  if (/^(?:28|42501)/.test(code)) return 'denied';
  if (code === '3D000') return 'no database';
  if (/^(?:42P01|3F000)$/.test(code)) return 'no table';
  // Not in a transaction that only reads; and not the mode of one that has begun.
  if (code === '25006' || code === '25001') return 'writes';
  if (isQuery && /^42/.test(code)) return 'wrong query';
  // The library itself finds that there is no password, and has no code for it.
  if (/SASL|password/i.test(String((error as Error).message))) return 'denied';
  if (!isConnected) return 'unreachable';
  // 57P01 to 57P03: the server is told to stop.
  const isCut =
    isOfNetwork(error) ||
    /^(?:57P|08)/.test(code) ||
    /^Connection terminated/.test(String((error as Error).message));
  return isCut ? 'cut off' : 'failed';
}
