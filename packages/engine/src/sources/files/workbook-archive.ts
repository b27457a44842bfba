import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { AttuneError } from '../../errors/index.ts';

/** A workbook is taken apart in memory, so there is an end to what is read of one. */
const workbookLimits = {
  /** Filled cells of all sheets. */
  cells: 2_000_000,
  /** Rows times columns of one sheet, up to its last filled cell. */
  area: 20_000_000,
  /** Of the parts that are read, unpacked. */
  bytes: 384 * 2 ** 20,
  /** How many times its size a part may have once it is unpacked, beyond `freeBytes`. */
  ratio: 200,
  freeBytes: 32 * 2 ** 20,
} as const;

/** What a file that begins as a ZIP archive is. */
export type ArchiveKind = 'workbook' | 'other workbook' | 'archive';

/** What is read of a workbook. */
export interface WorkbookArchive {
  /** Its parts that matter, in a ZIP archive without compression. */
  readonly bytes: Buffer;
  /** Whether days count from 1904. */
  readonly is1904: boolean;
  /** Formulas of all sheets whose result is not in the file. */
  readonly formulasWithoutValue: number;
}

const neededParts = /^xl\/(?!(?:theme|drawings|charts|chartsheets|pivot\w*|media)\/).*\.xml(?:\.rels)?$/;

/** @throws AttuneError `input-unreadable` for a damaged archive */
export async function archiveKind(name: string, path: string): Promise<ArchiveKind> {
  const zip = await opened(name, path);
  try {
    const names = new Set<string>();
    for await (const { fileName } of eachEntry(name, zip)) names.add(fileName);
    if (names.has('xl/workbook.xml')) return 'workbook';
    return names.has('xl/workbook.bin') || names.has('content.xml') ? 'other workbook' : 'archive';
  } finally {
    zip.close();
  }
}

/**
 * Unpacks a workbook, and packs what is read of it anew without compression: what its headers promise is not believed,
 * sizes are counted as they come and check sums compared. Errors in cells (`#N/A`) are made texts, so that they are
 * not taken for empty cells.
 *
 * @throws AttuneError `input-unreadable` for one that is damaged, locked, or larger than `workbookLimits`
 */
export async function openWorkbook(
  name: string,
  path: string,
  signal: AbortSignal | undefined,
): Promise<WorkbookArchive> {
  const zip = await opened(name, path);
  try {
    const parts: Part[] = [];
    const known = new Set<string>();
    let bytes = 0;
    let cells = 0;
    let formulasWithoutValue = 0;
    let is1904 = false;
    for await (const entry of eachEntry(name, zip)) {
      signal?.throwIfAborted();
      if (!neededParts.test(entry.fileName)) continue;
      if (entry.isEncrypted()) throw locked(name);
      if (known.has(entry.fileName)) throw damaged(name, new Error('Two parts have the same name.'));
      known.add(entry.fileName);
      const content = await contentOf(name, zip, entry, workbookLimits.bytes - bytes);
      bytes += content.length;
      // One character a byte: what is looked for is plain ASCII, and the rest stays as it is.
      const xml = content.toString('latin1');
      if (entry.fileName === 'xl/workbook.xml') {
        is1904 = /\bdate1904=["'](?:1|true)["']/.test(xml);
        parts.push({
          name: entry.fileName,
          content: latin1(xml.replace(/\bdate1904=["']true["']/, 'date1904="1"')),
        });
      } else if (/<(?:\w+:)?sheetData[\s/>]/.test(xml)) {
        cells += filledCells(name, xml);
        if (cells > workbookLimits.cells)
          throw tooLarge(name, `more than ${workbookLimits.cells / 1e6} million cells`);
        formulasWithoutValue += countFormulasWithoutValue(xml);
        parts.push({ name: entry.fileName, content: latin1(withErrorsAsText(xml)) });
      } else parts.push({ name: entry.fileName, content });
    }
    return { bytes: packed(parts), is1904, formulasWithoutValue };
  } finally {
    zip.close();
  }
}

interface Part {
  readonly name: string;
  readonly content: Buffer;
}

const latin1 = (text: string) => Buffer.from(text, 'latin1');

async function opened(name: string, path: string): Promise<ZipFile> {
  return openPromise(path, { strictFileNames: true, autoClose: false }).catch((cause: unknown) => {
    throw damaged(name, cause);
  });
}

async function* eachEntry(name: string, zip: ZipFile): AsyncIterable<Entry> {
  const entries = zip.eachEntry();
  for (;;) {
    const next = await entries.next().catch((cause: unknown) => {
      throw damaged(name, cause);
    });
    if (next.done) return;
    yield next.value;
  }
}

async function contentOf(name: string, zip: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  const { ratio, freeBytes } = workbookLimits;
  const chunks: Buffer[] = [];
  let bytes = 0;
  let sum = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > most)
        throw tooLarge(name, `more than ${workbookLimits.bytes / 2 ** 20} MB once it is unpacked`);
      if (bytes > freeBytes && bytes > ratio * entry.compressedSize)
        throw tooLarge(name, `a part that unpacks to more than ${ratio} times its size`);
      sum = crc32(chunk, sum);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof AttuneError) throw cause;
    throw damaged(name, cause);
  }
  if (sum !== entry.crc32) throw damaged(name, new Error('The check sum differs.'));
  return Buffer.concat(chunks);
}

const cellTag = /<(?:\w+:)?c(?=[\s/>])([^>]*)>/g;

/** How many cells a sheet has; its area is checked on the way, because every row is made as long as the longest. */
function filledCells(name: string, xml: string): number {
  let cells = 0;
  let rows = 0;
  let columns = 0;
  for (const { 1: attributes } of xml.matchAll(cellTag)) {
    cells++;
    const address = /\br=["']([A-Z]{1,7})(\d{1,9})["']/.exec(attributes!);
    if (!address) continue;
    columns = Math.max(columns, columnNumber(address[1]!));
    rows = Math.max(rows, Number(address[2]));
  }
  for (const { 1: row } of xml.matchAll(/<(?:\w+:)?row\s[^>]*?\br=["'](\d+)["']/g))
    rows = Math.max(rows, Number(row));
  if (rows * columns <= workbookLimits.area && rows <= workbookLimits.area) return cells;
  throw new AttuneError(
    'input-unreadable',
    `${name} has a sheet that reaches to row ${rows} and column ${columns}, most of it empty.`,
    {
      remedy: 'Delete the cell far away from the table, or export the sheet as CSV and pass that file.',
      place: { file: name },
    },
  );
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);
}

function withErrorsAsText(xml: string): string {
  if (!/\bt=["']e["']/.test(xml)) return xml;
  return xml.replaceAll(cellTag, (tag) => tag.replace(/(\s)t=["']e["']/, '$1t="str"'));
}

const formulaWithoutValue =
  /<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:\/>|>[^<]*<\/(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*(?:\/>|><\/(?:\w+:)?v>)\s*)?<\/(?:\w+:)?c>/g;

/** A formula that gives an empty text has a value; one that was never computed has none. */
function countFormulasWithoutValue(xml: string): number {
  let count = 0;
  for (const { 1: attributes } of xml.matchAll(formulaWithoutValue))
    if (!/\bt=["']str["']/.test(attributes!)) count++;
  return count;
}

/** A ZIP archive whose parts are stored as they are (APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16). */
function packed(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const path = Buffer.from(name);
    // Version, flags, method, time and date; then check sum, sizes, and the lengths of name and extra field.
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt16LE(0x21, 8);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(path.length, 22);
    bodies.push(Buffer.from('PK\u0003\u0004', 'latin1'), facts, path, content);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), facts, place, path);
    offset += 30 + path.length + content.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listing, end]);
}

/** @param how what it has, after "has" */
function tooLarge(name: string, how: string): AttuneError {
  return new AttuneError('input-unreadable', `${name} has ${how}: that is too large for a spreadsheet.`, {
    remedy: 'Export the sheet as CSV and pass that file: it may have any size.',
    place: { file: name },
  });
}

function locked(name: string): AttuneError {
  return new AttuneError('input-unreadable', `${name} is locked with a password.`, {
    remedy: 'Save it without the password, or export the sheet as CSV and pass that file.',
    place: { file: name },
  });
}

function damaged(name: string, cause: unknown): AttuneError {
  if (cause instanceof AttuneError) return cause;
  return new AttuneError('input-unreadable', `${name} is a damaged workbook or archive, or not whole.`, {
    remedy: 'Fetch or export the file again.',
    place: { file: name },
    cause,
  });
}
