import { light, percentsAlike, rankedBars } from '@attune/charts';
import { useMemo } from 'react';
import { ChartFrame } from '../../chart/ChartFrame.tsx';
import type { ChartColumn, ChartTable } from '../../chart/chart-table.ts';
import type { Published } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import { Part } from './Part.tsx';
import { amountColumn, peopleColumn } from './people-column.tsx';
import { shown } from './shown.ts';

const said = strings.audit.deciles;

interface Row {
  readonly path: string;
  readonly name: string;
  readonly customers: number | null;
  readonly revenue: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** What each tenth of the customers brings. */
export function DecilesPart({ audit }: { audit: Published }) {
  const { summary, words, money } = audit;
  const { measure, sections } = words;
  const { deciles, zeroSpenders, pastYearRevenue } = summary.value;
  const rows = useMemo(
    (): readonly Row[] => [
      ...deciles.map((decile, index) => ({
        ...decile,
        path: `value.deciles.${decile.decile}`,
        name: index === 0 ? said.highest(decile.decile ?? 1) : String(decile.decile),
      })),
      { ...zeroSpenders, path: 'value.zeroSpenders', name: said.nothing, lowest: null, highest: null },
    ],
    [deciles, zeroSpenders],
  );
  const share = useMemo(() => {
    const whole = pastYearRevenue ?? 0;
    const part = (revenue: number) => (whole > 0 ? revenue / whole : 0);
    const write = percentsAlike(rows.map(({ revenue }) => part(revenue ?? 0)));
    return (revenue: number | null) => shown(revenue, (amount) => write(part(amount)));
  }, [rows, pastYearRevenue]);
  const draw = useMemo(() => {
    const drawn = rows.slice(0, -1);
    const bars = {
      names: drawn.map(({ name }) => name),
      keys: drawn.map(({ path }) => path),
      colours: drawn.map((_, index) => (index === 0 ? light.accent : light.context)),
      columns: [
        {
          heading: measure.Noun,
          values: drawn.map(({ revenue }) => revenue ?? 0),
          labels: drawn.map(({ revenue }) =>
            revenue === null ? strings.audit.withheld : `${money.short(revenue)} · ${share(revenue)}`,
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
      text: (row) => (row[id] === null ? strings.chart.missing : money.exact(row[id])),
    });
    return {
      columns: [
        { id: 'decile', label: said.decile, value: ({ name }) => name },
        peopleColumn(pathOf),
        amountColumn('revenue', measure.Noun, audit, ({ revenue }) => revenue, pathOf),
        {
          id: 'share',
          label: strings.audit.share,
          kind: 'number',
          value: ({ revenue }) => (revenue === null || !pastYearRevenue ? null : revenue / pastYearRevenue),
          text: ({ revenue }) => share(revenue),
        },
        bound('lowest', said.lowestAmount),
        bound('highest', said.highestAmount),
      ],
      rows,
      rowId: pathOf,
    };
  }, [rows, audit, measure, money, share, pastYearRevenue]);
  return (
    <Part words={sections.deciles}>
      {sections.deciles.picture && (
        <ChartFrame
          id="deciles-chart"
          {...sections.deciles.picture}
          finding={sections.deciles.heading}
          draw={draw}
          table={table}
          keysArePaths
          fileName="deciles"
        />
      )}
    </Part>
  );
}
