import { intervalRows, lifecycleColours, percent, percentsAlike } from '@attune/charts';
import { useMemo } from 'react';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartColumn, ChartTable } from '../../../chart/chart-table.ts';
import { Finding } from '../../../published/Finding.tsx';
import { pathOfState, type State } from '../../../published/lifecycle.ts';
import { isUnknown, type Published } from '../../../published/published.ts';
import { capital } from '../../../strings/capital.ts';
import { strings } from '../../../strings/index.ts';
import { customersColumn } from '../figure-columns.tsx';
import { shown } from '../shown.ts';

const said = strings.segments.lifecycle;

interface Row {
  readonly state: State;
  readonly customers: number | null;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The data could not tell the share. */
  readonly isUnknown: boolean;
}

/** Who of each state bought again, with how far chance alone could move it. */
export function BuyAgain({ published }: { published: Published }) {
  const { lifecycleRepurchase } = published.summary;
  const words = published.words.sections.repurchase;
  const rows = useMemo(
    () =>
      lifecycleRepurchase.map(({ state, customers, share, interval }): Row => {
        const [low, high] = isUnknown(interval) || interval === null ? [null, null] : interval;
        return {
          state,
          customers,
          share: isUnknown(share) ? null : share,
          low,
          high,
          isUnknown: isUnknown(share) || isUnknown(interval),
        };
      }),
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
      text: (row) => (row.isUnknown ? said.unknown : shown(row[id], (one) => percent(one, 1))),
    });
    return {
      columns: [
        { id: 'state', label: said.stateThen, value: ({ state }) => capital(state) },
        customersColumn(({ state }) => `lifecycleRepurchase.${state}`),
        share('share', said.again),
        share('low', said.low),
        share('high', said.high),
      ],
      rows,
      rowId: ({ state }) => pathOfState(state),
    };
  }, [rows]);
  return (
    <Finding words={words}>
      {words.picture && (
        <ChartFrame
          id="repurchase-chart"
          {...words.picture}
          finding={words.heading}
          draw={draw}
          table={table}
          fileName="who-buys-again"
        />
      )}
    </Finding>
  );
}
