import type { Edges } from '@attune/stats';

/**
 * How each node came to its customer: along the kept edges, the shortest way from the node that names the customer, and
 * of ways of one length that of the earliest edges, which are those of the strongest evidence.
 *
 * @returns for each node the node before it on that way, and the edge between them; −1 for those that name a customer
 */
export function explainMerges(
  customers: Int32Array,
  { from, to }: Edges,
  kept: Uint8Array,
): { readonly parents: Int32Array; readonly through: Int32Array } {
  const nodes = customers.length;
  // The edges at each node, one after another: those of node n stand from starts[n] to starts[n + 1].
  const starts = new Int32Array(nodes + 1);
  for (let edge = 0; edge < from.length; edge++) {
    if (kept[edge] === 0) continue;
    starts[from[edge]! + 1]!++;
    starts[to[edge]! + 1]!++;
  }
  for (let node = 0; node < nodes; node++) starts[node + 1]! += starts[node]!;
  const next = starts.slice();
  const around = new Int32Array(starts[nodes]!);
  for (let edge = 0; edge < from.length; edge++) {
    if (kept[edge] === 0) continue;
    for (const node of [from[edge]!, to[edge]!]) around[next[node]!++] = edge;
  }

  const parents = new Int32Array(nodes).fill(-1);
  const through = new Int32Array(nodes).fill(-1);
  const queue = new Int32Array(nodes);
  let last = 0;
  for (let node = 0; node < nodes; node++) if (customers[node] === node) queue[last++] = node;
  for (let first = 0; first < last; first++) {
    const node = queue[first]!;
    for (let i = starts[node]!; i < starts[node + 1]!; i++) {
      const edge = around[i]!;
      const other = from[edge] === node ? to[edge]! : from[edge]!;
      if (customers[other] === other || parents[other]! >= 0) continue;
      parents[other] = node;
      through[other] = edge;
      queue[last++] = other;
    }
  }
  return { parents, through };
}
