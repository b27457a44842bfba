import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { AttuneError } from '../errors/index.ts';

/** The right to be the one process that works in a folder. */
export interface FolderLock {
  /** Lets others who ask know where this process answers. */
  announce(address: string): Promise<void>;
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly address?: string;
}

/** Names of the files that the lock leaves in a folder. */
export const lockFile = '.lock';
export const holderFile = '.holder.json';

const patienceMs = 600;
const retryMs = 40;

/**
 * Takes the folder for this process, until it is released or the process ends in whatever way.
 *
 * Node has no lock on files, so SQLite takes it: the operating system gives it back when the process is gone, so there
 * is nothing stale to judge. The file must be opened by nothing else in this process: POSIX drops all locks of
 * a process on a file when it closes any of its handles to it.
 *
 * @param check asked once nobody else is at work in the folder, before anything is written there
 * @throws AttuneError `workspace-busy`, within a second, with the process that has it; `workspace-unusable`
 */
export async function lockFolder(folder: string, check: () => Promise<void>): Promise<FolderLock> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const lock = tryLock(join(folder, lockFile));
    if (lock) return hold(folder, lock, check);
    const holder = await readHolder(folder);
    // Who has just taken it may not have written who it is yet: then the name is that of its predecessor.
    if ((holder && isAlive(holder.pid)) || performance.now() > deadline) throw busy(folder, holder);
    await sleep(retryMs);
  }
}

async function hold(folder: string, lock: DatabaseSync, check: () => Promise<void>): Promise<FolderLock> {
  const path = join(folder, holderFile);
  const write = (holder: Holder) => writeFile(path, `${JSON.stringify(holder)}\n`);
  try {
    await check();
    await write({ pid: process.pid });
  } catch (error) {
    lock.close();
    throw error;
  }
  return {
    announce: (address) => write({ pid: process.pid, address }),
    async release() {
      await rm(path, { force: true });
      lock.close();
    },
  };
}

function tryLock(path: string): DatabaseSync | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    // Nothing is ever written, so nothing has to be kept for an undo: no second file beside it.
    database.exec('pragma journal_mode = memory');
    database.exec('begin exclusive');
    return database;
  } catch (cause) {
    database?.close();
    if (cause instanceof Error && 'errcode' in cause && cause.errcode === 5) return undefined;
    throw new AttuneError('workspace-unusable', 'The folder cannot be locked, so it cannot be a workspace.', {
      remedy: 'Check that it can be written, and that it lies on a disk of this machine.',
      place: { file: path },
      cause,
    });
  }
}

async function readHolder(folder: string): Promise<Holder | undefined> {
  try {
    const holder: unknown = JSON.parse(await readFile(join(folder, holderFile), 'utf8'));
    return typeof holder === 'object' && holder !== null && 'pid' in holder && typeof holder.pid === 'number'
      ? (holder as Holder)
      : undefined;
  } catch {
    // Not written yet, or half-way.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function busy(folder: string, holder: Holder | undefined): AttuneError {
  const who = holder === undefined ? 'another process' : `the process ${holder.pid}`;
  const where = holder?.address === undefined ? '' : `, which answers at ${holder.address}`;
  return new AttuneError('workspace-busy', `This workspace is open in ${who}${where}.`, {
    remedy:
      holder?.address === undefined
        ? 'Stop that process, or name another folder.'
        : `Open ${holder.address}, or stop that process, or name another folder.`,
    place: { file: folder },
  });
}
