import { lorenzChart, percent } from '@attune/charts';
import { useMemo } from 'react';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../../chart/chart-table.ts';
import { Finding } from '../../../published/Finding.tsx';
import { isUnknown, type Published } from '../../../published/published.ts';
import { strings } from '../../../strings/index.ts';
import { curveParts, type DecileRow } from './deciles.ts';
import { revenueAt, withParts } from './lorenz-parts.ts';

const said = strings.segments.value;

export interface LorenzCurveProps {
  readonly published: Published;
  readonly rows: readonly DecileRow[];
  readonly picture: { readonly subtitle: string; readonly source: string };
}

interface Row {
  readonly path: string;
  readonly place: number;
  readonly customers: number;
  readonly revenue: number;
  readonly own: number;
}

/** How concentrated the money is: the curve, cut where the tenths lie. */
export function LorenzCurve({ published, rows, picture }: LorenzCurveProps) {
  const { summary, words } = published;
  const { concentration } = summary.value;
  const { measure, sections } = words;
  const curve = useMemo(
    () =>
      concentration.lorenz.flatMap(({ customers, revenue }) =>
        customers === null || revenue === null ? [] : [{ customers, revenue }],
      ),
    [concentration],
  );
  const parts = useMemo(() => curveParts(rows, concentration.spenders), [rows, concentration]);
  const draw = useMemo(() => {
    const { share60 } = concentration;
    const point =
      isUnknown(share60) || share60 === null
        ? null
        : { customers: share60, revenue: revenueAt(curve, share60) };
    const text = {
      marked: point
        ? said.marked(
            percent(point.customers, point.customers < 0.1 ? 1 : 0),
            percent(point.revenue, 0),
            measure.noun,
          )
        : (['', ''] as const),
      customers: said.shareOfCustomers,
      revenue: said.shareOf(measure.noun),
    };
    return (width: number) => withParts(lorenzChart(curve, point, text, width), curve, parts);
  }, [concentration, curve, parts, measure]);
  const table = useMemo(
    (): ChartTable<Row> => ({
      columns: [
        { id: 'tenth', label: said.tenths, value: ({ place }) => said.tenth(place) },
        {
          id: 'own',
          label: said.brings,
          kind: 'number',
          value: ({ own }) => own,
          text: ({ own }) => percent(own),
        },
        {
          id: 'customers',
          label: said.upToCustomers,
          kind: 'number',
          value: ({ customers }) => customers,
          text: ({ customers }) => percent(customers),
        },
        {
          id: 'revenue',
          label: said.upTo(measure.noun),
          kind: 'number',
          value: ({ revenue }) => revenue,
          text: ({ revenue }) => percent(revenue, 1),
        },
      ],
      rows: parts.map(({ path, from, to }, index) => ({
        path,
        place: index + 1,
        customers: to,
        revenue: revenueAt(curve, to),
        own: revenueAt(curve, to) - revenueAt(curve, from),
      })),
      rowId: ({ path }) => path,
    }),
    [parts, curve, measure],
  );
  return (
    <Finding
      words={{ id: 'lorenz', heading: said.half(percent(revenueAt(curve, 0.5)), measure.noun), lead: [] }}
    >
      <ChartFrame
        id="lorenz"
        {...picture}
        finding={sections.concentration.heading}
        draw={draw}
        table={table}
        keysArePaths
        fileName="concentration"
        maxWidth={560}
      />
    </Finding>
  );
}
