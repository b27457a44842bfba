import type { Edges } from '@attune/stats';
import type { Batch, Warehouse } from '../../warehouse/index.ts';
import type { IdentityDecision } from './evidence.ts';
import { apartPairs, edgesInOrder, spaceCounts } from './key-graph.sql.ts';
import type { KeyGraph } from './key-graph.ts';
import { keySpaces } from './key-space.ts';
import { placeholderNodes } from './placeholders.sql.ts';
import { rowCount } from './report.sql.ts';
import type { ResolvedGraph } from './resolve-graph.ts';

const edgeShape = { edge: 'count', low: 'count', high: 'count', level: 'count' } as const;

/** The graph in `identity_nodes`, `identity_edges` and `identity_placeholders`, as numbers. */
export async function readGraph(warehouse: Warehouse, apart: Edges, mostLinks: number): Promise<KeyGraph> {
  const spaces = await warehouse.rows(spaceCounts(), { space: 'count', nodes: 'count' });
  const [total] = await warehouse.rows(rowCount('identity_edges'), { n: 'count' });
  const edges = {
    from: new Int32Array(total!.n),
    to: new Int32Array(total!.n),
    levels: new Uint8Array(total!.n),
  };
  for await (const { length, columns } of warehouse.batches(edgesInOrder(), edgeShape))
    for (let i = 0; i < length; i++) {
      const edge = columns.edge[i]!;
      edges.from[edge] = columns.low[i]!;
      edges.to[edge] = columns.high[i]!;
      edges.levels[edge] = columns.level[i]!;
    }
  const placeholders = await warehouse.rows(placeholderNodes(), { node: 'count' });
  return {
    spaces: spaces.map(({ space, nodes }) => ({ space: keySpaces[space]!, nodes })),
    edges,
    apart,
    placeholders: placeholders.map(({ node }) => node),
    mostLinks,
  };
}

/** The nodes of the pairs that a person said are two. */
export async function apartNodes(
  warehouse: Warehouse,
  decisions: readonly IdentityDecision[],
): Promise<Edges> {
  const apart = decisions.filter(({ decision }) => decision === 'apart');
  if (apart.length === 0) return { from: new Int32Array(0), to: new Int32Array(0) };
  const pairs = await warehouse.rows(apartPairs(), { one: 'count', other: 'count' });
  return {
    from: Int32Array.from(pairs, ({ one }) => one),
    to: Int32Array.from(pairs, ({ other }) => other),
  };
}

const treeShape = { node: 'count', customer: 'count', parent: 'count', edge: 'count' } as const;
const refusedShape = { edge: 'count', node: 'count', reason: 'text' } as const;

/** Writes what was found: `identity_tree`, the way of each joined node to its customer, and `identity_refused`. */
export async function writeResolved(
  warehouse: Warehouse,
  { customers, parents, through, refused }: ResolvedGraph,
): Promise<void> {
  await warehouse.createFromBatches('identity_tree', treeShape, joinedNodes(customers, parents, through));
  await warehouse.createFrom('identity_refused', refusedShape, refused);
}

/** How many rows go to the warehouse at once. */
const batchRows = 65_536;

async function* joinedNodes(
  customers: Int32Array,
  parents: Int32Array,
  through: Int32Array,
): AsyncIterable<Batch<typeof treeShape>> {
  const nodes: number[] = [];
  const batch = () => ({
    length: nodes.length,
    columns: {
      node: nodes.slice(),
      customer: nodes.map((node) => customers[node]!),
      parent: nodes.map((node) => parents[node]!),
      edge: nodes.map((node) => through[node]!),
    },
  });
  for (let node = 0; node < customers.length; node++) {
    if (parents[node]! < 0) continue;
    nodes.push(node);
    if (nodes.length < batchRows) continue;
    yield batch();
    nodes.length = 0;
  }
  if (nodes.length > 0) yield batch();
}
