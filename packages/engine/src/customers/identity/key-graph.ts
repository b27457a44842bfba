import type { Edges } from '@attune/stats';
import { isKnown, type KeyKind, type KeySpace } from './key-space.ts';

/** Identifiers as numbers: the nodes of one space follow one another, the strongest space first. */
export interface KeyGraph {
  /** The spaces that have nodes, with how many each has. */
  readonly spaces: readonly { readonly space: KeySpace; readonly nodes: number }[];
  /**
   * What stands together, each pair once, with its strongest evidence: `levels` are places in the list `evidence`, and
   * edges of one level follow one another, the strongest first.
   */
  readonly edges: Edges & { readonly levels: Uint8Array };
  /** Pairs that a person said are two. */
  readonly apart: Edges;
  /** Nodes that stand for nobody in particular: nothing but a decision joins them. */
  readonly placeholders: Iterable<number>;
  /** An e-mail address or phone number that stands with more others than this is a placeholder too. */
  readonly mostLinks: number;
}

/** Where the nodes of a graph stand. */
export interface KeyLayout {
  readonly nodes: number;
  /** The first node that is no id: an e-mail address, a phone number, a device, a guest. */
  readonly firstShared: number;
  /** Where e-mail addresses and phone numbers end. */
  readonly firstDevice: number;
  /** A column for each space of ids: at its nodes the node itself, −1 elsewhere. */
  readonly identities: readonly Int32Array[];
}

export function layoutOf({ spaces }: KeyGraph): KeyLayout {
  const countOf = (kinds: readonly KeyKind[]) =>
    spaces.filter(({ space }) => kinds.includes(space.kind)).reduce((sum, { nodes }) => sum + nodes, 0);
  const nodes = spaces.reduce((sum, space) => sum + space.nodes, 0);
  const identities: Int32Array[] = [];
  let start = 0;
  for (const { space, nodes: count } of spaces) {
    if (isKnown(space)) {
      const column = new Int32Array(nodes).fill(-1);
      for (let node = start; node < start + count; node++) column[node] = node;
      identities.push(column);
    }
    start += count;
  }
  return {
    nodes,
    firstShared: countOf(['own', 'platform']),
    firstDevice: countOf(['own', 'platform', 'email', 'phone']),
    identities,
  };
}

/** E-mail addresses and phone numbers with too many others. Devices do not count: everybody goes through many. */
export function crowdedNodes({ edges, mostLinks }: KeyGraph, layout: KeyLayout): number[] {
  const others = new Int32Array(layout.nodes);
  for (let edge = 0; edge < edges.from.length; edge++) {
    const [a, b] = [edges.from[edge]!, edges.to[edge]!];
    if (a >= layout.firstDevice || b >= layout.firstDevice) continue;
    others[a]!++;
    others[b]!++;
  }
  const crowded: number[] = [];
  for (let node = layout.firstShared; node < layout.firstDevice; node++)
    if (others[node]! > mostLinks) crowded.push(node);
  return crowded;
}
