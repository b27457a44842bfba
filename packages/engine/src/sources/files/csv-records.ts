export interface CsvRecord {
  readonly fields: readonly string[];
  /** The physical line that the record begins on, from 1. */
  readonly line: number;
}

/**
 * The first records of a text, as RFC 4180 has them; empty lines are passed over. Used for the header and a sample,
 * never for a whole file. The last record is left out when `whole` is false, because it may be cut off.
 */
export function firstRecords(text: string, delimiter: string, most: number, whole: boolean): CsvRecord[] {
  const records: CsvRecord[] = [];
  const loneReturns = !text.includes('\n');
  let position = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  while (position < text.length && records.length < most) {
    const start = line;
    const fields: string[] = [];
    let ended = false;
    for (;;) {
      const begin = afterSpaces(text, position);
      const isQuoted = text[begin] === '"';
      let field = '';
      if (isQuoted) {
        position = begin + 1;
        for (;;) {
          const quote = text.indexOf('"', position);
          if (quote < 0) return records;
          field += text.slice(position, quote);
          position = quote + 1;
          if (text[position] !== '"') break;
          field += '"';
          position++;
        }
        line += field.split('\n').length - 1;
      }
      const rest = position;
      while (position < text.length && text[position] !== delimiter && !endsLine(text, position, loneReturns))
        position++;
      if (!isQuoted) field = text.slice(rest, position);
      fields.push(field);
      if (text[position] === delimiter) {
        position++;
        continue;
      }
      ended = position < text.length;
      if (text[position] === '\r') position++;
      if (text[position] === '\n') position++;
      break;
    }
    line++;
    if (!ended && !whole) return records;
    if (fields.length > 1 || fields[0] !== '') records.push({ fields, line: start });
  }
  return records;
}

function afterSpaces(text: string, position: number): number {
  let at = position;
  while (text[at] === ' ') at++;
  return at;
}

function endsLine(text: string, position: number, loneReturns: boolean): boolean {
  const character = text[position];
  return character === '\n' || (character === '\r' && (loneReturns || text[position + 1] === '\n'));
}
