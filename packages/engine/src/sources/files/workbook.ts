import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import readWorkbook from 'read-excel-file/node';
import { AttuneError } from '../../errors/index.ts';
import { counted } from '../counted.ts';
import { NotRecognised } from '../recognise/not-recognised.ts';
import type { LeftOut } from '../source-report.ts';
import { beforeSheet, type SourceSettings } from '../source-settings.ts';
import type { InputFile } from './input-files.ts';
import type { PreparePlace } from './prepare-file.ts';
import { type Cell, sheetRows } from './sheet-rows.ts';
import { openWorkbook } from './workbook-archive.ts';

/** One sheet, rewritten as lines of JSON objects. */
export interface SheetFile {
  readonly input: InputFile;
  readonly path: string;
  readonly contentSha256: string;
  readonly notes: readonly string[];
}

/**
 * Every sheet of a workbook that holds a table, as a file of its own named `book.xlsx › Orders`. Sheets without a
 * table are left out with their reason; empty ones hold nothing to tell of.
 *
 * @param path of the workbook, unpacked where it came packed
 * @throws AttuneError `input-unreadable` for a workbook that is damaged, locked or too large; `input-not-recognised`
 *   for one that was named by the user and holds no table
 */
export async function readSheets(
  input: InputFile,
  path: string,
  { scratch, settingsOf, nextNumber, signal }: PreparePlace,
): Promise<{ sheets: SheetFile[]; leftOut: LeftOut[] }> {
  const { bytes, is1904, formulasWithoutValue } = await openWorkbook(input.name, path, signal);
  const found = await readWorkbook(bytes, { trim: false, parseNumber: (digits) => ({ digits }) }).catch(
    (cause: unknown) => {
      throw notReadable(input.name, cause);
    },
  );
  signal?.throwIfAborted();
  const tables: { name: string; lines: readonly string[]; notes: readonly string[] }[] = [];
  const leftOut: LeftOut[] = [];
  for (const { sheet, data } of found) {
    const name = `${input.name}${beforeSheet}${sheet}`;
    // The types of the package say the constructor of Date where they mean a date; a sheet with a chart has no rows.
    const rows = ((data as unknown) ?? []) as readonly (readonly Cell[])[];
    if (rows.length === 0) continue;
    const table = sheetRows(rows, is1904, statedDates(settingsOf(name)));
    if ('why' in table) leftOut.push({ name, why: `${table.why}.` });
    else tables.push({ name, ...table });
  }
  const [only] = leftOut;
  if (tables.length === 0 && leftOut.length === 0) leftOut.push({ name: input.name, why: 'it is empty.' });
  else if (tables.length === 0 && input.isNamed)
    throw new NotRecognised(
      only!.name,
      only!.why.slice(0, -1),
      'Put the names of the columns into the first row of the table, such as customer_id, date, amount.',
    );
  const unread = formulasWithoutValue === 0 ? [] : [notComputed(formulasWithoutValue)];
  const sheets: SheetFile[] = [];
  for (const [i, { name, lines, notes }] of tables.entries()) {
    const number = i === 0 ? input.number : nextNumber();
    const text = `${lines.join('\n')}\n`;
    const to = join(scratch, `${number}.sheet`);
    await writeFile(to, text, { ...(signal && { signal }) });
    sheets.push({
      // Beside other tables a sheet may be something else, as a file in a folder may.
      input: { ...input, name, number, isNamed: input.isNamed && tables.length === 1 },
      path: to,
      contentSha256: createHash('sha256').update(text).digest('hex'),
      notes: [...unread, ...notes],
    });
  }
  return { sheets, leftOut };
}

/** Headers that the playbook says are dates. */
function statedDates(settings: SourceSettings | undefined): string[] {
  const { at, day, date } = settings?.columns ?? {};
  return [at, day, date].filter((header) => header !== undefined);
}

function notComputed(formulas: number): string {
  const [have, count] =
    formulas === 1 ? ['has', 'counts as an empty cell'] : ['have', 'count as empty cells'];
  return `${counted(formulas, 'formula')} of the workbook ${have} no result in the file, and ${count}: open the workbook in a spreadsheet program and save it there.`;
}

function notReadable(name: string, cause: unknown): AttuneError {
  return new AttuneError('input-unreadable', `${name} cannot be read as a workbook.`, {
    remedy:
      'Open it in a spreadsheet program and save it again as .xlsx, or export the sheet as CSV and pass that file.',
    place: { file: name },
    cause,
  });
}
