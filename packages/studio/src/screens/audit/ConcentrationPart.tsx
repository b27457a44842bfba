import { type LorenzPoint, lorenzChart, number, percent } from '@attune/charts';
import { useMemo } from 'react';
import { ChartFrame } from '../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../chart/chart-table.ts';
import { strings } from '../../strings/index.ts';
import { type Audit, isUnknown } from './audit-data.ts';
import { KeyFigures } from './KeyFigures.tsx';
import { Part } from './Part.tsx';

const said = strings.audit.concentration;

/** Who brings the money: the curve, with the share that brings 60 % marked. */
export function ConcentrationPart({ audit }: { audit: Audit }) {
  const { words, summary } = audit;
  const { concentration } = summary.value;
  const { measure, sections } = words;
  const points = useMemo(
    () =>
      concentration.lorenz.flatMap(({ customers, revenue }, index) =>
        customers === null || revenue === null ? [] : [{ customers, revenue, key: `lorenz:${index}` }],
      ),
    [concentration],
  );
  const draw = useMemo(() => {
    const { share60 } = concentration;
    const point =
      isUnknown(share60) || share60 === null
        ? null
        : { customers: share60, revenue: revenueAt(points, share60) };
    const marked = point
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
        { marked, customers: said.customers, revenue: said.measure(measure.noun) },
        width,
      );
  }, [concentration, points, measure]);
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
  const { spenders, share60, share80, gini } = concentration;
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

/** Where the drawn curve stands at this share of customers, so that a point of it lies on it. */
function revenueAt(lorenz: readonly LorenzPoint[], customers: number): number {
  const next = lorenz.findIndex((point) => point.customers >= customers);
  const to = lorenz[next] ?? { customers: 1, revenue: 1 };
  const from = lorenz[next - 1] ?? { customers: 0, revenue: 0 };
  if (to.customers === from.customers) return to.revenue;
  const part = (customers - from.customers) / (to.customers - from.customers);
  return from.revenue + part * (to.revenue - from.revenue);
}
