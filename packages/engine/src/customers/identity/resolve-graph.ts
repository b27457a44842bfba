import { constrainedComponents, type Edges, edgeOutcome } from '@attune/stats';
import { evidence } from './evidence.ts';
import { explainMerges } from './explain-merges.ts';
import { crowdedNodes, type KeyGraph, type KeyLayout, layoutOf } from './key-graph.ts';

/**
 * Why an edge joins nothing. `shared`: one end stands with two customers who are known to be two. `chain`: it is part of
 * a longer way between two such. `contradiction`: its two ends are known to be two. `placeholder`: one end stands with
 * too many others to stand for anybody.
 */
export type RefusalReason = 'shared' | 'chain' | 'contradiction' | 'placeholder';

export interface Refusal {
  readonly edge: number;
  /** The end of the edge that is in question: the shared one, or the weaker identifier. */
  readonly node: number;
  readonly reason: RefusalReason;
}

export interface ResolvedGraph {
  /** For each node the smallest node of its customer: the strongest identifier, which names the customer. */
  readonly customers: Int32Array;
  /** For each node the one through which it was joined, and the edge; −1 for those that name a customer. */
  readonly parents: Int32Array;
  readonly through: Int32Array;
  readonly refused: readonly Refusal[];
}

/**
 * Which identifiers are one customer. Level by level, the strongest evidence first, by `constrainedComponents`, and with
 * three rules that a graph alone does not know:
 * 1. A placeholder joins nothing.
 * 2. An address, number or device that turned out to be shared joins nothing at weaker levels either: its rows are given
 *    to none of those who share it, by no way round.
 * 3. A device never makes one customer of two, not even where neither is known by an id.
 *
 * A decision, and what a source states of two ids, may join two ids of one space: both say that they are one, and not
 * only that they share something. From then on they count as one id.
 */
export function resolveGraph(graph: KeyGraph): ResolvedGraph {
  const { edges, apart } = graph;
  const layout = layoutOf(graph);
  const closed = new Uint8Array(layout.nodes);
  for (const node of graph.placeholders) closed[node] = 1;
  const crowded = new Set(crowdedNodes(graph, layout).filter((node) => closed[node] === 0));
  for (const node of crowded) closed[node] = 1;

  let customers: Int32Array = Int32Array.from({ length: layout.nodes }, (_, node) => node);
  const kept = new Uint8Array(edges.from.length);
  const refused: Refusal[] = [];
  const join = (places: Int32Array, identities: readonly Int32Array[]) => {
    if (places.length === 0) return;
    const { labels, levels } = constrainedComponents({
      nodes: layout.nodes,
      identities,
      mustLink: pairsOf(customers),
      cannotLink: apart,
      levels: [pick(edges, places)],
    });
    const found = refusals(edges, places, levels[0]!, kept);
    for (const one of found) refused.push(one);
    closeShared(closed, found, customers, layout);
    customers = labels;
  };
  const isOpen = (edge: number) => closed[edges.from[edge]!] === 0 && closed[edges.to[edge]!] === 0;
  let from = 0;
  for (const [level, rule] of evidence.entries()) {
    let to = from;
    while (to < edges.from.length && edges.levels[to] === level) to++;
    const all = Int32Array.from({ length: to - from }, (_, i) => from + i);
    from = to;
    if (rule !== 'decision') addPlaceholders(refused, all, edges, crowded);
    switch (rule) {
      case 'decision':
        join(all, []);
        break;
      case 'stated': {
        const isOfIds = (edge: number) => Math.max(edges.from[edge]!, edges.to[edge]!) < layout.firstShared;
        join(all.filter(isOfIds), []);
        join(
          all.filter((edge) => !isOfIds(edge) && isOpen(edge)),
          layout.identities,
        );
        break;
      }
      case 'anonymous':
        join(all.filter(isOpen), [peopleOf(customers, layout)]);
        break;
      default:
        join(all.filter(isOpen), layout.identities);
    }
  }
  if (from < edges.from.length) throw new RangeError('Edges must come in the order of their levels.');
  return { customers, ...explainMerges(customers, edges, kept), refused };
}

/** Each customer so far is somebody; a device that belongs to nobody yet is not. */
function peopleOf(customers: Int32Array, { firstDevice }: KeyLayout): Int32Array {
  return customers.map((customer) => (customer < firstDevice ? customer : -1));
}

/** Every node that does not name its customer, tied to the one that does. */
function pairsOf(customers: Int32Array): Edges {
  const nodes = Int32Array.from(customers.keys()).filter((node) => customers[node] !== node);
  return { from: nodes, to: nodes.map((node) => customers[node]!) };
}

function pick({ from, to }: Edges, places: Int32Array): Edges {
  return { from: places.map((edge) => from[edge]!), to: places.map((edge) => to[edge]!) };
}

/** Notes the edges that were kept, and says what is in question at the others. */
function refusals(edges: Edges, places: Int32Array, outcomes: Uint8Array, kept: Uint8Array): Refusal[] {
  const refused: Refusal[] = [];
  for (let i = 0; i < places.length; i++) {
    const edge = places[i]!;
    const outcome = outcomes[i]!;
    if (outcome === edgeOutcome.kept) {
      kept[edge] = 1;
      continue;
    }
    const [a, b] = [edges.from[edge]!, edges.to[edge]!];
    if (outcome === edgeOutcome.hubFrom || outcome === edgeOutcome.hubBoth)
      refused.push({ edge, node: a, reason: 'shared' });
    if (outcome === edgeOutcome.hubTo || outcome === edgeOutcome.hubBoth)
      refused.push({ edge, node: b, reason: 'shared' });
    const weaker = Math.max(a, b);
    if (outcome === edgeOutcome.direct) refused.push({ edge, node: weaker, reason: 'contradiction' });
    if (outcome === edgeOutcome.chain) refused.push({ edge, node: weaker, reason: 'chain' });
  }
  return refused;
}

function addPlaceholders(
  refused: Refusal[],
  places: Int32Array,
  { from, to }: Edges,
  crowded: ReadonlySet<number>,
): void {
  if (crowded.size === 0) return;
  for (const edge of places)
    for (const node of [from[edge]!, to[edge]!])
      if (crowded.has(node)) refused.push({ edge, node, reason: 'placeholder' });
}

/** Closes what is shared, with all that was one with it; a customer who is known by an id stays open. */
function closeShared(
  closed: Uint8Array,
  found: readonly Refusal[],
  customers: Int32Array,
  { firstShared }: KeyLayout,
): void {
  const shared = new Set(
    found.filter(({ reason }) => reason === 'shared').map(({ node }) => customers[node]!),
  );
  if (shared.size === 0) return;
  for (let node = firstShared; node < customers.length; node++)
    if (customers[node]! >= firstShared && shared.has(customers[node]!)) closed[node] = 1;
}
