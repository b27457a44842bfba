import { createHash, randomBytes } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';

/** Writes a value with its own checksum, so that what a disk or a hand has changed is not taken for what was written. */
export async function writeSealed(path: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  const draft = `${path}-${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(`${checksum(text)}\n${text}`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** What `writeSealed` wrote; undefined where there is nothing, or something else. */
export async function readSealed<Value>(path: string): Promise<Value | undefined> {
  const written = await readFile(path, 'utf8').catch(() => '');
  const text = written.slice(written.indexOf('\n') + 1);
  return written === `${checksum(text)}\n${text}` ? (JSON.parse(text) as Value) : undefined;
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
