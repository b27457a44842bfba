/**
 * A partition of the nodes 0 … n − 1 that only grows together: one array, in which a root holds minus the size of its
 * set and every other node points towards its root. Union by size with path halving: nearly constant time a step.
 * Source: Tarjan & van Leeuwen (1984), JACM 31.
 */
export type DisjointSets = Int32Array;

/** Every node alone. */
export function singletons(nodes: number): DisjointSets {
  return new Int32Array(nodes).fill(-1);
}

/** The root of a node's set; it shortens the way there. */
export function rootOf(sets: DisjointSets, node: number): number {
  let at = node;
  for (;;) {
    const parent = sets[at]!;
    if (parent < 0) return at;
    const above = sets[parent]!;
    if (above < 0) return parent;
    sets[at] = above;
    at = above;
  }
}

/** Makes the sets of two nodes one. */
export function unite(sets: DisjointSets, a: number, b: number): void {
  let [large, small] = [rootOf(sets, a), rootOf(sets, b)];
  if (large === small) return;
  if (sets[large]! > sets[small]!) [large, small] = [small, large];
  sets[large]! += sets[small]!;
  sets[small] = large;
}

/** For each node the smallest node of its set, which does not depend on the order in which the sets were united. */
export function smallestNodes(sets: DisjointSets): Int32Array {
  const smallest = new Int32Array(sets.length).fill(-1);
  const labels = new Int32Array(sets.length);
  for (let node = 0; node < sets.length; node++) {
    const root = rootOf(sets, node);
    if (smallest[root]! < 0) smallest[root] = node;
    labels[node] = smallest[root]!;
  }
  return labels;
}
