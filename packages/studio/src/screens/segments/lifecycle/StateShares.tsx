import { lifecycleColours, percentsAlike, rankedBars } from '@attune/charts';
import { useMemo } from 'react';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../../chart/chart-table.ts';
import type { Published } from '../../../published/published.ts';
import { strings } from '../../../strings/index.ts';
import { customersColumn, revenueColumn } from '../figure-columns.tsx';
import { shown } from '../shown.ts';
import type { StateRow } from './states.ts';

const said = strings.segments.lifecycle;

/** How many customers are in each state, and what they bring. */
export function StateShares({ published, rows }: { published: Published; rows: readonly StateRow[] }) {
  const { summary, words } = published;
  const { measure, sections } = words;
  const { lifecycle } = sections;
  const draw = useMemo(() => {
    const total = rows.reduce((sum, { revenue }) => sum + (revenue ?? 0), 0);
    const part = (size: number | null, whole: number | null) =>
      size === null ? null : whole ? size / whole : 0;
    const ofPeople = rows.map(({ customers }) => part(customers, summary.customers));
    const ofMoney = rows.map(({ revenue }) => part(revenue, total));
    const write = percentsAlike([...ofPeople, ...ofMoney].filter((share) => share !== null));
    const column = (heading: string, shares: readonly (number | null)[]) => ({
      heading,
      values: shares.map((share) => share ?? 0),
      labels: shares.map((share) => shown(share, write)),
    });
    const bars = {
      names: rows.map(({ name }) => name),
      keys: rows.map(({ path }) => path),
      colours: rows.map(({ state }) => lifecycleColours[state]),
      columns: [column(said.ofCustomers, ofPeople), column(said.of(measure.noun), ofMoney)],
    } as const;
    return (width: number) => rankedBars(bars, width);
  }, [rows, summary, measure]);
  const table = useMemo((): ChartTable<StateRow> => {
    const pathOf = ({ path }: StateRow) => path;
    return {
      columns: [
        { id: 'state', label: said.state, value: ({ name }) => name },
        customersColumn(pathOf),
        revenueColumn(said.pastYear(measure.bare), published, pathOf),
        { id: 'rule', label: said.rule, value: ({ rule }) => rule, sortable: false },
      ],
      rows,
      rowId: pathOf,
    };
  }, [rows, published, measure]);
  if (!lifecycle.picture) return null;
  return (
    <ChartFrame
      id="lifecycle-chart"
      {...lifecycle.picture}
      finding={lifecycle.heading}
      draw={draw}
      table={table}
      keysArePaths
      fileName="lifecycle"
    />
  );
}
