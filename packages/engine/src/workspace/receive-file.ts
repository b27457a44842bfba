import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { AttuneError } from '../errors/index.ts';

export interface Received {
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
  /** The first bytes. */
  readonly head: Buffer;
}

const headBytes = 8;

/**
 * Writes a stream to a new file, and to the disk itself, without holding it in memory.
 *
 * @throws AttuneError `file-too-large` as soon as there are more than `most` bytes; the file is then for the caller
 *   to remove
 */
export async function receiveFile(
  source: AsyncIterable<Uint8Array>,
  path: string,
  { most, signal }: { readonly most: number; readonly signal?: AbortSignal },
): Promise<Received> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let bytes = 0;
  const file = await open(path, 'wx');
  try {
    for await (const chunk of source) {
      signal?.throwIfAborted();
      bytes += chunk.length;
      if (bytes > most)
        throw new AttuneError('file-too-large', `The file is larger than ${megabytes(most)}.`, {
          remedy: 'Send less at a time: a file for each year, say, or Parquet instead of CSV.',
        });
      if (head.length < headBytes) head = Buffer.concat([head, chunk]).subarray(0, headBytes);
      hash.update(chunk);
      let written = 0;
      while (written < chunk.length) written += (await file.write(chunk, written)).bytesWritten;
    }
    signal?.throwIfAborted();
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex'), head };
}

export function megabytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 2 ** 20)).toLocaleString('en')} MB`;
}
