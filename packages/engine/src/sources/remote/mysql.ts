import { type Connection, createConnection, type FieldPacket, type TypeCastField } from 'mysql2';
import { AttuneError } from '../../errors/index.ts';
import { nearestName } from '../../playbook/index.ts';
import { type DatabaseSource, unusable } from './address.ts';
import { beginReading, primaryKey, tableNames, wholeTable } from './mysql.sql.ts';
import { orderNote, queryNote } from './order-note.ts';
import { type Fault, isOfNetwork, redacted, remoteError } from './remote-error.ts';
import { type TextRow, writeRows } from './write-rows.ts';

const connectMs = 15_000;
const batchRows = 1_000;
/** The character set of bytes that are no text. */
const binary = 63;

/**
 * Fetches a table or the rows of a query from MySQL or MariaDB as they arrive, in a transaction that cannot write.
 *
 * @returns in which order the rows are, for the report
 * @throws AttuneError that names the source and what to do; nothing it holds is a value or a password
 */
export async function fetchMysql(
  source: DatabaseSource,
  to: string,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const connection = createConnection(optionsOf(source.url));
  // What breaks the connection reaches whoever waits for an answer; without this it would end the process as well.
  connection.on('error', () => {});
  let isConnected = false;
  const stop = () => connection.destroy();
  signal?.addEventListener('abort', stop);
  try {
    signal?.throwIfAborted();
    await connected(connection, signal);
    isConnected = true;
    for (const statement of beginReading) await answer(connection, statement);
    const { statement, notes } = await whatToRead(connection, source);
    await writeRows(to, batchesOf(connection, statement, signal), signal);
    return notes;
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof AttuneError) throw error;
    const fault = faultOf(error, isConnected, 'query' in source.what);
    throw remoteError(source, fault, redacted(error), await similarTable(connection, source, fault));
  } finally {
    signal?.removeEventListener('abort', stop);
    connection.destroy();
  }
}

function optionsOf(url: URL) {
  const parameter = (name: string) => url.searchParams.get(name) ?? undefined;
  const socketPath = parameter('socket');
  const tls = parameter('tls');
  const password = decodeURIComponent(url.password) || process.env.MYSQL_PWD;
  if (url.username === '')
    throw unusable('mysql', 'names no user', 'Put one that may read in front of the host.');
  if (tls !== undefined && tls !== 'true' && tls !== 'false')
    throw unusable('mysql', `has tls=${tls}`, 'Write tls=true, or leave it out.');
  return {
    ...(socketPath === undefined
      ? { host: url.hostname.replaceAll(/^\[|\]$/g, ''), port: Number(url.port || 3306) }
      : { socketPath }),
    user: decodeURIComponent(url.username),
    ...(password !== undefined && { password }),
    database: decodeURIComponent(url.pathname.slice(1)),
    ...(tls === 'true' && { ssl: { rejectUnauthorized: true } }),
    connectTimeout: connectMs,
    multipleStatements: false,
    charset: 'utf8mb4',
  };
}

function connected(connection: Connection, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', reject, { once: true });
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
}

function answer(
  connection: Connection,
  statement: string,
  values: readonly string[] = [],
): Promise<{ name: string }[]> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.query(statement, [...values], (error, rows) => {
      connection.off('error', reject);
      if (error) reject(error);
      else resolve(rows as unknown as { name: string }[]);
    });
  });
}

async function whatToRead(
  connection: Connection,
  { what }: DatabaseSource,
): Promise<{ statement: string; notes: readonly string[] }> {
  if ('query' in what) return { statement: what.query, notes: [queryNote] };
  const key = (await answer(connection, primaryKey, [what.table])).map((row) => row.name);
  return { statement: wholeTable(what.table, key), notes: [orderNote(key)] };
}

async function* batchesOf(
  connection: Connection,
  statement: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly TextRow[]> {
  let fields: readonly FieldPacket[] = [];
  const query = connection.query({ sql: statement, rowsAsArray: true, typeCast: textOf(() => fields) });
  query.on('fields', (found: FieldPacket[]) => {
    fields = found;
  });
  const stream = query.stream({ highWaterMark: batchRows, ...(signal && { signal }) });
  // The library tells a lost connection only to the connection itself: the stream would wait for ever.
  const lost = (error: Error) => stream.destroy(error);
  connection.on('error', lost);
  try {
    let batch: TextRow[] | undefined;
    for await (const row of stream) {
      batch ??= [fields.map((field) => field.name)];
      batch.push(row as TextRow);
      if (batch.length < batchRows) continue;
      yield batch;
      batch = [];
    }
    yield batch ?? [fields.map((field) => field.name)];
  } finally {
    connection.off('error', lost);
  }
}

/** Everything as the text that the server sends; moments in ISO, bytes that are no text in hexadecimal digits. */
function textOf(fields: () => readonly FieldPacket[]) {
  let binaries: ReadonlySet<string> | undefined;
  return (field: TypeCastField): string | null => {
    binaries ??= new Set(
      fields()
        .filter(isBinary)
        .map((one) => one.name),
    );
    if (/BLOB|STRING|GEOMETRY|BIT|VECTOR/.test(field.type) && binaries.has(field.name)) {
      const bytes = field.buffer();
      return bytes === null ? null : `0x${bytes.toString('hex')}`;
    }
    const text = field.string();
    if (text === null) return null;
    if (field.type === 'TIMESTAMP') return `${text.replace(' ', 'T')}Z`;
    return field.type === 'DATETIME' ? text.replace(' ', 'T') : text;
  };
}

function isBinary({ characterSet }: FieldPacket & { characterSet?: number }): boolean {
  return characterSet === binary;
}

async function similarTable(
  connection: Connection,
  { what }: DatabaseSource,
  fault: Fault,
): Promise<string | undefined> {
  if (fault !== 'no table' || 'query' in what) return undefined;
  const names = await answer(connection, tableNames).catch(() => []);
  return nearestName(
    what.table,
    names.map(({ name }) => name),
  );
}

function faultOf(error: unknown, isConnected: boolean, isQuery: boolean): Fault {
  const code = (error as { code?: string }).code ?? '';
  if (/ACCESS_DENIED|ER_(?:TABLE|COLUMN)ACCESS|ER_NOT_SUPPORTED_AUTH|ER_HOST_NOT_PRIVILEGED/.test(code))
    return 'denied';
  if (code === 'ER_BAD_DB_ERROR' || code === 'ER_NO_DB_ERROR') return 'no database';
  if (code === 'ER_NO_SUCH_TABLE') return 'no table';
  if (code === 'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION') return 'writes';
  if (isQuery && /^ER_(?:PARSE|BAD_FIELD|NON_UNIQ|WRONG|SP_DOES_NOT_EXIST)/.test(code)) return 'wrong query';
  if (!isConnected) return 'unreachable';
  return isOfNetwork(error) || /PROTOCOL|CONNECTION|SHUTDOWN|ER_(?:NET|QUERY_INTERRUPTED)/.test(code)
    ? 'cut off'
    : 'failed';
}
