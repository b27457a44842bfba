import { heatTable, number, percent } from '@attune/charts';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { ChartFrame } from '../../chart/ChartFrame.tsx';
import type { ChartTable, MarkWords } from '../../chart/chart-table.ts';
import { strings } from '../../strings/index.ts';
import { cohortColumn, sizeColumn } from './cohort-columns.tsx';
import { ageSpan, type CohortsShown, cohortName, type Retained, shown } from './cohort-parts.ts';

const said = strings.cohorts;
const route = getRouteApi('/frame/cohorts');
const pathOf = (cohort: string) => `cohorts.retention.${cohort}`;

/** Each cohort by its age: how many bought then, or then and later. Everybody bought at the first age. */
export function Triangle({ published, retention }: CohortsShown) {
  const { share = 'active' } = route.useSearch();
  const { cohorts, curve, ageMonths, period } = retention;
  const { heading, picture } = published.words.sections.retention;
  const rows = useMemo(() => cohorts.filter(({ active }) => active.length > 1), [cohorts]);
  const spans = useMemo(() => curve.slice(1).map(({ age }) => ageSpan(age, ageMonths)), [curve, ageMonths]);
  const draw = useCallback(
    (width: number) =>
      heatTable(
        rows.map((row) => ({
          name: cohortName(row.cohort),
          values: row[share].slice(1),
          keys: row[share].slice(1).map((_, i) => `${pathOf(row.cohort)}.${i + 1}`),
        })),
        spans,
        {
          rows: said.first,
          columns: said.monthsSince,
          write: (value) => percent(value),
          short: (value) => number(100 * value),
          withheld: '·',
        },
        width,
      ),
    [rows, spans, share],
  );
  const table = useMemo(
    (): ChartTable<Retained> => ({
      columns: [
        cohortColumn(said.first),
        sizeColumn(({ cohort }) => pathOf(cohort)),
        ...spans.map((span, i) => ({
          id: `age-${i + 1}`,
          label: said.monthSpan(span),
          kind: 'number' as const,
          value: (row: Retained) => row[share][i + 1],
          text: (row: Retained) => shown(row[share][i + 1], (value) => percent(value)),
        })),
      ],
      rows,
      rowId: ({ cohort }) => pathOf(cohort),
    }),
    [rows, spans, share],
  );
  const describe = useCallback(
    (key: string): MarkWords | undefined => {
      const [path, age] = [key.slice(0, key.lastIndexOf('.')), Number(key.slice(key.lastIndexOf('.') + 1))];
      const row = rows.find(({ cohort }) => pathOf(cohort) === path);
      if (!row) return undefined;
      return {
        title: `${cohortName(row.cohort)}, ${said.monthSpan(ageSpan(age, ageMonths)).toLowerCase()}`,
        values: [
          [said.customers, shown(row.customers, number)],
          [said.boughtThen, shown(row.active[age], (value) => percent(value))],
          [said.thenOrLater, shown(row.still[age], (value) => percent(value))],
          [said.each(published.words.measure.Noun), shown(row.revenue[age], published.money.exact)],
        ],
      };
    },
    [rows, ageMonths, published],
  );
  return (
    <ChartFrame
      id="retention-triangle"
      subtitle={said.subtitles[share](period)}
      source={picture?.source ?? ''}
      finding={heading}
      draw={draw}
      table={table}
      describe={describe}
      keysArePaths
      fileName={share === 'still' ? 'who-stays-then-or-later' : 'who-stays'}
    />
  );
}
