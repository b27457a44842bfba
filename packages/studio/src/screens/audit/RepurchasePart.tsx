import { intervalRows, lifecycleColours, percent, percentsAlike } from '@attune/charts';
import { useMemo } from 'react';
import { ChartFrame } from '../../chart/ChartFrame.tsx';
import type { ChartColumn, ChartTable } from '../../chart/chart-table.ts';
import { pathOfState } from '../../published/lifecycle.ts';
import { isUnknown, type Published } from '../../published/published.ts';
import { capital } from '../../strings/capital.ts';
import { strings } from '../../strings/index.ts';
import { Part } from './Part.tsx';
import { peopleColumn } from './people-column.tsx';
import { shown } from './shown.ts';

const said = strings.audit.repurchase;

interface Row {
  readonly state: keyof typeof lifecycleColours;
  readonly customers: number | null;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Who of each state bought again, with how far chance alone could move it. */
export function RepurchasePart({ audit }: { audit: Published }) {
  const { lifecycleRepurchase } = audit.summary;
  const words = audit.words.sections.repurchase;
  const rows = useMemo(
    (): readonly Row[] =>
      lifecycleRepurchase.map(({ state, customers, share, interval }) => ({
        state,
        customers,
        share: isUnknown(share) ? null : share,
        low: isUnknown(interval) ? null : (interval?.[0] ?? null),
        high: isUnknown(interval) ? null : (interval?.[1] ?? null),
      })),
    [lifecycleRepurchase],
  );
  const draw = useMemo(() => {
    const known = rows.flatMap(({ state, share, low, high }) =>
      share === null || low === null || high === null ? [] : [{ state, share, low, high }],
    );
    const write = percentsAlike(known.map(({ share }) => share));
    const drawn = known.map(({ state, share, low, high }) => ({
      name: capital(state),
      low,
      high,
      point: share,
      label: write(share),
      colour: lifecycleColours[state],
      key: pathOfState(state),
    }));
    return (width: number) => intervalRows(drawn, { heading: '', axis: (share) => percent(share, 0) }, width);
  }, [rows]);
  const table = useMemo((): ChartTable<Row> => {
    const share = (id: 'share' | 'low' | 'high', label: string): ChartColumn<Row> => ({
      id,
      label,
      kind: 'number',
      value: (row) => row[id],
      text: (row) =>
        row[id] === null && row.customers !== null ? said.unknown : shown(row[id], (one) => percent(one, 1)),
    });
    return {
      columns: [
        { id: 'state', label: said.state, value: ({ state }) => capital(state) },
        peopleColumn(({ state }) => `lifecycleRepurchase.${state}`),
        share('share', said.again),
        share('low', said.low),
        share('high', said.high),
      ],
      rows,
      rowId: ({ state }) => pathOfState(state),
    };
  }, [rows]);
  return (
    <Part words={words}>
      {words.picture && (
        <ChartFrame
          id="repurchase-chart"
          {...words.picture}
          finding={words.heading}
          draw={draw}
          table={table}
          keysArePaths
          fileName="who-buys-again"
        />
      )}
    </Part>
  );
}
