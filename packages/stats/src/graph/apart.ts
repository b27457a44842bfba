import type { Edges } from './components.ts';
import { type DisjointSets, rootOf } from './disjoint-sets.ts';

/** More nodes than this, and two of them no longer fit into one exact number. */
export const mostNodes = 90_000_000;

/**
 * Sets that must not become one, as pairs in both directions, each pair one number (first · nodes + second), sorted:
 * whom a set must not meet stands in one stretch, and whether two may meet is a binary search.
 */
export interface Apart {
  readonly nodes: number;
  readonly pairs: Float64Array;
  /** 1 at the roots of sets that have somebody to keep away from. */
  readonly wary: Uint8Array;
}

/** The cannot-link pairs of nodes, as pairs of the sets in which those nodes are now. */
export function apartSets(sets: DisjointSets, { from, to }: Edges): Apart {
  const nodes = sets.length;
  const pairs = new Float64Array(2 * from.length);
  const wary = new Uint8Array(from.length === 0 ? 0 : nodes);
  for (let i = 0; i < from.length; i++) {
    const [a, b] = [rootOf(sets, from[i]!), rootOf(sets, to[i]!)];
    pairs[2 * i] = a * nodes + b;
    pairs[2 * i + 1] = b * nodes + a;
    wary[a] = wary[b] = 1;
  }
  return { nodes, pairs: pairs.sort(), wary };
}

/** The first place in a sorted array whose value is at least `value`. */
function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

const holds = (sorted: Float64Array, value: number) => sorted[lowerBound(sorted, value)] === value;

/** Whether the sets with these roots must not become one. */
export function mustStayApart({ nodes, pairs, wary }: Apart, a: number, b: number): boolean {
  return wary[a] === 1 && wary[b] === 1 && holds(pairs, a * nodes + b);
}

/**
 * Marks the sets that are next to two sets that must stay apart. `beside` has one number (set · nodes + neighbour) for
 * each neighbour that is wary of somebody.
 */
export function markBetween({ nodes, pairs }: Apart, beside: Float64Array, marks: Uint8Array): void {
  const sorted = beside.sort();
  for (const place of sorted) {
    const set = Math.floor(place / nodes);
    if (marks[set] === 1) continue;
    const neighbour = place - set * nodes;
    for (let i = lowerBound(pairs, neighbour * nodes); i < pairs.length; i++) {
      const partner = pairs[i]! - neighbour * nodes;
      if (partner >= nodes) break;
      if (holds(sorted, set * nodes + partner)) {
        marks[set] = 1;
        break;
      }
    }
  }
}
