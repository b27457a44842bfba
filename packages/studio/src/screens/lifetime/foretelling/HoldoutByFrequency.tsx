import { frequencyBars, number } from '@attune/charts';
import { useMemo } from 'react';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../../chart/chart-table.ts';
import { isUnknown } from '../../../published/published.ts';
import { strings } from '../../../strings/index.ts';
import type { Forecast } from '../lifetime-parts.ts';
import { shown } from '../shown.ts';

const said = strings.lifetime.byFrequency;

interface Row {
  readonly frequency: string;
  readonly customers: number | null;
  readonly actual: number | null;
  readonly foretold: number | null;
}

const keyOf = ({ frequency }: Row) => `holdout:${frequency}`;
const none: readonly Row[] = [];

/** What customers did in the time that was held back, and what was foretold, by how often they had bought before. */
export function HoldoutByFrequency({ forecast: { clv, words } }: { forecast: Forecast }) {
  const { holdout, selected } = clv;
  const rows = useMemo(
    () =>
      isUnknown(holdout) || isUnknown(selected)
        ? none
        : holdout.byFrequency.map(({ frequency, customers, actual, predicted }): Row => {
            return { frequency, customers, actual, foretold: predicted[selected] ?? null };
          }),
    [holdout, selected],
  );
  const draw = useMemo(() => {
    const drawn = rows.map((row) => ({
      name: row.frequency,
      actual: row.actual,
      expected: [row.foretold],
      key: keyOf(row),
    }));
    const written = {
      write: (value: number) => number(value, Number.isInteger(value) ? 0 : 1),
      heading: said.heading,
      axis: said.axis,
      actual: said.actual,
      expected: [said.expected],
      withheld: strings.lifetime.withheld,
    };
    return (width: number) => frequencyBars(drawn, written, width);
  }, [rows]);
  const table = useMemo((): ChartTable<Row> => {
    const each = (id: 'actual' | 'foretold', label: string) => ({
      id,
      label,
      kind: 'number' as const,
      value: (row: Row) => row[id],
      text: (row: Row) => shown(row[id], (value) => number(value, 2)),
    });
    return {
      columns: [
        { id: 'times', label: said.times, value: ({ frequency }) => frequency },
        {
          id: 'customers',
          label: said.customers,
          kind: 'number',
          value: ({ customers }) => customers,
          text: ({ customers }) => shown(customers, number),
        },
        each('actual', said.each),
        each('foretold', said.foretold),
      ],
      rows,
      rowId: keyOf,
    };
  }, [rows]);
  const { picture, heading } = words.foretelling;
  if (!picture || rows.length === 0) return null;
  return (
    <ChartFrame
      id="foretelling-chart"
      {...picture}
      finding={heading}
      draw={draw}
      table={table}
      fileName="foretold-by-frequency"
    />
  );
}
