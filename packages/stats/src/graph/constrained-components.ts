import { requireCount } from '../domain.ts';
import { type Apart, apartSets, markBetween, mostNodes, mustStayApart } from './apart.ts';
import { type Edges, requireEdges } from './components.ts';
import { type DisjointSets, rootOf, singletons, smallestNodes, unite } from './disjoint-sets.ts';
import { markPendant } from './pendant.ts';

/** A graph whose edges are evidence that two nodes are one and the same, with what speaks against it. */
export interface EvidenceGraph {
  readonly nodes: number;
  /**
   * A column for each namespace of known identities (own customer numbers, say): the identity that a node has there, a
   * number below `nodes`, or −1 for none. Two identities of one namespace are never the same.
   */
  readonly identities: readonly Int32Array[];
  /**
   * Edges that are decided, and stronger than identities: two identities of a namespace that they join are the same from
   * then on, wherever they stand. Only `cannotLink` stands against them.
   */
  readonly mustLink: Edges;
  /** Pairs of nodes that are decided to be two. */
  readonly cannotLink: Edges;
  /** The evidence, the strongest level first. All edges of a level weigh the same. */
  readonly levels: readonly Edges[];
}

/**
 * What became of an edge. `direct`: what stood at its two ends was known to be two. `hub…`: the set at that end of the
 * edge (or at both) is next to two that are known to be two, as an e-mail address is that a household shares. `chain`: it
 * is part of a longer way between two that are known to be two.
 */
export const edgeOutcome = { kept: 0, direct: 1, hubFrom: 2, hubTo: 3, hubBoth: 4, chain: 5 } as const;

export interface ConstrainedComponents {
  /** For each node the smallest node of its component. */
  readonly labels: Int32Array;
  /** An `edgeOutcome` for each edge of `mustLink`. */
  readonly mustLink: Uint8Array;
  /** An `edgeOutcome` for each edge of each level. */
  readonly levels: readonly Uint8Array[];
}

/** What must not come together at some moment: identities by root, a column a namespace, and sets kept apart. */
interface Constraints {
  readonly identities: readonly Int32Array[];
  readonly apart: Apart;
}

/**
 * Joins nodes by evidence, strongest level first, without ever joining two that are known to be two.
 *
 * At each level the components so far are taken as they are; call them sets. Two sets are *at odds* when they have
 * different identities in one namespace, or hold the two nodes of a cannot-link pair. Edges of the level are then refused
 * in three steps, each of which looks at all edges at once:
 * 1. `direct`: edges between two sets at odds;
 * 2. `hub`: of what is left, all edges of a set whose neighbours are at odds with one another;
 * 3. `chain`: where what is left would still bring two sets at odds into one component, all edges of that component but
 *    those to pendant parts, that is, trees without any identity or cannot-link that hang on it and lead nowhere.
 * The rest is joined. An edge within a set is always kept, and changes nothing.
 *
 * Guarantees:
 * - No component holds two identities of a namespace, other than those that `mustLink` declares to be the same, nor the
 *   two nodes of a cannot-link pair. (What step 3 leaves of a component has at most one set with constraints; components
 *   that step 3 does not touch have none at odds, and sets hold the guarantee from the level before.)
 * - The components and the outcomes do not depend on the order or direction of edges, on repeated edges, or on how nodes
 *   and identities are numbered: no edge is preferred to another of its level.
 * - Where plain components would bring nothing at odds together, the result is the plain components, and all is kept.
 * - A stronger level is never changed by a weaker one.
 *
 * Refused edges mean "not known", not "two": the sets at their ends may still come together by other evidence.
 * Time nearly linear in nodes, edges and namespaces for each level, and half as long where edges come in the order of their
 * nodes, which the processor's cache likes. Memory: per node 8 bytes for each namespace and about 20 more, and 9 bytes for
 * each edge of the largest level.
 *
 * @throws RangeError for an edge or an identity that is not there, a node kept apart from itself, over 90 million nodes
 */
export function constrainedComponents(graph: EvidenceGraph): ConstrainedComponents {
  requireGraph(graph);
  const { nodes, identities, cannotLink } = graph;
  const start = singletons(nodes);
  const decided = joinLevel(start, graph.mustLink, { identities: [], apart: apartSets(start, cannotLink) });
  const declared = identities.map((column) => declaredIdentities(decided.sets, column));
  let sets = decided.sets;
  const levels = graph.levels.map((edges) => {
    const constraints = {
      identities: declared.map((column) => identitiesOfSets(sets, column)),
      apart: apartSets(sets, cannotLink),
    };
    const joined = joinLevel(sets, edges, constraints);
    sets = joined.sets;
    return joined.outcomes;
  });
  return Object.freeze({ labels: smallestNodes(sets), mustLink: decided.outcomes, levels });
}

function requireGraph({ nodes, identities, mustLink, cannotLink, levels }: EvidenceGraph): void {
  requireCount('nodes', nodes);
  if (nodes > mostNodes) throw new RangeError(`At most ${mostNodes} nodes, got ${nodes}.`);
  for (const column of identities) {
    if (column.length !== nodes) throw new RangeError('Every namespace must have a place for each node.');
    for (let i = 0; i < nodes; i++) {
      const identity = column[i]!;
      if (identity < -1 || identity >= nodes) {
        throw new RangeError(`An identity must be −1 or a number below ${nodes}, got ${identity}.`);
      }
    }
  }
  requireEdges('mustLink', mustLink, nodes);
  requireEdges('cannotLink', cannotLink, nodes);
  if (cannotLink.from.some((node, i) => node === cannotLink.to[i])) {
    throw new RangeError('A node cannot be kept apart from itself.');
  }
  for (const edges of levels) requireEdges('levels', edges, nodes);
}

/** The identities of nodes, where those that stand in one set count as the same. */
function declaredIdentities(sets: DisjointSets, column: Int32Array): Int32Array {
  const same = singletons(sets.length);
  const first = new Int32Array(sets.length).fill(-1);
  for (let node = 0; node < sets.length; node++) {
    const identity = column[node]!;
    if (identity < 0) continue;
    const root = rootOf(sets, node);
    if (first[root]! < 0) first[root] = identity;
    else unite(same, first[root]!, identity);
  }
  return column.map((identity) => (identity < 0 ? -1 : rootOf(same, identity)));
}

/** The identity that each set has, at its root. */
function identitiesOfSets(sets: DisjointSets, column: Int32Array): Int32Array {
  const held = new Int32Array(sets.length).fill(-1);
  for (let node = 0; node < sets.length; node++) {
    if (column[node]! >= 0) held[rootOf(sets, node)] = column[node]!;
  }
  return held;
}

const { kept, direct, hubFrom, hubTo, hubBoth, chain } = edgeOutcome;

/** One level: the sets after it, and what became of its edges. The sets before it stay as they are. */
function joinLevel(
  sets: DisjointSets,
  { from, to }: Edges,
  constraints: Constraints,
): { sets: DisjointSets; outcomes: Uint8Array } {
  const a = new Int32Array(from);
  const b = new Int32Array(to);
  const outcomes = new Uint8Array(a.length);
  for (let i = 0; i < a.length; i++) {
    const one = rootOf(sets, a[i]!);
    const other = rootOf(sets, b[i]!);
    a[i] = one;
    b[i] = other;
    if (one !== other && atOdds(constraints, one, other)) outcomes[i] = direct;
  }
  refuseHubs(sets.length, a, b, outcomes, constraints);
  const joined = joinKept(sets, a, b, outcomes);
  const colliding = collisions(joined, constraints);
  if (colliding === undefined) return { sets: joined, outcomes };
  refuseChains(a, b, outcomes, constraints, (root) => colliding[rootOf(joined, root)] === 1);
  return { sets: joinKept(sets, a, b, outcomes), outcomes };
}

function atOdds({ identities, apart }: Constraints, a: number, b: number): boolean {
  for (let i = 0; i < identities.length; i++) {
    const one = identities[i]![a]!;
    if (one < 0) continue;
    const other = identities[i]![b]!;
    if (other >= 0 && one !== other) return true;
  }
  return apart.pairs.length > 0 && mustStayApart(apart, a, b);
}

function joinKept(sets: DisjointSets, a: Int32Array, b: Int32Array, outcomes: Uint8Array): DisjointSets {
  const joined = new Int32Array(sets);
  for (let i = 0; i < a.length; i++) if (outcomes[i] === kept) unite(joined, a[i]!, b[i]!);
  return joined;
}

/** Notes an identity that a place meets, and marks the place where it is not the first one. */
function meet(met: Int32Array, marks: Uint8Array, place: number, identity: number): void {
  if (identity < 0) return;
  const first = met[place]!;
  if (first < 0) met[place] = identity;
  else if (first !== identity) marks[place] = 1;
}

/** Refuses the edges of sets whose neighbours are at odds with one another. */
function refuseHubs(
  nodes: number,
  a: Int32Array,
  b: Int32Array,
  outcomes: Uint8Array,
  { identities, apart }: Constraints,
): void {
  const hubs = new Uint8Array(nodes);
  for (const held of identities) {
    const met = new Int32Array(nodes).fill(-1);
    for (let i = 0; i < a.length; i++) {
      if (outcomes[i] !== kept || a[i] === b[i]) continue;
      meet(met, hubs, a[i]!, held[b[i]!]!);
      meet(met, hubs, b[i]!, held[a[i]!]!);
    }
  }
  if (apart.pairs.length > 0) markBetween(apart, waryNeighbours(a, b, outcomes, apart), hubs);
  for (let i = 0; i < a.length; i++) {
    if (outcomes[i] !== kept || a[i] === b[i]) continue;
    const one = hubs[a[i]!] === 1;
    const other = hubs[b[i]!] === 1;
    if (one || other) outcomes[i] = one && other ? hubBoth : one ? hubFrom : hubTo;
  }
}

/** A number (set · nodes + neighbour) for each neighbour that has somebody to stay apart from. */
function waryNeighbours(
  a: Int32Array,
  b: Int32Array,
  outcomes: Uint8Array,
  { nodes, wary }: Apart,
): Float64Array {
  let count = 0;
  for (let i = 0; i < a.length; i++) {
    if (outcomes[i] === kept && a[i] !== b[i]) count += wary[a[i]!]! + wary[b[i]!]!;
  }
  const beside = new Float64Array(count);
  for (let i = 0; i < a.length; i++) {
    if (outcomes[i] !== kept || a[i] === b[i]) continue;
    if (wary[a[i]!] === 1) beside[--count] = b[i]! * nodes + a[i]!;
    if (wary[b[i]!] === 1) beside[--count] = a[i]! * nodes + b[i]!;
  }
  return beside;
}

/** 1 at the roots of sets that hold two at odds; undefined if there is none. */
function collisions(joined: DisjointSets, { identities, apart }: Constraints): Uint8Array | undefined {
  const colliding = new Uint8Array(joined.length);
  for (const held of identities) {
    const met = new Int32Array(joined.length).fill(-1);
    for (let set = 0; set < held.length; set++) {
      const identity = held[set]!;
      if (identity >= 0) meet(met, colliding, rootOf(joined, set), identity);
    }
  }
  for (const pair of apart.pairs) {
    const one = Math.floor(pair / apart.nodes);
    const root = rootOf(joined, one);
    if (root === rootOf(joined, pair - one * apart.nodes)) colliding[root] = 1;
  }
  return colliding.includes(1) ? colliding : undefined;
}

/** Refuses all edges of the colliding components but those to pendant parts. */
function refuseChains(
  a: Int32Array,
  b: Int32Array,
  outcomes: Uint8Array,
  { identities, apart }: Constraints,
  collides: (root: number) => boolean,
): void {
  const open = (i: number) => outcomes[i] === kept && a[i] !== b[i] && collides(a[i]!);
  let count = 0;
  for (let i = 0; i < a.length; i++) if (open(i)) count++;
  const core = new Int32Array(count);
  for (let i = a.length - 1; i >= 0; i--) if (open(i)) core[--count] = i;
  const bound = (set: number) => apart.wary[set] === 1 || identities.some((held) => held[set]! >= 0);
  const ends = { from: core.map((i) => a[i]!), to: core.map((i) => b[i]!) };
  const pendant = markPendant(ends, bound, apart.nodes);
  for (const i of core) if (pendant[a[i]!] === 0 && pendant[b[i]!] === 0) outcomes[i] = chain;
}
