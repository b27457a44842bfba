/**
 * ClickHouse for tests: the real engine (chdb, ClickHouse as a library) behind as much of ClickHouse's HTTP
 * interface as its official client uses. Run as a program of its own, because the library cannot be unloaded and
 * a test must be able to stop it. It listens on the loopback only, prints its address once it answers, and ends
 * when its standard input ends, so that it never outlives the test.
 *
 *     node packages/engine/test/clickhouse-front.ts [ports of shards]
 *
 * With ports it knows a cluster `spread`, whose shards are said to listen there. The library has no queue of statements for
 * all servers, so that `on cluster` is left out: this one server does them.
 */
import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

/** What this program uses of chdb. */
interface Session {
  queryAsync(query: string, options: { format: string }): Promise<Answer>;
  queryBindAsync(query: string, params: Record<string, string>, options: { format: string }): Promise<Answer>;
}
interface Answer {
  readonly rowsRead: number;
  readonly bytesRead: number;
  bytes(): Uint8Array;
}

const user = 'default';
const password = 'front';

/** Parts of the URL that say how to run a query; all others are settings of the engine. */
const ownKeys = new Set(['query', 'query_id', 'database', 'default_format', 'wait_end_of_query']);

class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** chdb takes one statement at a time here: the database and the settings belong to its one session. */
class Engine {
  readonly #session: Session;
  readonly #folder: string;
  #last: Promise<unknown> = Promise.resolve();
  /** What is set now (unknown after a failure), and the assignments that undo it. */
  #settings: string | undefined = '';
  #reset = '';

  constructor(session: Session, folder: string) {
    this.#session = session;
    this.#folder = folder;
  }

  answer(request: IncomingMessage, url: URL): Promise<Answer> {
    const turn = this.#last.then(() => this.#run(request, url));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #run(request: IncomingMessage, url: URL): Promise<Answer> {
    const format = url.searchParams.get('default_format') ?? 'TabSeparated';
    const inUrl = url.searchParams.get('query');
    const entries = [...url.searchParams];
    const settings = entries.filter(([key]) => !ownKeys.has(key) && !key.startsWith('param_'));
    const params = Object.fromEntries(
      entries
        .filter(([key]) => key.startsWith('param_'))
        .map(([key, value]) => [key.slice('param_'.length), unescaped(value)]),
    );
    const uploaded = join(this.#folder, 'uploaded');
    try {
      const whole = inUrl === null ? await text(request) : await this.#withData(inUrl, request, uploaded);
      const query = whole.replace(/ on cluster "spread"/, '');
      await this.#plain(`use ${quoted(url.searchParams.get('database') ?? 'default', '`')}`);
      await this.#apply(settings);
      return Object.keys(params).length > 0
        ? await this.#session.queryBindAsync(query, params, { format })
        : await this.#session.queryAsync(query, { format });
    } finally {
      rmSync(uploaded, { force: true });
    }
  }

  /** Settings hold for one request, but most requests send the same: only a change is passed on. */
  async #apply(settings: readonly (readonly [string, string])[]): Promise<void> {
    for (const [name] of settings)
      if (!/^\w+$/.test(name)) throw new Refusal(400, `Not the name of a setting: ${name}`);
    const wanted = settings.map(([name, value]) => `${name} = ${quoted(value, "'")}`).join(', ');
    if (wanted === this.#settings) return;
    if (this.#reset) await this.#plain(`set ${this.#reset}`);
    this.#settings = undefined;
    this.#reset = settings.map(([name]) => `${name} = default`).join(', ');
    if (wanted) await this.#plain(`set ${wanted}`);
    this.#settings = wanted;
  }

  /** An INSERT with its rows in the body: the library reads them from a file instead. */
  async #withData(query: string, request: IncomingMessage, path: string): Promise<string> {
    await pipeline(request, createWriteStream(path));
    if (statSync(path).size === 0) return query;
    const found = /^(\s*insert\s+into\b.*)\bformat\s+(\w+)\s*$/is.exec(query);
    if (!found) throw new Refusal(400, 'A body beside a query is only understood for INSERT … FORMAT …');
    return `${found[1]} from infile ${quoted(path, "'")} format ${found[2]}`;
  }

  #plain(statement: string): Promise<Answer> {
    return this.#session.queryAsync(statement, { format: 'TabSeparated' });
  }
}

function quoted(value: string, mark: "'" | '`'): string {
  return mark + value.replaceAll('\\', '\\\\').replaceAll(mark, `\\${mark}`) + mark;
}

/** Parameters travel escaped as in a tab-separated file; the library escapes them again itself. */
function unescaped(value: string): string {
  const letters: Record<string, string> = { t: '\t', n: '\n', r: '\r', 0: '\0', b: '\b', f: '\f' };
  return value.replaceAll(/\\(.)/gs, (_, letter: string) => letters[letter] ?? letter);
}

async function reply(engine: Engine, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://front');
  if (url.pathname === '/ping') {
    response.end('Ok.\n');
    return;
  }
  response.setHeader('X-ClickHouse-Query-Id', url.searchParams.get('query_id') ?? randomUUID());
  response.setHeader('X-ClickHouse-Timezone', 'UTC');
  try {
    const expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    if (request.headers.authorization !== expected)
      throw new Refusal(
        403,
        `Code: 516. DB::Exception: ${user}: Authentication failed. (AUTHENTICATION_FAILED)`,
      );
    const answer = await engine.answer(request, url);
    response.setHeader(
      'X-ClickHouse-Summary',
      JSON.stringify({ read_rows: String(answer.rowsRead), read_bytes: String(answer.bytesRead) }),
    );
    response.end(answer.bytes());
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = /Code: (\d+)/.exec(message)?.[1];
    if (code) response.setHeader('X-ClickHouse-Exception-Code', code);
    response.writeHead(error instanceof Refusal ? error.status : 500, { 'Content-Type': 'text/plain' });
    // What is left of the request's body is read and thrown away, or the client never sees this answer.
    request.resume();
    response.end(`${message}\n`);
  }
}

/** The library is too large for the default install; `npm run test:clickhouse` fetches it. */
function loadLibrary(): { Session: new (path: string) => Session } {
  const folders = [resolve(import.meta.dirname, '../../../.clickhouse'), process.env.ATTUNE_CHDB];
  const folder = folders.find((one) => one !== undefined && existsSync(join(one, 'node_modules', 'chdb')));
  if (!folder)
    throw new Error(
      'The ClickHouse library chdb is not here. Run: npm run test:clickhouse, which installs it.',
    );
  return createRequire(join(folder, 'node_modules', 'index.js'))('chdb');
}

const folder = mkdtempSync(join(tmpdir(), 'attune-clickhouse-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const { Session } = loadLibrary();
const shards = process.argv.slice(2).map(Number);
if (shards.length > 0) {
  const replicas = shards.map(
    (port) => `<shard><replica><host>127.0.0.1</host><port>${port}</port></replica></shard>`,
  );
  // The library reads its configuration from the folder in which it is started.
  writeFileSync(
    join(folder, 'config.xml'),
    `<clickhouse><remote_servers><spread>${replicas.join('')}</spread></remote_servers></clickhouse>`,
  );
  process.chdir(folder);
}
const session = new Session(join(folder, 'data'));
const engine = new Engine(session, folder);
const server = createServer((request, response) => void reply(engine, request, response));
server.requestTimeout = 0;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(`clickhouse://${user}:${password}@127.0.0.1:${port}/default`);
});
process.stdin.resume();
process.stdin.on('end', () => {
  // A statement under way cannot be stopped and would hold up an orderly end; the data is thrown away anyway.
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.kill(process.pid, 'SIGKILL');
});
