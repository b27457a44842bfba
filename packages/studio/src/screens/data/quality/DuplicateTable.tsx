import { strings } from '../../../strings/index.ts';
import type { Column } from '../../../table/column.ts';
import { DataTable } from '../../../table/DataTable.tsx';
import classes from '../data.module.css';
import type { Summary } from '../summary.ts';

type Rule = Summary['duplicatesByRule'][number];
const words = strings.data.quality;

/** Why rows count as duplicates of others. */
export function DuplicateTable({ rules }: { rules: readonly Rule[] }) {
  return (
    <section className={classes.section} aria-labelledby="duplicates">
      <h2 id="duplicates">{words.duplicatesHeading}</h2>
      <DataTable
        name={words.duplicatesHeading}
        columns={columns}
        rows={rules}
        rowId={({ rule }) => rule}
        sort={{ column: 'rows', descending: true }}
      />
    </section>
  );
}

const columns: readonly Column<Rule>[] = [
  { id: 'rule', label: words.rule, value: ({ rule }) => rule },
  { id: 'rows', label: words.rows, kind: 'number', value: ({ rows }) => rows },
];
