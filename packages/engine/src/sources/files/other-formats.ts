import { AttuneError } from '../../errors/index.ts';
import type { InputFile } from './input-files.ts';
import { archiveKind } from './workbook-archive.ts';

/**
 * Bytes that no text has: control characters beside line ends and tabs. A few come with odd exports, and NUL has its
 * own way of being replaced.
 */
export function isBinary(start: Buffer): boolean {
  const odd = start.reduce(
    (n, byte) => n + (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte > 0 ? 1 : 0),
    0,
  );
  return odd > 0.02 * start.length;
}

export function binary(input: InputFile): AttuneError {
  return new AttuneError('input-unreadable', `${input.name} looks like a binary file: it is no text.`, {
    remedy: 'Export the orders as CSV, XLSX, JSON, NDJSON, TSV or Parquet and pass that file.',
    place: { file: input.name },
  });
}

export function notParquet(input: InputFile): AttuneError {
  return new AttuneError(
    'input-unreadable',
    `${input.name} is not a Parquet file: the mark PAR1 at its beginning is missing.`,
    { remedy: 'Fetch or export the file again.', place: { file: input.name } },
  );
}

export const isZip = (start: Buffer) => start.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';

/** Formats that would otherwise be read as very odd text. */
export async function refuseOtherFormats(input: InputFile, path: string, start: Buffer): Promise<void> {
  const what = await otherFormat(input.name, path, start);
  if (what === undefined) return;
  throw new AttuneError('input-unreadable', `${input.name} is ${what}.`, {
    remedy: 'Export the sheet as CSV and pass that file, or unpack the archive first.',
    place: { file: input.name },
  });
}

async function otherFormat(name: string, path: string, start: Buffer): Promise<string | undefined> {
  if (start.subarray(0, 5).toString('latin1') === '%PDF-') return 'a PDF document';
  if (/^(\uFEFF|\xEF\xBB\xBF)?\s*<(!doctype html|html)[\s>]/i.test(start.toString('latin1', 0, 200)))
    return 'a web page: perhaps the sign-in was saved in the place of the export';
  if (start.length >= 4 && start.readUInt32BE(0) === 0xd0cf11e0) {
    const isLocked = start.includes(Buffer.from('EncryptedPackage', 'utf16le')) || /\.xls[xm]$/i.test(name);
    return isLocked
      ? 'a workbook that is locked with a password'
      : 'an Excel workbook of the old binary format';
  }
  if (!isZip(start)) return undefined;
  const kind = await archiveKind(name, path);
  if (kind === 'workbook') return undefined;
  return kind === 'archive' ? 'a ZIP archive' : 'a workbook in another format than .xlsx';
}
