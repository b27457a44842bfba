import type { Edges } from './components.ts';

/**
 * Marks the nodes that no way between two bound nodes needs: trees that hang on the graph by one node and have nothing
 * bound in them. Takes away unbound nodes with one neighbour until there is none. Repeated edges count once; the edges
 * must hold no loops.
 */
export function markPendant(edges: Edges, bound: (node: number) => boolean, nodes: number): Uint8Array {
  const degrees = new Int32Array(nodes);
  // The XOR of the neighbours that are left: where there is one, this is it.
  const neighbours = new Int32Array(nodes);
  const { from, to } = distinctEdges(edges, nodes);
  for (let i = 0; i < from.length; i++) {
    const [a, b] = [from[i]!, to[i]!];
    degrees[a]!++;
    degrees[b]!++;
    neighbours[a]! ^= b;
    neighbours[b]! ^= a;
  }
  const pendant = new Uint8Array(nodes);
  for (const ends of [from, to]) {
    for (const end of ends) {
      let at = end;
      while (degrees[at] === 1 && !bound(at)) {
        const next = neighbours[at]!;
        pendant[at] = 1;
        degrees[at] = 0;
        degrees[next]!--;
        neighbours[next]! ^= at;
        at = next;
      }
    }
  }
  return pendant;
}

/** Every edge once, whatever its direction. */
function distinctEdges({ from, to }: Edges, nodes: number): Edges {
  const keys = new Float64Array(from.length);
  for (let i = 0; i < from.length; i++) {
    keys[i] = Math.min(from[i]!, to[i]!) * nodes + Math.max(from[i]!, to[i]!);
  }
  const distinct = keys.sort().filter((key, i) => key !== keys[i - 1]);
  return {
    from: Int32Array.from(distinct, (key) => Math.floor(key / nodes)),
    to: Int32Array.from(distinct, (key) => key % nodes),
  };
}
