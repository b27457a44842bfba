import { type BandLine, bandLines } from '@attune/charts';
import { useCallback, useMemo } from 'react';
import { ChartFrame } from '../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../chart/chart-table.ts';
import { isUnknown } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import { cohortColumn, numberColumn, sizeColumn } from './cohort-columns.tsx';
import { type CohortsShown, cohortName, type Retained } from './cohort-parts.ts';

const said = strings.cohorts;
const pathOf = ({ cohort }: { readonly cohort: string }) => `cohorts.retention.${cohort}`;

/** A line for a handful of customers says more about them than about their time. */
const fewestDrawn = 30;

/** What the customers of each cohort brought by an age: the newest and the oldest with their intervals. */
export function ValueByAge({ published, retention }: CohortsShown) {
  const { money, words } = published;
  const { cohorts, ageMonths, period, curve } = retention;
  const drawn = useMemo(
    () => cohorts.filter(({ customers }) => customers !== null && customers >= fewestDrawn),
    [cohorts],
  );
  const draw = useCallback(
    (width: number) => {
      // Of the newest two points at least, so that there is a line to compare.
      const newest = drawn.findLast(({ revenue }) => revenue.length > 1);
      const roleOf = (row: Retained): BandLine['role'] =>
        row === newest ? 'main' : row === drawn[0] ? 'beside' : 'context';
      return bandLines(
        drawn
          .filter((row) => row.revenue.length > 1)
          .map((row) => ({
            name: cohortName(row.cohort),
            role: roleOf(row),
            points: row.revenue.map((value, age) => {
              const band = row.revenueInterval[age];
              if (value === null) return null;
              const isBand = band !== undefined && band !== null && !isUnknown(band);
              return {
                at: (age + 1) * ageMonths,
                value,
                key: `${pathOf(row)}.${age}`,
                ...(isBand && { band }),
              };
            }),
          })),
        { write: money.tick, value: said.perCustomer(words.measure.Noun), across: said.monthsSince },
        width,
      );
    },
    [drawn, ageMonths, money, words],
  );
  const table = useMemo(
    (): ChartTable<Retained> => ({
      columns: [
        cohortColumn(said.first),
        sizeColumn<Retained>(pathOf),
        ...curve.map(({ age }) =>
          numberColumn<Retained>(
            `after-${age}`,
            said.after((age + 1) * ageMonths),
            ({ revenue }) => revenue[age],
            money.exact,
          ),
        ),
      ],
      rows: cohorts,
      rowId: pathOf,
    }),
    [cohorts, curve, ageMonths, money],
  );
  const describe = useCallback(
    (key: string) => {
      const [path, age] = [key.slice(0, key.lastIndexOf('.')), Number(key.slice(key.lastIndexOf('.') + 1))];
      const row = cohorts.find((one) => pathOf(one) === path);
      const value = row?.revenue[age];
      if (!row || typeof value !== 'number') return undefined;
      const band = row.revenueInterval[age];
      const ends = band && !isUnknown(band) ? band : undefined;
      return {
        title: `${cohortName(row.cohort)}, ${said.after((age + 1) * ageMonths)}`,
        values: [
          [said.each(words.measure.Noun), money.exact(value)] as const,
          ...(ends
            ? [[said.from, money.exact(ends[0])] as const, [said.to, money.exact(ends[1])] as const]
            : []),
        ],
      };
    },
    [cohorts, ageMonths, money, words],
  );
  return (
    <ChartFrame
      id="value-by-age"
      subtitle={said.subtitles.value(words.measure.Noun, period)}
      source={words.sections.retention.picture?.source ?? ''}
      finding={words.sections.cohorts.heading}
      draw={draw}
      table={table}
      describe={describe}
      keysArePaths
      fileName="value-by-age"
    />
  );
}
