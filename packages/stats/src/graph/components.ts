import { requireCount } from '../domain.ts';
import { singletons, smallestNodes, unite } from './disjoint-sets.ts';

/** Undirected edges: the i-th joins node `from[i]` and node `to[i]`. Repeated edges and loops say nothing new. */
export interface Edges {
  readonly from: Int32Array | Uint32Array;
  readonly to: Int32Array | Uint32Array;
}

/** Throws unless every edge joins two of the nodes 0 … n − 1. */
export function requireEdges(name: string, { from, to }: Edges, nodes: number): void {
  if (from.length !== to.length) throw new RangeError(`${name} must have as many starts as ends.`);
  for (let i = 0; i < from.length; i++) {
    const [a, b] = [from[i]!, to[i]!];
    if (a < 0 || b < 0 || a >= nodes || b >= nodes) {
      throw new RangeError(`${name} must join nodes 0 to ${nodes - 1}, got ${a} and ${b}.`);
    }
  }
}

/**
 * The connected components of a graph: for each node the smallest node that it is connected with, itself included.
 * The same for every order of the edges. Time nearly linear in nodes and edges.
 *
 * @throws RangeError for an edge to a node that is not there
 */
export function components(nodes: number, edges: Edges): Int32Array {
  requireCount('nodes', nodes);
  requireEdges('edges', edges, nodes);
  const sets = singletons(nodes);
  for (let i = 0; i < edges.from.length; i++) unite(sets, edges.from[i]!, edges.to[i]!);
  return smallestNodes(sets);
}
