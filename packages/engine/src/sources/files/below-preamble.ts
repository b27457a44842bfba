import { looksLikeDate } from '../values/dates.ts';
import { looksLikeNumber } from '../values/numbers.ts';
import { type CsvRecord, firstRecords } from './csv-records.ts';
import { candidates } from './delimiter.ts';

/** A table that begins below other lines. */
export interface Below {
  readonly delimiter: string;
  /** How many records stand above the header. */
  readonly above: number;
}

const mostAbove = 20;
const enough = 0.7;

/** Whether the first record can be the header: at least half of the others have as many fields. */
export function beginsWithHeader(text: string, delimiter: string, whole: boolean): boolean {
  const [header, ...rows] = firstRecords(text, delimiter, 200, whole);
  const same = rows.filter(({ fields }) => fields.length === header?.fields.length).length;
  return rows.length < 2 || same * 2 >= rows.length;
}

/**
 * Reports are exported with a title, a period or a remark above their header. That line is the first one that has as
 * many fields as nearly all below it, each of them filled, none twice, and none a value. Undefined where there is none.
 */
export function belowPreamble(text: string, whole: boolean, wished: string | undefined): Below | undefined {
  for (const delimiter of wished === undefined ? candidates : [wished]) {
    const records = firstRecords(text, delimiter, 200, whole);
    const above = records.slice(1, mostAbove + 1).findIndex((record) => isHeader(record)) + 1;
    const [header, ...rows] = records.slice(above);
    if (above === 0 || header === undefined || rows.length === 0) continue;
    const columns = header.fields.length;
    const same = rows.filter(({ fields }) => fields.length === columns).length;
    const isWider = records.slice(0, above).every(({ fields }) => fields.length < columns);
    if (isWider && same >= enough * rows.length) return { delimiter, above };
  }
  return undefined;
}

function isHeader({ fields }: CsvRecord): boolean {
  const names = fields.map((field) => field.trim());
  return (
    names.length >= 3 &&
    names.every((name) => name !== '' && !looksLikeDate(name) && !looksLikeNumber(name)) &&
    new Set(names).size === names.length
  );
}
