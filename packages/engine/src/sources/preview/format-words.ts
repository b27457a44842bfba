import type { FileFormat } from '../source-report.ts';

const delimiters: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
  ' ': 'space',
};

/** CSV, comma, UTF-8, gzip. */
export function formatWords(format: FileFormat): string {
  const { type, delimiter, encoding, compression, decimal, dateOrder } = format;
  return [
    type.toUpperCase(),
    delimiter && (delimiters[delimiter] ?? delimiter),
    encoding,
    compression !== 'none' && compression,
    decimal === ',' && 'decimal comma',
    dateOrder && dateOrder !== 'year-first' && `dates ${dateOrder}`,
  ]
    .filter((word) => typeof word === 'string')
    .join(', ');
}
