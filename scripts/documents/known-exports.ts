import type { KnownExport } from '../../packages/engine/src/sources/index.ts';
import { code, markdownTable } from './markdown-table.ts';

/** Words for the columns that are in no canonical table: they tell of a person, and are kept apart. */
const shown = (column: string) => (column === 'guest' ? 'customer_id of a guest' : column);

/** What is read of each export that is recognised, header by header or field by field. */
export function knownExportsDocument(exports: readonly KnownExport[]): string {
  return [
    '# Exports that are recognised',
    'These files are read without a question: they are known by their headers, or by the fields of their JSON objects, whatever they are called. [Adding one](../how-to/add-a-reader.md) is a file. Every other table with a header line is read as well; what its columns are is inferred and shown.',
    ...exports.map(section),
  ]
    .join('\n\n')
    .concat('\n');
}

function section({ words, columns }: KnownExport): string {
  const kinds = [...new Set(columns.map(({ kind }) => kind))];
  const tables = kinds.map((kind) => {
    const rows = columns.filter((column) => column.kind === kind);
    return [
      `As ${code(kind)}:`,
      markdownTable(
        ['column', 'read from', 'what it is'],
        rows.map(({ column, from, why }) => [code(shown(column)), from.map(code).join(', '), why]),
      ),
    ].join('\n\n');
  });
  return [`## ${words}`, ...tables].join('\n\n');
}
