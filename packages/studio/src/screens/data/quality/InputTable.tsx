import { number } from '@attune/charts';
import { strings } from '../../../strings/index.ts';
import type { Column } from '../../../table/column.ts';
import { DataTable } from '../../../table/DataTable.tsx';
import { columnName } from '../column-name.ts';
import classes from '../data.module.css';
import { Confidence } from '../files/Confidence.tsx';
import type { Summary } from '../summary.ts';

type Input = Summary['inputs'][number];
type Mapped = Input['mapping'][number];
const words = strings.data.quality;
const readers = new Map<string, string>(Object.entries(words.readers));
const kindOf = ({ kind }: Input) => (kind === 'ignored' ? words.ignored : strings.data.reading.kinds[kind]);

/** Every file of the run: what it held, what became of its rows, how its columns were read. */
export function InputTable({ inputs }: { inputs: readonly Input[] }) {
  return (
    <section className={classes.section} aria-labelledby="inputs">
      <h2 id="inputs">{words.filesHeading(inputs.length)}</h2>
      <DataTable
        name={words.filesTable}
        columns={columns}
        rows={inputs}
        rowId={({ name }) => name}
        fileName="files"
      />
      {inputs.map(({ name, mapping, notes }) => (
        <details key={name} className={classes.details}>
          <summary>{words.showMapping(name)}</summary>
          {notes.length > 0 && (
            <ul className={classes.bullets}>
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
          {mapping.length > 0 && (
            <DataTable
              name={words.mappingTable(name)}
              columns={mappingColumns}
              rows={mapping}
              rowId={({ column }) => column}
            />
          )}
        </details>
      ))}
    </section>
  );
}

function countColumn(id: 'read' | 'accepted' | 'duplicates' | 'rejected'): Column<Input> {
  return {
    id,
    label: words.columns[id],
    kind: 'number',
    value: ({ rows }) => rows?.[id],
    cell: ({ rows }) => (rows === null ? strings.data.withheld : number(rows[id])),
  };
}

const columns: readonly Column<Input>[] = [
  { id: 'file', label: words.file, value: ({ name }) => name },
  { id: 'kind', label: words.kind, value: kindOf },
  { id: 'reader', label: words.reader, value: ({ reader }) => readers.get(reader) ?? reader },
  { id: 'format', label: words.format, value: ({ format }) => format },
  countColumn('read'),
  countColumn('accepted'),
  countColumn('duplicates'),
  countColumn('rejected'),
];

const mappingColumns: readonly Column<Mapped>[] = [
  { id: 'header', label: strings.data.reading.header, value: ({ header }) => header },
  { id: 'column', label: strings.data.reading.column, value: ({ column }) => columnName(column) },
  {
    id: 'confidence',
    label: strings.data.reading.confidence,
    value: ({ confidence }) => strings.data.reading[confidence],
    cell: ({ confidence }) => <Confidence level={confidence} />,
  },
  { id: 'why', label: strings.data.reading.why, value: ({ why }) => why, sortable: false },
];
