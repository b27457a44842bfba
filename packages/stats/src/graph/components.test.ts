import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { components, type Edges } from './components.ts';

const edges = (...pairs: readonly (readonly [number, number])[]): Edges => ({
  from: Int32Array.from(pairs, ([a]) => a),
  to: Int32Array.from(pairs, ([, b]) => b),
});

describe('components', () => {
  it('names each component by its smallest node', () => {
    expect([...components(7, edges([5, 3], [3, 6], [2, 1], [4, 4]))]).toEqual([0, 1, 1, 3, 4, 3, 3]);
  });

  it('has nothing to say about no nodes, and leaves nodes without edges alone', () => {
    expect(components(0, edges())).toHaveLength(0);
    expect([...components(3, edges())]).toEqual([0, 1, 2]);
  });

  it('agrees with a walk along the edges, whatever their order and direction', () => {
    const graph = fc.integer({ min: 1, max: 30 }).chain((nodes) => {
      const node = fc.nat({ max: nodes - 1 });
      return fc.record({
        nodes: fc.constant(nodes),
        pairs: fc.array(fc.tuple(node, node), { maxLength: 40 }),
      });
    });
    fc.assert(
      fc.property(graph, ({ nodes, pairs }) => {
        const labels = components(nodes, edges(...pairs));
        const back = pairs.map(([a, b]): [number, number] => [b, a]).reverse();
        expect(components(nodes, edges(...back))).toEqual(labels);
        for (let start = 0; start < nodes; start++) {
          const reached = new Set([start]);
          for (const at of reached) {
            for (const [a, b] of pairs) {
              if (a === at) reached.add(b);
              if (b === at) reached.add(a);
            }
          }
          expect(labels[start]).toBe(Math.min(...reached));
        }
      }),
    );
  });

  it('follows a chain of a hundred thousand nodes', () => {
    const from = Int32Array.from({ length: 99_999 }, (_, i) => i);
    const labels = components(100_000, { from, to: from.map((i) => i + 1) });
    expect(labels.every((label) => label === 0)).toBe(true);
  });

  it('throws for edges to nodes that are not there', () => {
    expect(() => components(2, edges([0, 2]))).toThrow(RangeError);
    expect(() => components(2, edges([-1, 0]))).toThrow(RangeError);
    expect(() => components(2, { from: new Int32Array(1), to: new Int32Array(0) })).toThrow(RangeError);
    expect(() => components(1.5, edges())).toThrow(RangeError);
  });
});
