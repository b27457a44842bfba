/** Why a row cannot be accepted: what `rejected.csv` and the report say. */
export interface Fault {
  readonly code: string;
  /** A sentence. */
  readonly reason: string;
  /** The header of the file, empty when the whole row is at fault. */
  readonly field: string;
  /** The row is sound, but not a sale: it does not count towards the share that may be rejected. */
  readonly isSetAside?: true;
}

/** A row that is left out because of what it says, not because it cannot be read. */
export function setAside(code: string, reason: string, field: string): Fault {
  return { code, reason, field, isSetAside: true };
}

/** How a column is called in codes and sentences. */
const words: Readonly<Record<string, string>> = {
  customer_id: 'customer',
  at: 'date',
  day: 'date',
  product_id: 'product',
};

function word(column: string): string {
  return words[column] ?? column.replaceAll('_', '-');
}

export function missing(column: string, field: string): Fault {
  return { code: `${word(column)}-missing`, reason: `The ${word(column)} is empty.`, field };
}

export function unreadable(
  column: string,
  field: string,
  kind: 'date' | 'number' | 'yes or no' | 'code',
): Fault {
  const what = {
    date: 'is not a date that can be read',
    number: 'is not a number',
    'yes or no': 'is neither yes nor no',
    code: 'is not a known code',
  }[kind];
  return { code: `${word(column)}-unreadable`, reason: `The ${word(column)} ${what}.`, field };
}

export function outOfRange(column: string, field: string): Fault {
  return {
    code: `${word(column)}-out-of-range`,
    reason: `The ${word(column)} lies before 1900 or after 2199.`,
    field,
  };
}

export function tooLarge(column: string, field: string): Fault {
  return {
    code: `${word(column)}-too-large`,
    reason: `The ${word(column)} is 10,000,000,000,000 or more.`,
    field,
  };
}

export function negative(column: string, field: string): Fault {
  return { code: `${word(column)}-negative`, reason: `The ${word(column)} is below zero.`, field };
}

export function noShare(column: string, field: string): Fault {
  return {
    code: `${word(column)}-out-of-range`,
    reason: `The ${word(column)} lies outside 0 to 1: write 0.35 or 35 %.`,
    field,
  };
}

/** Rows that could not be taken apart, by what the sieve or the reader found. */
export const rowFaults = {
  'wrong-number-of-columns': 'The row has another number of columns than the header.',
  'broken-quotes': 'A quoted text is not closed properly.',
  'row-too-long': 'The row has more than 4 MB: shorten or leave out its longest text.',
  'stray-carriage-return': 'A carriage return stands inside of the row.',
  'malformed-json': 'The line is not a JSON object that names each key once.',
} as const;
