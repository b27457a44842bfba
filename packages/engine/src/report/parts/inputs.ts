import { formatWords, type SourceReport } from '../../sources/index.ts';
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
