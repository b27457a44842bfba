import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AttuneError } from '../../errors/index.ts';
import { counted } from '../counted.ts';
import { type Included, jsonApiLists, readIncluded, withIncluded } from './json-api.ts';
import { JsonScanner, type Member, type Outline, type RowsAt } from './json-scanner.ts';

/** The rows of a JSON document, one a line. */
export interface JsonRows {
  readonly path: string;
  readonly notes: readonly string[];
}

const beginningBytes = 1 << 20;
const chunkBytes = 1 << 20;

/**
 * Rewrites a JSON document as NDJSON, one row a line: the elements of a list, the elements of the longest list of
 * objects directly under a key of one object, or objects written one after the other over several lines. In a JSON:API
 * document what the rows refer to is put into them. Undefined
 * for text that is something else, and for one that has a row in each line already. The file is read twice, and
 * never held in memory.
 *
 * @param path of text in UTF-8
 * @throws AttuneError `input-unreadable` for a document that is malformed or cut off, with line and byte
 */
export async function jsonRows(
  { name, path, to }: { readonly name: string; readonly path: string; readonly to: string },
  signal: AbortSignal | undefined,
): Promise<JsonRows | undefined> {
  const { text, isWhole } = await beginning(path);
  if (!isDocument(text, isWhole, name)) return undefined;
  const outline = await scan(path, new JsonScanner(name, null, () => {}), signal);
  refuseMixture(name, outline);
  const api = outline.objects === 1 ? jsonApiLists(outline.members) : undefined;
  const rowsAt: RowsAt = api ? { is: 'key', member: api.data } : whereRowsAre(outline);
  if (rowsAt.is === 'objects' && outline.objects === 1 && isOneLine(text, isWhole)) return undefined;
  const included = api && (await readIncluded({ name, path }, { is: 'key', member: api.included }, signal));
  const rows = rowsFrom(name, rowsAt, included, signal);
  await pipeline(createReadStream(path, { highWaterMark: chunkBytes }), rows, createWriteStream(to), {
    ...(signal && { signal }),
  });
  return { path: to, notes: notesOn(outline, rowsAt, api?.included) };
}

async function beginning(path: string): Promise<{ text: string; isWhole: boolean }> {
  await using file = await open(path);
  const buffer = Buffer.alloc(beginningBytes);
  const { bytesRead } = await file.read(buffer, 0, beginningBytes, 0);
  const isWhole = bytesRead < beginningBytes;
  const text = new TextDecoder().decode(buffer.subarray(0, bytesRead), { stream: !isWhole });
  return { text, isWhole };
}

/** A document, and no file of one object a line, nor a table that begins with a bracket. */
function isDocument(text: string, isWhole: boolean, name: string): boolean {
  if (/^\s*\[/.test(text)) return /^\s*\[\s*(?:\{|\]|$)/.test(text) || /\.json(?:\.(?:gz|zst))?$/i.test(name);
  if (!/^\s*\{/.test(text)) return false;
  const lines = text.split('\n');
  if (!isWhole) lines.pop();
  const filled = lines.filter((line) => line.trim() !== '');
  if (isWhole && filled.length === 1) return true;
  const [first] = filled;
  if (first !== undefined && isObject(first)) return false;
  // A file of lines whose first one is damaged is still a file of lines.
  return filled.filter(isObject).length * 2 <= filled.length;
}

function isOneLine(text: string, isWhole: boolean): boolean {
  return isWhole && !text.trim().includes('\n');
}

function isObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

async function scan(path: string, scanner: JsonScanner, signal: AbortSignal | undefined): Promise<Outline> {
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    signal?.throwIfAborted();
    scanner.add(chunk as Buffer);
  }
  return scanner.end();
}

/** Rows are the elements of lists or objects; what stands beside them must not get lost. */
function refuseMixture(name: string, { objects, arrays, others }: Outline): void {
  const isMixed = objects > 0 && arrays > 0;
  if (!isMixed && (others === 0 || objects > 1)) return;
  throw new AttuneError(
    'input-unreadable',
    `${name} is no sound JSON: ${isMixed ? 'it holds both a list and an object that is not in it' : 'it goes on after its end'}.`,
    { remedy: 'Export it again, as one list of objects.', place: { file: name } },
  );
}

/** A list inside of an object that has one of these belongs to the row, as the lines belong to their order. */
const namesOfOneRow =
  /^_?(?:id|number|event|email|(?:order|customer|user|client|account|message|anonymous|transaction|invoice)_?id)$/i;

function whereRowsAre({ objects, members }: Outline): RowsAt {
  if (objects === 0) return { is: 'arrays' };
  if (objects > 1 || members.some(({ key }) => namesOfOneRow.test(key))) return { is: 'objects' };
  const member = longestList(members);
  return member < 0 ? { is: 'objects' } : { is: 'key', member };
}

/** The place of the longest list of objects; of equally long ones the first. An empty list may have held objects. */
function longestList(members: readonly Member[]): number {
  let longest = -1;
  members.forEach((member, i) => {
    if (isListOfObjects(member) && member.elements! > (members[longest]?.elements ?? -1)) longest = i;
  });
  return longest;
}

function isListOfObjects({ elements, beginsWithObject }: Member): boolean {
  return elements === 0 || (elements !== null && beginsWithObject);
}

/** Lines from the bytes of the document. */
function rowsFrom(
  name: string,
  rowsAt: RowsAt,
  included: Included | undefined,
  signal: AbortSignal | undefined,
) {
  return async function* lines(source: Readable): AsyncGenerator<Buffer> {
    const newline = Buffer.from('\n');
    let pending: Buffer[] = [];
    const scanner = new JsonScanner(name, rowsAt, (row) =>
      pending.push(included ? withIncluded(row, included) : row, newline),
    );
    for await (const chunk of source) {
      signal?.throwIfAborted();
      scanner.add(chunk as Buffer);
      const ready = Buffer.concat(pending);
      pending = [];
      if (ready.length > 0) yield ready;
    }
    scanner.end();
    if (pending.length > 0) yield Buffer.concat(pending);
  };
}

function notesOn(
  { objects, others, arrays, elements, members }: Outline,
  rowsAt: RowsAt,
  included: number | undefined,
): string[] {
  if (rowsAt.is === 'objects') return [counting(objects + others, 'object', 'one after the other')];
  if (rowsAt.is === 'arrays')
    return [counting(elements, 'element', arrays > 1 ? `in ${arrays} lists` : 'in its list')];
  const taken = members[rowsAt.member]!;
  const left = members.filter(
    (member, i) => member !== taken && i !== included && isListOfObjects(member) && member.elements! > 0,
  );
  return [
    counting(taken.elements!, 'element', `under “${taken.key}”`),
    ...left.map(
      ({ key, elements: rows }) =>
        `“${key}” holds ${counted(rows!, 'element')} more, which were not read: save it as a file of its own.`,
    ),
  ];
}

/** A document may stand on one line, so that the line in the original would tell nothing. */
function counting(rows: number, unit: string, where: string): string {
  return `The file is one JSON document, ${counted(rows, unit)} ${where}. Where a line is named, it is the number of the ${unit}.`;
}
