import { type Drawing, marksOf } from './drawing.ts';
import { textWidth } from './text-width.ts';
import { sizes, still, textStyle } from './theme.ts';

export interface FlowNode {
  readonly name: string;
  readonly colour: string;
  readonly key?: string;
}

export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly size: number;
  readonly key?: string;
}

const mostNodes = 12;

/**
 * Who moved where between two days: the same groups on both sides, in one order. A group that nobody left or
 * entered is not drawn. More than twelve nodes are a bug: they cannot be read.
 */
export function migrationChart(
  groups: readonly FlowNode[],
  flows: readonly Flow[],
  write: (size: number) => string,
  width: number,
): Drawing {
  const total = (side: 'from' | 'to', name: string) =>
    flows.filter((flow) => flow[side] === name).reduce((sum, flow) => sum + flow.size, 0);
  const nodes = (['from', 'to'] as const).flatMap((side) =>
    groups
      .map((group) => ({ ...group, side, total: total(side, group.name) }))
      .filter((node) => node.total > 0)
      .map((node) => ({ ...node, label: `${node.name} ${write(node.total)}` })),
  );
  if (nodes.length > mostNodes) throw new Error(`A flow chart of ${nodes.length} nodes cannot be read.`);
  const room = (side: string) =>
    Math.ceil(
      Math.max(0, ...nodes.filter((n) => n.side === side).map((n) => textWidth(n.label, sizes.small))),
    ) + 12;
  const height = width < 560 ? 320 : 360;
  const links = flows.filter((flow) => flow.size > 0);
  const keyOf = (name: string) => groups.find((group) => group.name === name)?.key;
  const linked = ({ from, to }: Flow) => [keyOf(from), keyOf(to)].filter((key) => key !== undefined);
  return {
    width,
    height,
    ...marksOf({
      0: [
        ...links.map((link) =>
          link.key === undefined ? undefined : { key: link.key, linked: linked(link) },
        ),
        ...nodes.map(({ key }) => key),
      ],
    }),
    option: {
      ...still,
      series: [
        {
          type: 'sankey',
          silent: true,
          left: room('from'),
          right: room('to'),
          top: 12,
          bottom: 12,
          nodeGap: 18, // a line of text and a little: labels of thin nodes must not meet
          nodeWidth: 10,
          nodeAlign: 'justify',
          layoutIterations: 0, // keeps the order of the groups
          emphasis: { disabled: true },
          lineStyle: { color: 'source', opacity: 0.32, curveness: 0.5 },
          label: { ...textStyle },
          data: nodes.map((node) => ({
            name: `${node.side} ${node.name}`,
            depth: node.side === 'from' ? 0 : 1,
            itemStyle: { color: node.colour },
            label: {
              position: node.side === 'from' ? ('left' as const) : ('right' as const),
              formatter: () => node.label,
            },
          })),
          links: links.map(({ from, to, size }) => ({
            source: `from ${from}`,
            target: `to ${to}`,
            value: size,
          })),
        },
      ],
    },
  };
}
