import { intervalRows, number, percent } from '@attune/charts';
import { useMemo } from 'react';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartColumn, ChartTable } from '../../../chart/chart-table.ts';
import { Figure } from '../../../origin/Figure.tsx';
import { Finding } from '../../../published/Finding.tsx';
import { isUnknown, type SectionWords } from '../../../published/published.ts';
import { strings } from '../../../strings/index.ts';
import type { Forecast, Group } from '../lifetime-parts.ts';
import { shown } from '../shown.ts';

const said = strings.lifetime.groups;

export interface GroupsProps {
  readonly forecast: Forecast;
  readonly words: SectionWords;
  readonly groups: readonly Group[];
  /** What a group is: a state, a channel. */
  readonly of: string;
  /** Of the groups in the summary. */
  readonly path: string;
  readonly nameOf: (name: string) => string;
  readonly colourOf: (name: string) => string;
}

interface Row extends Omit<Group, 'interval'> {
  readonly path: string;
  readonly low: number | null;
  readonly high: number | null;
  /** The data could not tell the interval. */
  readonly isUnsure: boolean;
}

/** What one customer of each group is expected to bring, with how sure that is. */
export function Groups({ forecast, words, groups, of, path, nameOf, colourOf }: GroupsProps) {
  const { money } = forecast.published;
  const rows = useMemo(
    () =>
      groups.map(({ interval, ...group }): Row => {
        const [low, high] = isUnknown(interval) || interval === null ? [null, null] : interval;
        return { ...group, path: `${path}.${group.name}`, low, high, isUnsure: isUnknown(interval) };
      }),
    [groups, path],
  );
  const draw = useMemo(() => {
    const known = rows.flatMap(({ low, high, perCustomer, ...row }) =>
      low === null || high === null || perCustomer === null ? [] : [{ ...row, low, high, perCustomer }],
    );
    const write = money.alike(known.map(({ perCustomer }) => perCustomer));
    const drawn = known.map(({ name, path, low, high, perCustomer }) => ({
      name: nameOf(name),
      low,
      high,
      point: perCustomer,
      label: write(perCustomer),
      colour: colourOf(name),
      key: path,
    }));
    return drawn.length === 0
      ? undefined
      : (width: number) => intervalRows(drawn, { heading: '', axis: money.tick }, width);
  }, [rows, money, nameOf, colourOf]);
  const table = useMemo((): ChartTable<Row> => {
    const column = (
      id: 'customers' | 'alive' | 'purchases' | 'perCustomer' | 'low' | 'high' | 'value',
      label: string,
      write: (value: number) => string,
    ): ChartColumn<Row> => {
      const isEnd = id === 'low' || id === 'high';
      const text = (row: Row) => (isEnd && row.isUnsure ? strings.lifetime.notKnown : shown(row[id], write));
      return {
        id,
        label,
        kind: 'number',
        value: (row) => row[id],
        text,
        ...((id === 'customers' || id === 'value') && {
          cell: (row: Row) => (row[id] === null ? text(row) : <Figure path={row.path}>{text(row)}</Figure>),
        }),
      };
    };
    return {
      columns: [
        { id: 'name', label: of, value: ({ name }) => nameOf(name) },
        column('customers', said.customers, number),
        column('alive', said.alive, (share) => percent(share)),
        column('purchases', said.purchases, (count) => number(count, 2)),
        column('perCustomer', said.each, money.exact),
        column('low', said.low, money.exact),
        column('high', said.high, money.exact),
        column('value', said.together, money.exact),
      ],
      rows,
      rowId: ({ path }) => path,
    };
  }, [rows, of, nameOf, money]);
  return (
    <Finding words={words}>
      {words.picture && draw && (
        <ChartFrame
          id={`${words.id}-chart`}
          {...words.picture}
          finding={words.heading}
          draw={draw}
          table={table}
          keysArePaths
          fileName={words.id}
        />
      )}
    </Finding>
  );
}
