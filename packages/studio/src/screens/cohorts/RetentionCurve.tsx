import { bandLines, percent } from '@attune/charts';
import { useCallback, useMemo } from 'react';
import { ChartFrame } from '../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../chart/chart-table.ts';
import { strings } from '../../strings/index.ts';
import { numberColumn, sizeColumn } from './cohort-columns.tsx';
import { ageSpan, type CohortsShown, endOf, type Retention } from './cohort-parts.ts';

const said = strings.cohorts;
type Point = Retention['curve'][number];
const pathOf = ({ age }: Point) => `cohorts.retention.curve.${age}`;

/** All cohorts together, each with the weight of its customers, and how far chance alone could move the shares. */
export function RetentionCurve({ published, retention }: CohortsShown) {
  const { curve, ageMonths } = retention;
  const { heading, picture } = published.words.sections.retention;
  const points = useMemo(() => curve.slice(1), [curve]);
  const draw = useCallback(
    (width: number) => {
      const line = (of: 'active' | 'still') =>
        points.map((point) => {
          const [value, band] = [point[of], point[`${of}Interval`]];
          if (value === null) return null;
          return { at: point.age * ageMonths, value, key: pathOf(point), ...(band && { band }) };
        });
      return bandLines(
        [
          { name: said.boughtThen.toLowerCase(), role: 'main', points: line('active') },
          { name: said.orLater, role: 'beside', points: line('still') },
        ],
        { write: (value) => percent(value), value: said.share, across: said.monthsSince },
        width,
      );
    },
    [points, ageMonths],
  );
  const table = useMemo((): ChartTable<Point> => {
    const exactly = (value: number) => percent(value, 1);
    return {
      columns: [
        {
          id: 'months',
          label: said.months,
          value: ({ age }) => age * ageMonths,
          text: ({ age }) => said.monthSpan(ageSpan(age, ageMonths)),
        },
        sizeColumn(pathOf),
        numberColumn('active', said.boughtThen, ({ active }) => active, exactly),
        numberColumn('active-low', said.from, (row) => endOf(row.activeInterval, 0), exactly),
        numberColumn('active-high', said.to, (row) => endOf(row.activeInterval, 1), exactly),
        numberColumn('still', said.thenOrLater, ({ still }) => still, exactly),
        numberColumn('still-low', said.from, (row) => endOf(row.stillInterval, 0), exactly),
        numberColumn('still-high', said.to, (row) => endOf(row.stillInterval, 1), exactly),
      ],
      rows: points,
      rowId: pathOf,
    };
  }, [points, ageMonths]);
  return (
    <ChartFrame
      id="retention-curve"
      subtitle={said.subtitles.curve}
      source={picture?.source ?? ''}
      finding={heading}
      draw={draw}
      table={table}
      keysArePaths
      fileName="retention-curve"
    />
  );
}
