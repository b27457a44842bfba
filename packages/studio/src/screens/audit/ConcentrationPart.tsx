import { type LorenzPoint, lorenzChart, number, percent } from '@attune/charts';
import { useMemo } from 'react';
import { ChartFrame } from '../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../chart/chart-table.ts';
import { isUnknown, type Published } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import { KeyFigures } from './KeyFigures.tsx';
import { Part } from './Part.tsx';

const said = strings.audit.concentration;

/** Who brings the money: the curve, with the share that brings 60 % marked. */
export function ConcentrationPart({ audit }: { audit: Published }) {
  const { words, summary } = audit;
  const { concentration } = summary.value;
  const { measure, sections } = words;
  const { spenders, share60, share80, gini } = concentration;
  const marked = isUnknown(share60) ? null : share60;
  const points = useMemo((): readonly LorenzPoint[] => {
    const curve = concentration.lorenz.filter(({ customers }) => customers > 0 && customers !== marked);
    // The point that is marked lies on the curve, however few of its points are told.
    const all = marked === null ? curve : [...curve, { customers: marked, revenue: 0.6 }];
    return all
      .toSorted((a, b) => a.customers - b.customers || a.revenue - b.revenue)
      .map((point) => ({ ...point, key: `lorenz:${point.customers}` }));
  }, [concentration, marked]);
  const draw = useMemo(() => {
    const point = points.find(({ customers }) => customers === marked) ?? null;
    const label = point
      ? said.marked(
          percent(point.customers, point.customers < 0.1 ? 1 : 0),
          percent(point.revenue, 0),
          measure.noun,
        )
      : (['', ''] as const);
    return (width: number) =>
      lorenzChart(
        points,
        point,
        { marked: label, customers: said.customers, revenue: said.measure(measure.noun) },
        width,
      );
  }, [points, marked, measure]);
  const table = useMemo(
    (): ChartTable<LorenzPoint> => ({
      columns: [
        {
          id: 'customers',
          label: said.customers,
          kind: 'number',
          value: ({ customers }) => customers,
          text: ({ customers }) => said.point(percent(customers)),
        },
        {
          id: 'measure',
          label: said.measure(measure.noun),
          kind: 'number',
          value: ({ revenue }) => revenue,
          text: ({ revenue }) => percent(revenue, 1),
        },
      ],
      rows: points,
      rowId: ({ key = '' }) => key,
    }),
    [points, measure],
  );
  const share = (value: typeof share60) => (isUnknown(value) ? null : value);
  return (
    <Part words={sections.concentration}>
      {sections.concentration.picture && (
        <>
          <KeyFigures
            figures={[
              { path: 'value.concentration.spenders', value: spenders, write: number, name: said.spenders },
              {
                path: 'value.concentration.share60',
                value: share(share60),
                write: percent,
                name: said.bring60,
              },
              {
                path: 'value.concentration.share80',
                value: share(share80),
                write: percent,
                name: said.bring80,
              },
              { path: 'value.concentration.gini', value: share(gini), write: twoDigits, name: said.gini },
            ]}
          />
          <ChartFrame
            id="lorenz"
            {...sections.concentration.picture}
            finding={sections.concentration.heading}
            draw={draw}
            table={table}
            fileName="concentration"
            maxWidth={560}
          />
        </>
      )}
    </Part>
  );
}

const twoDigits = (value: number) => number(value, 2);
