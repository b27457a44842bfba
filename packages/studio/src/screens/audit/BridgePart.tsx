import { type BridgeStep, bridgeChart, number } from '@attune/charts';
import { useMemo } from 'react';
import { ChartFrame } from '../../chart/ChartFrame.tsx';
import { type ChartTable, tableColumns } from '../../chart/chart-table.ts';
import { isUnknown, type Published } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import { DataTable } from '../../table/DataTable.tsx';
import { Part } from './Part.tsx';
import { amountColumn, peopleColumn } from './people-column.tsx';
import { shown } from './shown.ts';

const steps = ['lastYear', 'new', 'reactivated', 'up', 'down', 'lost', 'thisYear'] as const;
const totals: ReadonlySet<string> = new Set(['lastYear', 'thisYear']);

interface Row {
  readonly path: string;
  readonly name: string;
  readonly kind: BridgeStep['kind'];
  readonly amount: number | null;
  readonly customers: number | null;
}

/** From last year's total to this year's, by what customers did. */
export function BridgePart({ audit }: { audit: Published }) {
  const { summary, words, money } = audit;
  const { bridge: said } = words.sections;
  const { bridge } = summary;
  const rows = useMemo(
    (): readonly Row[] =>
      isUnknown(bridge)
        ? []
        : steps.map((step) => ({
            path: `bridge.${step}`,
            name: strings.audit.bridge.steps[step],
            kind: totals.has(step) ? 'total' : 'change',
            amount: bridge[step],
            customers: bridge.customers[step],
          })),
    [bridge],
  );
  const draw = useMemo(() => {
    const write = money.alike(rows.map(({ amount }) => amount ?? 0));
    const placed = rows.map(({ path, name, kind, amount, customers }) => ({
      key: path,
      name,
      kind,
      amount: amount ?? 0,
      note: shown(customers, (count) => strings.audit.countOfCustomers(number(count), count === 1)),
    }));
    const signed = (amount: number, kind: BridgeStep['kind']) =>
      kind === 'change' && amount > 0 ? `+${write(amount)}` : write(amount);
    return (width: number) => bridgeChart(placed, signed, width);
  }, [rows, money]);
  const table = useMemo(
    (): ChartTable<Row> => ({
      columns: [
        { id: 'step', label: strings.audit.bridge.step, value: ({ name }) => name, sortable: false },
        amountColumn(
          'amount',
          words.measure.Noun,
          audit,
          ({ amount }) => amount,
          ({ path }) => path,
        ),
        peopleColumn(({ path }) => path),
      ],
      rows,
      rowId: ({ path }) => path,
    }),
    [rows, audit, words],
  );
  return (
    <Part words={said}>
      {said.picture && rows.some(({ amount }) => amount === null) && (
        // A bridge with a missing pillar would lie about the others.
        <DataTable
          name={said.picture.subtitle}
          columns={tableColumns(table.columns)}
          rows={rows}
          rowId={table.rowId}
        />
      )}
      {said.picture && rows.every(({ amount }) => amount !== null) && (
        <ChartFrame
          id="bridge-chart"
          {...said.picture}
          finding={said.heading}
          draw={draw}
          table={table}
          keysArePaths
          fileName="bridge"
          maxWidth={1280}
        />
      )}
    </Part>
  );
}
