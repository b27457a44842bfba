import type { SourceReport } from '../../sources/index.ts';
import type { Summary } from '../summary.ts';

/** The files, as they were read. */
export function inputsPart({ files }: Pick<SourceReport, 'files'>): Summary['inputs'] {
  return files.map(({ name, kind, reader, format, sha256, rows, mapping, notes }) => ({
    name,
    kind,
    reader,
    format: formatWords(format),
    sha256,
    rows,
    mapping: [...mapping],
    notes: [...notes],
  }));
}

/** CSV, comma, UTF-8, gzip. */
function formatWords({
  type,
  delimiter,
  encoding,
  compression,
  decimal,
  dateOrder,
}: SourceReport['files'][number]['format']): string {
  const delimiters: Readonly<Record<string, string>> = {
    ',': 'comma',
    ';': 'semicolon',
    '\t': 'tab',
    '|': 'bar',
    ' ': 'space',
  };
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
