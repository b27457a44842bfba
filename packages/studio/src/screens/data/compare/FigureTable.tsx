import type { Amounts } from '@attune/charts';
import type { Comparison } from '@attune/client';
import { useMemo } from 'react';
import { useMay } from '../../../app/session.ts';
import { Figure as Traced } from '../../../origin/Figure.tsx';
import { strings } from '../../../strings/index.ts';
import type { Column } from '../../../table/column.ts';
import { DataTable } from '../../../table/DataTable.tsx';
import classes from '../data.module.css';
import { writeChange, writeFigure } from './write-figure.ts';

type Figure = Comparison['figures'][number];
const words = strings.data.compare;

/** The figures of both runs side by side; those of the run that is shown open their origin. */
export function FigureTable({ figures, amounts }: { figures: readonly Figure[]; amounts: Amounts }) {
  const isExact = useMay()('customers');
  const columns = useMemo(
    (): readonly Column<Figure>[] => [
      { id: 'figure', label: words.figure, value: ({ name }) => name, sortable: false },
      {
        id: 'before',
        label: words.before,
        kind: 'number',
        value: ({ before }) => before,
        cell: ({ before, unit }) => writeFigure(before, unit, amounts, isExact),
        sortable: false,
      },
      {
        id: 'after',
        label: words.after,
        kind: 'number',
        value: ({ after }) => after,
        cell: ({ after, unit, path }) => (
          <Traced path={path}>{writeFigure(after, unit, amounts, isExact)}</Traced>
        ),
        sortable: false,
      },
      {
        id: 'change',
        label: words.change,
        kind: 'number',
        value: ({ change }) => change,
        cell: ({ change, unit }) => writeChange(change, unit, amounts),
        sortable: false,
      },
    ],
    [amounts, isExact],
  );
  if (figures.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby="figures">
      <h2 id="figures">{words.figures}</h2>
      <DataTable
        name={words.figures}
        columns={columns}
        rows={figures}
        rowId={({ path }) => path}
        fileName="figures-before-and-after"
      />
    </section>
  );
}
