import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/**
 * The folder of PostgreSQL's programs. Suites that need a server are skipped by name where there is none, unless
 * `ATTUNE_REQUIRE_POSTGRES` says that they must run.
 */
export const postgresPrograms: string | undefined = programFolders().find((folder) =>
  ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))),
);

if (!postgresPrograms && process.env.ATTUNE_REQUIRE_POSTGRES)
  throw new Error('The PostgreSQL suites are required here, but initdb and postgres were not found.');

function programFolders(): string[] {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  return [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.toSorted((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, 'bin')),
  ];
}

export interface TestPostgres {
  /** The address of a new, empty schema: much cheaper than a database of its own, and as empty. */
  freshSchema(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts a throw-away server that only this machine's user can reach, through a socket in a temporary folder.
 * Its language is not the C language, so that an order that depends on it shows.
 */
export async function startPostgres(): Promise<TestPostgres> {
  if (!postgresPrograms) throw new Error('There is no PostgreSQL on this machine.');
  const folder = mkdtempSync(join(tmpdir(), 'attune-pg-'));
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');

  execFileSync(
    join(postgresPrograms, 'initdb'),
    ['--pgdata', data, '--username', 'attune', '--auth', 'trust', '--no-sync', '--encoding', 'UTF8'].concat([
      '--locale',
      'C',
      '--locale-provider',
      'icu',
      '--icu-locale',
      'en-US',
    ]),
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const settings = {
    listen_addresses: '',
    unix_socket_directories: folder,
    fsync: 'off',
    full_page_writes: 'off',
    max_connections: '50',
    log_min_messages: 'panic',
  };
  const server = spawn(
    join(postgresPrograms, 'postgres'),
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  // A test run that is cut short must not leave a server behind.
  const abandon = () => server.kill('SIGQUIT');
  process.once('exit', abandon);
  const stop = async () => {
    process.off('exit', abandon);
    await ended(server);
    rmSync(folder, { recursive: true, force: true });
  };

  const address = `postgres://attune@localhost/postgres?host=${encodeURIComponent(folder)}`;
  const admin = await connected(address, server).catch(async (error) => {
    await stop();
    throw error;
  });
  let schemas = 0;
  return {
    async freshSchema() {
      const name = `attune_${++schemas}`;
      await admin.query(`create schema ${name}`);
      return `${address}&options=${encodeURIComponent(`-c search_path=${name}`)}`;
    },
    async stop() {
      await admin.end();
      await stop();
    },
  };
}

/** PostgreSQL refuses to run as root: then it runs as its own user. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function connected(url: string, server: ChildProcess): Promise<Client> {
  for (let attempt = 1; ; attempt++) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (attempt === 300 || server.exitCode !== null) throw error;
      await sleep(50);
    }
  }
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, 'exit');
  // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
  server.kill('SIGINT');
  await exit;
}
