import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../random/random.ts';
import { shuffle } from '../random/shuffle.ts';
import { components, type Edges } from './components.ts';
import { constrainedComponents, type EvidenceGraph, edgeOutcome } from './constrained-components.ts';

type Pair = readonly [number, number];

const edges = (pairs: readonly Pair[]): Edges => ({
  from: Int32Array.from(pairs, ([a]) => a),
  to: Int32Array.from(pairs, ([, b]) => b),
});

interface Plain {
  readonly nodes: number;
  readonly identities: readonly (readonly number[])[];
  readonly mustLink: readonly Pair[];
  readonly cannotLink: readonly Pair[];
  readonly levels: readonly (readonly Pair[])[];
}

const typed = (plain: Plain): EvidenceGraph => ({
  nodes: plain.nodes,
  identities: plain.identities.map((column) => Int32Array.from(column)),
  mustLink: edges(plain.mustLink),
  cannotLink: edges(plain.cannotLink),
  levels: plain.levels.map(edges),
});

const resolve = (plain: Plain) => constrainedComponents(typed(plain));

/** Names instead of numbers: identities are those of one namespace, by the node that has them. */
function named(story: {
  readonly known: readonly string[];
  readonly levels: readonly (readonly (readonly [string, string])[])[];
  readonly mustLink?: readonly (readonly [string, string])[];
  readonly cannotLink?: readonly (readonly [string, string])[];
}) {
  const { known, levels, mustLink = [], cannotLink = [] } = story;
  const names = [...new Set([...known, ...[...levels, mustLink, cannotLink].flat(2)])];
  const numbers = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([a, b]): Pair => [names.indexOf(a), names.indexOf(b)]);
  const result = resolve({
    nodes: names.length,
    identities: [names.map((name) => known.indexOf(name))],
    mustLink: numbers(mustLink),
    cannotLink: numbers(cannotLink),
    levels: levels.map(numbers),
  });
  const outcomeNames = Object.entries(edgeOutcome);
  const words = (outcomes: Uint8Array) =>
    [...outcomes].map((code) => outcomeNames.find(([, c]) => c === code)?.[0]);
  const groups = new Map<number, string[]>();
  names.forEach((name, i) => {
    const label = result.labels[i]!;
    groups.set(label, [...(groups.get(label) ?? []), name]);
  });
  return {
    groups: [...groups.values()].map((group) => group.sort().join(' ')).sort(),
    mustLink: words(result.mustLink),
    levels: result.levels.map(words),
  };
}

describe('constrainedComponents on the traps of customer data', () => {
  it('joins what nothing speaks against', () => {
    expect(
      named({
        known: ['ann', 'bob'],
        levels: [
          [
            ['ann', 'ann@'],
            ['bob', 'bob@'],
          ],
          [
            ['ann@', 'phone'],
            ['phone', 'cookie'],
          ],
        ],
      }),
    ).toEqual({
      groups: ['ann ann@ cookie phone', 'bob bob@'],
      mustLink: [],
      levels: [
        ['kept', 'kept'],
        ['kept', 'kept'],
      ],
    });
  });

  it("gives a household's e-mail address to neither of two customers, and to no third party", () => {
    const result = named({
      known: ['ann', 'bob'],
      levels: [
        [
          ['ann', 'home@'],
          ['bob', 'home@'],
          ['guest', 'home@'],
          ['ann', 'ann@'],
        ],
      ],
    });
    expect(result.groups).toEqual(['ann ann@', 'bob', 'guest', 'home@']);
    expect(result.levels).toEqual([['hubTo', 'hubTo', 'hubTo', 'kept']]);
  });

  it('does not join two customers through the phone number of a guest order', () => {
    const result = named({
      known: ['ann', 'bob'],
      levels: [
        [['ann', 'ann@']],
        [
          ['ann@', 'phone'],
          ['phone', 'bob'],
        ],
      ],
    });
    expect(result.groups).toEqual(['ann ann@', 'bob', 'phone']);
    expect(result.levels).toEqual([['kept'], ['hubTo', 'hubFrom']]);
  });

  it('leaves an identifier with the customer whom stronger evidence gave it to', () => {
    const result = named({
      known: ['ann', 'bob'],
      levels: [[['ann', 'mail']], [['bob', 'mail']]],
    });
    expect(result.groups).toEqual(['ann mail', 'bob']);
    expect(result.levels).toEqual([['kept'], ['direct']]);
  });

  it('sees a hub that several nodes make up together', () => {
    const result = named({
      known: ['ann', 'bob'],
      levels: [
        [['mail', 'phone']],
        [
          ['ann', 'mail'],
          ['bob', 'phone'],
          ['ann', 'cookie'],
        ],
      ],
    });
    expect(result.groups).toEqual(['ann cookie', 'bob', 'mail phone']);
    expect(result.levels).toEqual([['kept'], ['hubTo', 'hubTo', 'kept']]);
  });

  it('refuses every link of a longer way between two customers, and keeps what only hangs on it', () => {
    const result = named({
      known: ['ann', 'bob'],
      levels: [
        [
          ['ann', 'a'],
          ['a', 'guest'],
          ['guest', 'b'],
          ['b', 'bob'],
          ['ann', 'ann@'],
          ['guest', 'x'],
          ['x', 'y'],
          ['x', 'y'],
        ],
      ],
    });
    expect(result.groups).toEqual(['a', 'ann ann@', 'b', 'bob', 'guest x y']);
    expect(result.levels[0]).toEqual(['chain', 'chain', 'chain', 'chain', 'kept', 'kept', 'kept', 'kept']);
  });

  it('follows a chain of a hundred thousand links without joining its ends, and breaks no other component', () => {
    const nodes = 100_000;
    const identities = new Int32Array(nodes).fill(-1);
    identities[0] = 0;
    identities[nodes - 3] = 1;
    const from = Int32Array.from({ length: nodes - 1 }, (_, i) => i);
    const to = from.map((i) => i + 1);
    from[nodes - 3] = to[nodes - 3] = 0;
    const none = edges([]);
    const result = constrainedComponents({
      nodes,
      identities: [identities],
      mustLink: none,
      cannotLink: none,
      levels: [{ from, to }],
    });
    expect(result.labels.every((label, i) => label === (i === nodes - 1 ? nodes - 2 : i))).toBe(true);
    expect(result.levels[0]!.filter((outcome) => outcome === edgeOutcome.chain)).toHaveLength(nodes - 3);
  });

  it('lets a decision join two customers, who are then one everywhere', () => {
    const result = named({
      known: ['ann', 'anne'],
      mustLink: [['ann', 'anne']],
      levels: [
        [
          ['ann', 'mail'],
          ['anne', 'mail'],
        ],
      ],
    });
    expect(result.groups).toEqual(['ann anne mail']);
  });

  it('takes two identities that a decision joins for one wherever else they stand', () => {
    const story = {
      nodes: 5,
      identities: [[0, 1, 0, 1, 2]],
      cannotLink: [],
      levels: [[[2, 3]], [[3, 4]]],
    } as const;
    expect([...resolve({ ...story, mustLink: [[0, 1]] }).labels]).toEqual([0, 0, 2, 2, 4]);
    expect([...resolve({ ...story, mustLink: [] }).labels]).toEqual([0, 1, 2, 3, 4]);
  });

  it('keeps apart what a person decided to be two, at one step and at several', () => {
    const hub = named({
      known: [],
      cannotLink: [['a', 'b']],
      levels: [
        [
          ['a', 'x'],
          ['x', 'b'],
          ['b', 'y'],
        ],
      ],
    });
    expect(hub.groups).toEqual(['a', 'b y', 'x']);
    expect(hub.levels).toEqual([['hubTo', 'hubFrom', 'kept']]);
    const way = named({
      known: [],
      cannotLink: [['a', 'b']],
      levels: [
        [
          ['a', 'x'],
          ['x', 'y'],
          ['y', 'b'],
        ],
      ],
    });
    expect(way.groups).toEqual(['a', 'b', 'x', 'y']);
    expect(way.levels).toEqual([['chain', 'chain', 'chain']]);
    const edge = named({
      known: [],
      cannotLink: [['a', 'b']],
      levels: [
        [
          ['b', 'a'],
          ['b', 'c'],
        ],
      ],
    });
    expect(edge.groups).toEqual(['a', 'b c']);
    expect(edge.levels).toEqual([['direct', 'kept']]);
  });

  it('takes back decisions that contradict one another, and names them', () => {
    const result = named({
      known: [],
      mustLink: [
        ['a', 'x'],
        ['x', 'b'],
        ['c', 'd'],
      ],
      cannotLink: [['a', 'b']],
      levels: [[['a', 'b']]],
    });
    expect(result.groups).toEqual(['a', 'b', 'c d', 'x']);
    expect(result.mustLink).toEqual(['hubTo', 'hubFrom', 'kept']);
    expect(result.levels).toEqual([['direct']]);
  });

  it('knows one customer by two namespaces, and two by either', () => {
    const result = resolve({
      nodes: 4,
      identities: [
        [0, -1, 1, -1],
        [-1, 0, -1, 1],
      ],
      mustLink: [],
      cannotLink: [],
      levels: [
        [
          [0, 1],
          [2, 3],
        ],
        [[1, 3]],
      ],
    });
    expect([...result.labels]).toEqual([0, 0, 2, 2]);
    expect([...result.levels[1]!]).toEqual([edgeOutcome.direct]);
  });
});

const graphs: fc.Arbitrary<Plain> = fc.integer({ min: 2, max: 14 }).chain((nodes) => {
  const node = fc.nat({ max: nodes - 1 });
  const pairs = (maxLength: number) => fc.array(fc.tuple(node, node), { maxLength });
  const identity = fc.oneof(
    { weight: 3, arbitrary: fc.constant(-1) },
    { weight: 2, arbitrary: fc.nat({ max: 2 % nodes }) },
  );
  return fc.record({
    nodes: fc.constant(nodes),
    identities: fc.array(fc.array(identity, { minLength: nodes, maxLength: nodes }), { maxLength: 2 }),
    mustLink: fc.oneof(pairs(0), pairs(2)),
    cannotLink: pairs(3).map((all) => all.filter(([a, b]) => a !== b)),
    levels: fc.array(pairs(14), { minLength: 1, maxLength: 3 }),
  });
});

/** The identities of each namespace, where those that decisions joined are one; by brute force. */
function declared(graph: Plain): number[][] {
  const { labels } = constrainedComponents({ ...typed(graph), identities: [], levels: [] });
  return graph.identities.map((column) => {
    const joins = column.flatMap((one, i) =>
      column.flatMap((other, j): Pair[] =>
        labels[i] === labels[j] && one >= 0 && other >= 0 ? [[one, other]] : [],
      ),
    );
    const same = components(graph.nodes, edges(joins));
    return column.map((identity) => (identity < 0 ? -1 : same[identity]!));
  });
}

const runs = { numRuns: 500 };

describe('constrainedComponents', () => {
  it('never joins two identities of a namespace, nor a pair that must stay apart', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { labels } = resolve(graph);
        for (const column of declared(graph)) {
          const met = new Map<number, number>();
          column.forEach((identity, i) => {
            if (identity < 0) return;
            expect(met.get(labels[i]!) ?? identity).toBe(identity);
            met.set(labels[i]!, identity);
          });
        }
        for (const [a, b] of graph.cannotLink) expect(labels[a]).not.toBe(labels[b]);
      }),
      runs,
    );
  });

  it('joins exactly along the edges that it keeps', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const result = resolve(graph);
        const keptEdges = [graph.mustLink, ...graph.levels].flatMap((pairs, level) =>
          pairs.filter(
            (_, i) => (level === 0 ? result.mustLink : result.levels[level - 1]!)[i] === edgeOutcome.kept,
          ),
        );
        expect(components(graph.nodes, edges(keptEdges))).toEqual(result.labels);
      }),
      runs,
    );
  });

  it('does not depend on the order, direction or repetition of edges, nor on the numbers of nodes and identities', () => {
    fc.assert(
      fc.property(graphs, fc.nat(), (graph, seed) => {
        const random = seededRandom(seed);
        const numbers = shuffle(
          random,
          Array.from({ length: graph.nodes }, (_, i) => i),
        );
        const identityNumbers = shuffle(
          random,
          Array.from({ length: graph.nodes }, (_, i) => i),
        );
        const renumbered = (pairs: readonly Pair[]) =>
          shuffle(random, [...pairs, ...pairs.slice(0, 3)]).map(
            ([a, b]): Pair =>
              random.uint32() % 2 === 0 ? [numbers[a]!, numbers[b]!] : [numbers[b]!, numbers[a]!],
          );
        const other = resolve({
          nodes: graph.nodes,
          identities: graph.identities.map((column) => {
            const moved = new Array<number>(graph.nodes);
            column.forEach((identity, i) => {
              moved[numbers[i]!] = identity < 0 ? -1 : identityNumbers[identity]!;
            });
            return moved;
          }),
          mustLink: renumbered(graph.mustLink),
          cannotLink: renumbered(graph.cannotLink),
          levels: graph.levels.map(renumbered),
        });
        const { labels } = resolve(graph);
        for (let i = 0; i < graph.nodes; i++) {
          for (let j = 0; j < i; j++) {
            expect(other.labels[numbers[i]!] === other.labels[numbers[j]!]).toBe(labels[i] === labels[j]);
          }
        }
      }),
      runs,
    );
  });

  it('gives every edge the same outcome in another order, and turns the ends of hubs with the edge', () => {
    const turned = new Map<number, number>([
      [edgeOutcome.hubFrom, edgeOutcome.hubTo],
      [edgeOutcome.hubTo, edgeOutcome.hubFrom],
    ]);
    fc.assert(
      fc.property(graphs, (graph) => {
        const back = (pairs: readonly Pair[]) => pairs.map(([a, b]): Pair => [b, a]).reverse();
        const other = resolve({ ...graph, levels: graph.levels.map(back), mustLink: back(graph.mustLink) });
        resolve(graph).levels.forEach((outcomes, level) => {
          expect([...other.levels[level]!].reverse()).toEqual([...outcomes].map((o) => turned.get(o) ?? o));
        });
      }),
      runs,
    );
  });

  it('gives plain components and keeps every edge where they bring nothing together that must stay apart', () => {
    let without = 0;
    fc.assert(
      fc.property(graphs, (graph) => {
        const plain = components(graph.nodes, edges([graph.mustLink, ...graph.levels].flat()));
        const clash = (a: number, b: number) => plain[a] === plain[b];
        const identities = declared(graph);
        const collides =
          graph.cannotLink.some(([a, b]) => clash(a, b)) ||
          identities.some((column) =>
            column.some((x, i) => column.some((y, j) => x >= 0 && y >= 0 && x !== y && clash(i, j))),
          );
        if (collides) return;
        without++;
        const result = resolve(graph);
        expect(result.labels).toEqual(plain);
        for (const outcomes of result.levels)
          expect(outcomes.every((o) => o === edgeOutcome.kept)).toBe(true);
      }),
      runs,
    );
    expect(without).toBeGreaterThan(50);
  });

  it('never changes by weaker evidence what stronger evidence joined', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const all = resolve(graph);
        const stronger = resolve({ ...graph, levels: graph.levels.slice(0, -1) });
        expect(all.levels.slice(0, -1)).toEqual(stronger.levels);
        stronger.labels.forEach((label, node) => {
          expect(all.labels[label]).toBe(all.labels[node]);
        });
      }),
      runs,
    );
  });

  it('throws for what cannot be', () => {
    const graph: Plain = { nodes: 2, identities: [], mustLink: [], cannotLink: [], levels: [] };
    expect(() => resolve({ ...graph, identities: [[0]] })).toThrow(RangeError);
    expect(() => resolve({ ...graph, identities: [[0, 2]] })).toThrow(RangeError);
    expect(() => resolve({ ...graph, identities: [[0, -2]] })).toThrow(RangeError);
    expect(() => resolve({ ...graph, cannotLink: [[1, 1]] })).toThrow(RangeError);
    expect(() => resolve({ ...graph, mustLink: [[0, 2]] })).toThrow(RangeError);
    expect(() => resolve({ ...graph, levels: [[[0, -1]]] })).toThrow(RangeError);
    expect(() => resolve({ ...graph, nodes: -1 })).toThrow(RangeError);
    expect([...resolve({ ...graph, nodes: 0 }).labels]).toEqual([]);
  });
});
