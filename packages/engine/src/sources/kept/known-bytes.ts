import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ByteFacts } from '../files/prepare-file.ts';

interface Known {
  readonly facts: ByteFacts;
  readonly print: string;
}

/** A file that was written so shortly before it was read may be written again without a later time on it. */
const settledMs = 2_000;

/**
 * What reading every byte of a file has shown, for files that have not been written since. Relies on the disk: the same
 * device, inode, size and time of the last change, to the nanosecond. Whoever changes a file and puts its time back, in
 * place and without changing its size, is not noticed; copying, replacing and appending are.
 */
export class KnownBytes {
  readonly #before: ReadonlyMap<string, ByteFacts>;
  readonly #now = new Map<string, ByteFacts>();

  constructor(known: readonly Known[]) {
    this.#before = new Map(known.map(({ print, facts }) => [print, facts]));
  }

  /** What is known of the file, or what `read` finds when it reads it. */
  async of(path: string, read: () => Promise<ByteFacts>): Promise<ByteFacts> {
    const before = await stat(path, { bigint: true });
    const print = printOf(before);
    const known = this.#before.get(print);
    if (known) {
      this.#now.set(print, known);
      return known;
    }
    const isSettled = Number(before.mtimeMs) < Date.now() - settledMs;
    const facts = await read();
    const isUnchanged = printOf(await stat(path, { bigint: true })) === print;
    if (isSettled && isUnchanged) this.#now.set(print, facts);
    return facts;
  }

  /** Of the files that this run has met: others go. */
  toKeep(): Known[] {
    return [...this.#now].map(([print, facts]) => ({ print, facts }));
  }
}

function printOf({ dev, ino, size, mtimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs].join(' ');
}
