import { firstRecords } from './csv-records.ts';

/** What may stand between columns. */
export const candidates: readonly string[] = [',', ';', '\t', '|'];

/**
 * The character between columns: the one under which most of the first records have as many fields as the header,
 * and among equals the one with more columns. Undefined when no character gives two columns.
 */
export function delimiterOf(text: string, whole: boolean): string | undefined {
  let best: { delimiter: string; share: number; columns: number } | undefined;
  for (const delimiter of candidates) {
    const records = firstRecords(text, delimiter, 200, whole);
    const columns = records[0]?.fields.length ?? 0;
    if (columns < 2) continue;
    const share = records.filter((record) => record.fields.length === columns).length / records.length;
    if (!best || share > best.share + 0.1 || (share > best.share - 0.1 && columns > best.columns))
      best = { delimiter, share, columns };
  }
  return best?.delimiter;
}
