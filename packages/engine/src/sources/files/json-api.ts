import { createReadStream } from 'node:fs';
import { JsonScanner, type Member, type RowsAt } from './json-scanner.ts';

/** What the rows of a JSON:API document refer to, by type and id: the text of its attributes. */
export type Included = ReadonlyMap<string, string>;

/** The place of `data` and of `included` in a JSON:API document (jsonapi.org, version 1.1); undefined for any other. */
export function jsonApiLists(
  members: readonly Member[],
): { readonly data: number; readonly included: number } | undefined {
  const listAt = (key: string) =>
    members.findIndex((member) => member.key === key && member.elements !== null && member.beginsWithObject);
  const [data, included] = [listAt('data'), listAt('included')];
  return data < 0 || included < 0 ? undefined : { data, included };
}

const keyOf = (type: unknown, id: unknown) => JSON.stringify([type, id]);

/** Reads what is under `included`. Its objects are few beside the rows that refer to them, and are held in memory. */
export async function readIncluded(
  { name, path }: { readonly name: string; readonly path: string },
  rowsAt: RowsAt,
  signal: AbortSignal | undefined,
): Promise<Included> {
  const included = new Map<string, string>();
  const scanner = new JsonScanner(name, rowsAt, (row) => {
    const object = parsed(row);
    if (isObject(object) && isObject(object.attributes))
      included.set(keyOf(object.type, object.id), JSON.stringify(object.attributes));
  });
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    signal?.throwIfAborted();
    scanner.add(chunk as Buffer);
  }
  scanner.end();
  return included;
}

/** The row with a member `included` more: by relationship, the attributes of the object that it names. */
export function withIncluded(row: Buffer, included: Included): Buffer {
  const object = parsed(row);
  if (!isObject(object) || !isObject(object.relationships)) return row;
  const found: string[] = [];
  for (const [name, related] of Object.entries(object.relationships)) {
    const one = isObject(related) ? related.data : undefined;
    const attributes = isObject(one) ? included.get(keyOf(one.type, one.id)) : undefined;
    if (attributes !== undefined) found.push(`${JSON.stringify(name)}:${attributes}`);
  }
  const end = row.lastIndexOf(0x7d);
  if (found.length === 0 || end < 0) return row;
  return Buffer.concat([row.subarray(0, end), Buffer.from(`,"included":{${found.join(',')}}}`)]);
}

function parsed(row: Buffer): unknown {
  try {
    return JSON.parse(row.toString());
  } catch {
    // A row that is malformed is rejected with its place when it is read.
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
