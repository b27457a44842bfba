import { light, percentsAlike, rankedBars } from '@attune/charts';
import { useMemo } from 'react';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartColumn, ChartTable } from '../../../chart/chart-table.ts';
import { Finding } from '../../../published/Finding.tsx';
import type { Published, SectionWords } from '../../../published/published.ts';
import { strings } from '../../../strings/index.ts';
import { customersColumn, revenueColumn } from '../figure-columns.tsx';
import { shown } from '../shown.ts';
import type { DecileRow } from './deciles.ts';

const said = strings.segments.value;

export interface DecileBarsProps {
  readonly published: Published;
  readonly rows: readonly DecileRow[];
  readonly words: SectionWords;
}

/** A tenth, or, without a place, who spent nothing. */
type Row = Omit<DecileRow, 'place' | 'decile'> & { readonly place: number | null };

/** What each tenth of the customers brings. */
export function DecileBars({ published, rows, words }: DecileBarsProps) {
  const { money, summary } = published;
  const { measure } = published.words;
  const { zeroSpenders, pastYearRevenue: total } = summary.value;
  const share = useMemo(() => {
    const part = (revenue: number) => (total !== null && total > 0 ? revenue / total : 0);
    const write = percentsAlike(rows.map(({ revenue }) => part(revenue ?? 0)));
    return (revenue: number | null) => shown(revenue, (amount) => write(part(amount)));
  }, [rows, total]);
  const draw = useMemo(() => {
    const bars = {
      names: rows.map(({ place }) => said.tenth(place)),
      keys: rows.map(({ path }) => path),
      colours: rows.map((_, index) => (index === 0 ? light.accent : light.context)),
      columns: [
        {
          heading: measure.Noun,
          values: rows.map(({ revenue }) => revenue ?? 0),
          labels: rows.map(({ revenue }) =>
            revenue === null ? strings.segments.fewerThan10 : `${money.short(revenue)} · ${share(revenue)}`,
          ),
        },
      ],
    } as const;
    return (width: number) => rankedBars(bars, width);
  }, [rows, money, measure, share]);
  const table = useMemo((): ChartTable<Row> => {
    const pathOf = ({ path }: Row) => path;
    const bound = (id: 'lowest' | 'highest', label: string): ChartColumn<Row> => ({
      id,
      label,
      kind: 'number',
      value: (row) => row[id],
      text: (row) => (row.place === null ? strings.chart.missing : shown(row[id], money.exact)),
    });
    return {
      columns: [
        {
          id: 'tenth',
          label: said.tenths,
          value: ({ place }) => (place === null ? said.nothing : said.tenth(place)),
        },
        customersColumn(pathOf),
        revenueColumn(measure.Noun, published, pathOf),
        {
          id: 'share',
          label: said.share,
          kind: 'number',
          value: ({ revenue }) => (revenue === null || !total || total <= 0 ? null : revenue / total),
          text: ({ revenue }) => share(revenue),
        },
        bound('lowest', said.lowest),
        bound('highest', said.highest),
      ],
      rows: [
        ...rows,
        { ...zeroSpenders, path: 'value.zeroSpenders', place: null, lowest: null, highest: null },
      ],
      rowId: pathOf,
    };
  }, [rows, zeroSpenders, published, measure, money, share, total]);
  return (
    <Finding words={words}>
      {words.picture && (
        <ChartFrame
          id="deciles-chart"
          {...words.picture}
          finding={words.heading}
          draw={draw}
          table={table}
          keysArePaths
          fileName="deciles"
        />
      )}
    </Finding>
  );
}
