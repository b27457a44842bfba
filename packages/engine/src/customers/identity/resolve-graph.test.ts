import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Evidence, evidence, levelOf } from './evidence.ts';
import { isKnown, keySpaces } from './key-space.ts';
import { resolveGraph } from './resolve-graph.ts';

/** Two identifiers by name, and what joins them. */
type Link = readonly [string, string, Evidence];
type Pair = readonly [string, string];

const spaceOf = (key: string) =>
  keySpaces.find(({ prefix }) => prefix !== null && key.startsWith(prefix)) ?? keySpaces[0]!;

/** The graph of named identifiers, solved, with the names put back. */
function solve(
  links: readonly Link[],
  { apart = [], placeholders = [] as readonly string[], mostLinks = 99 } = {} as {
    apart?: readonly Pair[];
    placeholders?: readonly string[];
    mostLinks?: number;
  },
) {
  const keys = [...new Set([...links.flatMap((given) => given.slice(0, 2)), ...apart.flat()])].sort(
    (a, b) => {
      const [one, other] = [keySpaces.indexOf(spaceOf(a)), keySpaces.indexOf(spaceOf(b))];
      return one - other || (a < b ? -1 : 1);
    },
  );
  const node = new Map(keys.map((key, i) => [key, i]));
  const strongest = new Map<string, { from: number; to: number; level: number }>();
  for (const [a, b, rule] of links) {
    const [from, to] = [node.get(a)!, node.get(b)!].sort((x, y) => x - y) as [number, number];
    const level = levelOf(rule);
    if (from !== to && !((strongest.get(`${from} ${to}`)?.level ?? 99) <= level))
      strongest.set(`${from} ${to}`, { from, to, level });
  }
  const edges = [...strongest.values()].sort((a, b) => a.level - b.level || a.from - b.from || a.to - b.to);
  const solved = resolveGraph({
    spaces: keySpaces
      .map((space) => ({ space, nodes: keys.filter((key) => spaceOf(key) === space).length }))
      .filter(({ nodes }) => nodes > 0),
    edges: {
      from: Int32Array.from(edges, ({ from }) => from),
      to: Int32Array.from(edges, ({ to }) => to),
      levels: Uint8Array.from(edges, ({ level }) => level),
    },
    apart: {
      from: Int32Array.from(apart, ([a]) => node.get(a)!),
      to: Int32Array.from(apart, ([, b]) => node.get(b)!),
    },
    placeholders: placeholders.flatMap((key) => node.get(key) ?? []),
    mostLinks,
  });
  return {
    customerOf: (key: string) => keys[solved.customers[node.get(key)!]!]!,
    customers: Object.fromEntries(keys.map((key, i) => [key, keys[solved.customers[i]!]!])),
    keys,
    ways: keys.map((key, i) => ({ key, via: keys[solved.parents[i]!], edge: edges[solved.through[i]!] })),
    node,
    refused: solved.refused.map(({ node: at, reason }) => `${reason} ${keys[at]}`).sort(),
  };
}

const names = [
  '1',
  '2',
  '3',
  'shopify:1',
  'shopify:2',
  'hubspot:1',
  'email:a',
  'email:b',
  'email:c',
  'phone:a',
  'phone:b',
  'anonymous:a',
  'anonymous:b',
  'guest:1',
];
const ruleOf = (a: string, b: string): Evidence => {
  const kinds = [a, b].map((key) => spaceOf(key).kind);
  return (['anonymous', 'phone', 'email'] as const).find((kind) => kinds.includes(kind)) ?? 'id';
};
const pair = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)).filter(([a, b]) => a !== b);
const links = fc.array(
  pair.map(([a, b]): Link => [a, b, ruleOf(a, b)]),
  { maxLength: 14 },
);

describe('identifiers and evidence of any shape', () => {
  test('never make one of two ids of one space', () => {
    fc.assert(
      fc.property(links, (given) => {
        const { customers } = solve(given);
        const taken = new Set<string>();
        for (const [key, customer] of Object.entries(customers)) {
          if (!isKnown(spaceOf(key))) continue;
          const place = `${keySpaces.indexOf(spaceOf(key))} ${customer}`;
          expect(taken.has(place), place).toBe(false);
          taken.add(place);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('give the same customers in any order and direction', () => {
    const shuffled = links.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray(given, { minLength: given.length }),
        fc.array(fc.boolean(), { minLength: 14 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([given, order, turns]) => {
        const turned = order.map(([a, b, rule], i): Link => (turns[i] ? [b, a, rule] : [a, b, rule]));
        const [one, other] = [solve(given), solve(turned)];
        expect(other.customers).toEqual(one.customers);
        expect(other.ways).toEqual(one.ways);
        expect(other.refused).toEqual(one.refused);
      }),
    );
  });

  test('keep apart whom a person says are two, whatever joins them', () => {
    const decided = links.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.array(pair, { minLength: 1, maxLength: 3 }),
        fc.array(pair, { maxLength: 2 }),
      ),
    );
    fc.assert(
      fc.property(decided, ([given, apart, together]) => {
        const said = together.map(([a, b]): Link => [a, b, 'decision']);
        const { customerOf } = solve([...given, ...said], { apart });
        for (const [a, b] of apart) expect(customerOf(a)).not.toBe(customerOf(b));
      }),
      { numRuns: 500 },
    );
  });

  test('are named by the strongest identifier, and each other one says through which evidence it came there', () => {
    fc.assert(
      fc.property(links, (given) => {
        const { customers, ways, node } = solve(given);
        for (const { key, via, edge } of ways) {
          expect(node.get(customers[key]!)!).toBeLessThanOrEqual(node.get(key)!);
          if (customers[key] === key) {
            expect(via).toBeUndefined();
            continue;
          }
          expect(customers[via!]).toBe(customers[key]);
          expect([edge!.from, edge!.to].sort()).toEqual([node.get(key)!, node.get(via!)!].sort());
        }
      }),
    );
  });

  test('a shared address or number is one with nobody who shares it', () => {
    fc.assert(
      fc.property(links, (given) => {
        const { customers, refused } = solve(given);
        for (const [shared] of refused
          .filter((text) => /^shared (email|phone|anonymous)/.test(text))
          .map((text) => [text.slice(7)])) {
          const beside = given
            .filter(([a, b]) => a === shared || b === shared)
            .flatMap((given) => given.slice(0, 2));
          for (const key of beside)
            if (isKnown(spaceOf(key))) expect(customers[key]).not.toBe(customers[shared!]);
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('levels of evidence come in their order', () => {
  expect(evidence).toEqual(['decision', 'stated', 'id', 'email', 'phone', 'anonymous']);
  const unordered = {
    spaces: [{ space: keySpaces[0]!, nodes: 3 }],
    edges: { from: Int32Array.of(0, 1), to: Int32Array.of(1, 2), levels: Uint8Array.of(3, 2) },
    apart: { from: new Int32Array(0), to: new Int32Array(0) },
    placeholders: [],
    mostLinks: 5,
  };
  expect(() => resolveGraph(unordered)).toThrow(RangeError);
});

test('an undone merge comes back as it was', () => {
  const given: Link[] = [
    ['1', 'email:a', 'email'],
    ['email:a', 'phone:a', 'phone'],
    ['shopify:1', 'phone:a', 'phone'],
  ];
  const before = solve(given).customers;
  const undone = solve(given, { apart: [['email:a', 'phone:a']] });
  expect(undone.customerOf('phone:a')).toBe('shopify:1');
  expect(undone.customerOf('email:a')).toBe('1');
  expect(solve(given).customers).toEqual(before);
});
