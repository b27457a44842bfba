import { type Drawing, type LorenzPoint, light, type Mark } from '@attune/charts';
import type { CurvePart } from './deciles.ts';

/** The points of the curve between two shares of the customers, both ends included. */
export function pointsBetween(
  curve: readonly LorenzPoint[],
  from: number,
  to: number,
): readonly (readonly [customers: number, revenue: number])[] {
  const inner = curve.filter(({ customers }) => customers > from && customers < to);
  return [
    [from, revenueAt(curve, from)],
    ...inner.map(({ customers, revenue }) => [customers, revenue] as const),
    [to, revenueAt(curve, to)],
  ];
}

/** Where the curve stands at a share of the customers; between its points it is straight. */
export function revenueAt(curve: readonly LorenzPoint[], customers: number): number {
  const next = curve.findIndex((point) => point.customers >= customers);
  const to = curve[next] ?? { customers: 1, revenue: curve.at(-1)?.revenue ?? 1 };
  const from = curve[next - 1] ?? { customers: 0, revenue: 0 };
  if (to.customers === from.customers) return to.revenue;
  const part = (customers - from.customers) / (to.customers - from.customers);
  return from.revenue + part * (to.revenue - from.revenue);
}

type Series = Extract<Extract<Drawing['option']['series'], readonly unknown[]>[number], { type?: 'custom' }>;

/** The curve with the ground under it cut into parts, each a mark of its own. */
export function withParts(
  drawing: Drawing,
  curve: readonly LorenzPoint[],
  parts: readonly CurvePart[],
): Drawing {
  const series = [drawing.option.series ?? []].flat();
  const marks = parts.map(({ path }, index) => [series.length + index, [{ key: path }]] as const);
  return {
    ...drawing,
    option: { ...drawing.option, series: [...series, ...parts.map((part) => groundOf(part, curve))] },
    marks: new Map<number, readonly (Mark | undefined)[]>([...(drawing.marks ?? []), ...marks]),
  };
}

function groundOf({ from, to }: CurvePart, curve: readonly LorenzPoint[]): Series {
  return {
    type: 'custom',
    silent: true,
    z: 3,
    data: [[from, 0]],
    renderItem: (_, api) => ({
      type: 'polygon',
      shape: {
        points: [...pointsBetween(curve, from, to), [to, 0], [from, 0]].map(
          ([customers, revenue]) => api.coord([customers!, revenue!]) as [number, number],
        ),
      },
      style: { fill: light.accent, fillOpacity: 0.22, stroke: light.paper, lineWidth: 1 },
    }),
  };
}
