import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Connection, createConnection } from 'mysql2/promise';

/**
 * MariaDB's server and the program that makes its folder, or undefined where they are not. Suites that need them are
 * skipped by name then, unless `ATTUNE_REQUIRE_MYSQL` says that they must run.
 */
export const mysqlPrograms: { readonly server: string; readonly install: string } | undefined = found();

if (!mysqlPrograms && process.env.ATTUNE_REQUIRE_MYSQL)
  throw new Error('The MySQL suites are required here, but mariadbd and mariadb-install-db were not found.');

function found() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin'];
  const program = (name: string) => folders.map((folder) => join(folder, name)).find(existsSync);
  const server = program('mariadbd');
  const install = program('mariadb-install-db');
  return server && install ? { server, install } : undefined;
}

export interface TestMysql {
  /** Of the server's socket. */
  readonly socket: string;
  /** As the one who may do everything. */
  readonly admin: Connection;
  stop(): Promise<void>;
}

/** Starts a throw-away server that only this machine's user can reach, through a socket in a temporary folder. */
export async function startMysql(): Promise<TestMysql> {
  if (!mysqlPrograms) throw new Error('There is no MariaDB on this machine.');
  const folder = mkdtempSync(join(tmpdir(), 'attune-my-'));
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const socket = join(folder, 'socket');
  const common = ['--no-defaults', `--datadir=${data}`];
  execFileSync(
    mysqlPrograms.install,
    [...common, '--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve'],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const server = spawn(
    mysqlPrograms.server,
    [
      ...common,
      `--socket=${socket}`,
      '--skip-networking',
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-buffer-pool-size=16M',
      // What a time means must not depend on the server's own zone.
      '--default-time-zone=+05:30',
    ],
    { ...user, cwd: folder, stdio: 'ignore' },
  );
  // A test run that is cut short must not leave a server behind.
  const abandon = () => server.kill('SIGKILL');
  process.once('exit', abandon);
  const stop = async () => {
    process.off('exit', abandon);
    await ended(server);
    rmSync(folder, { recursive: true, force: true });
  };
  const admin = await connected(socket, server).catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    socket,
    admin,
    async stop() {
      await admin.end();
      await stop();
    },
  };
}

/** MariaDB refuses to run as root: then it runs as its own user. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'mysql'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function connected(socketPath: string, server: ChildProcess): Promise<Connection> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await createConnection({ socketPath, user: 'root', multipleStatements: true });
    } catch (error) {
      if (attempt === 300 || server.exitCode !== null) throw error;
      await sleep(50);
    }
  }
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, 'exit');
  server.kill('SIGTERM');
  await exit;
}
