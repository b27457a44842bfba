import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const rooms = [join(import.meta.dirname, '..'), join(import.meta.dirname, '..', '..', 'warehouse')];
const isProgram = (name: string) => /\.[jt]s$/.test(name) && !/\.(test|d)\.[jt]s$/.test(name);

let print: string | undefined;

/** A fingerprint of the code that reads files: what other code made of a file is not taken over. */
export function codePrint(): string {
  if (print !== undefined) return print;
  const hash = createHash('sha256');
  for (const room of rooms)
    for (const name of readdirSync(room, { recursive: true, encoding: 'utf8' }).filter(isProgram).sort())
      hash.update(name).update(readFileSync(join(room, name)));
  print = hash.digest('hex');
  return print;
}
