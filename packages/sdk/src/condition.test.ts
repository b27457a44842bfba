import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, type ParseOptions, parseCondition } from './index.ts';

function holds(json: unknown, attributes: unknown, options: ParseOptions = {}, groups = {}): boolean {
  const result = parseCondition(json, options);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return evaluate(result.condition, attributes, groups);
}

describe('a malformed condition is a problem with its place, never true or false', () => {
  it.each<[json: unknown, path: string]>([
    [null, ''],
    ['country', ''],
    [[], ''],
    [{ $xor: [] }, '/$xor'],
    [{ $or: {} }, '/$or'],
    [{ $or: [{ age: { $gt: 3 } }, 7] }, '/$or/1'],
    [{ $not: [] }, '/$not'],
    [{ age: { $over: 3 } }, '/age/$over'],
    [{ age: { $gt: null } }, '/age/$gt'],
    [{ age: { $gt: Number.NaN } }, '/age/$gt'],
    [{ age: { $gt: 3, below: 5 } }, '/age'],
    [{ 'a/b~c': { $exists: 'yes' } }, '/a~1b~0c/$exists'],
    [{ age: { $type: 'text' } }, '/age/$type'],
    [{ tags: { $in: 'a' } }, '/tags/$in'],
    [{ tags: { $in: ['a', {}] } }, '/tags/$in/1'],
    [{ tags: { $all: 'a' } }, '/tags/$all'],
    [{ tags: { $elemMatch: 'a' } }, '/tags/$elemMatch'],
    [{ tags: { $size: 'two' } }, '/tags/$size'],
    [{ name: { $regex: '(?=x)' } }, '/name/$regex'],
    [{ name: { $contains: '' } }, '/name/$contains'],
    [{ app: { $vgt: 3 } }, '/app/$vgt'],
    [{ id: { $inGroup: 4 } }, '/id/$inGroup'],
    [{ id: { $not: { $nope: 1 } } }, '/id/$not/$nope'],
    [{ constructor: { $toString: 1 } }, '/constructor/$toString'],
    [{ $constructor: [] }, '/$constructor'],
  ])('%j', (json, path) => {
    expect(parseCondition(json)).toMatchObject({ ok: false, problems: [{ path }] });
  });

  it('lists every problem', () => {
    const result = parseCondition({ a: { $x: 1 }, $and: [{ b: { $y: 2 } }] });
    expect(!result.ok && result.problems.map(({ path }) => path)).toEqual(['/a/$x', '/$and/0/b/$y']);
  });

  it('knows saved groups when told', () => {
    expect(parseCondition({ id: { $inGroup: 'vip' } }, { groups: ['staff'] }).ok).toBe(false);
    expect(parseCondition({ id: { $inGroup: 'vip' } }, { groups: ['vip'] }).ok).toBe(true);
  });

  it('refuses nesting that would exhaust the stack', () => {
    let json: unknown = { a: 1 };
    let list: unknown = 1;
    for (let i = 0; i < 100_000; i += 1) {
      json = { $not: json };
      list = [list];
    }
    expect(parseCondition(json).ok).toBe(false);
    expect(parseCondition({ a: list }).ok).toBe(false);
  });
});

describe('paths', () => {
  it('walk own properties only', () => {
    expect(holds({ 'address.city': 'Bonn' }, { address: { city: 'Bonn' } })).toBe(true);
    expect(holds({ 'tags.1': 'b' }, { tags: ['a', 'b'] })).toBe(true);
    for (const path of ['__proto__', '__proto__.toString', 'constructor', 'constructor.name', 'name.length'])
      expect(holds({ [path]: { $exists: true } }, { name: 'x' })).toBe(false);
    expect(holds(JSON.parse('{"__proto__.x": 1}'), Object.create({ x: 1 }))).toBe(false);
  });
});

describe('a missing field is null', () => {
  // condition → [GrowthBook's reading, where null counts as 0; the reading in which empty is unknown]
  it.each<[json: unknown, zero: boolean, noMatch: boolean]>([
    [{ $lt: 5 }, true, false],
    [{ $gte: 0 }, true, false],
    [{ $gt: 5 }, false, false],
    [{ $lt: 'm' }, false, false],
    [0, true, false],
    [null, true, true],
    [{ $eq: null }, true, true],
    [{ $ne: 5 }, true, true],
    [{ $not: { $lt: 5 } }, false, true],
    [{ $exists: false }, true, true],
    [{ $type: 'null' }, true, true],
    [{ $in: [1] }, false, false],
    [{ $in: [1, null] }, true, true],
    [{ $nin: [1] }, true, true],
    [{ $nini: ['a'] }, true, true],
    [{ $regex: 'null' }, false, false],
    [{ $notRegex: 'null' }, true, true],
    [{ $contains: 'u' }, false, false],
    [{ $vlt: '1.0.0' }, true, false],
    [{ $vne: '0' }, false, true],
    [{ $all: [] }, false, false],
    [{ $inGroup: 'g' }, false, false],
    [{ $notInGroup: 'g' }, true, true],
    [false, false, false],
  ])('%j', (json, zero, noMatch) => {
    for (const attributes of [{}, { a: null }, { a: undefined }, null, 7]) {
      expect(holds({ a: json }, attributes)).toBe(zero);
      expect(holds({ a: json }, attributes, { missing: 'no match' })).toBe(noMatch);
    }
  });
});

describe('values', () => {
  it('of another type are converted by plain equality and comparisons, as in GrowthBook', () => {
    expect(holds({ n: 8 }, { n: '8' })).toBe(true);
    expect(holds({ n: '8' }, { n: 8 })).toBe(true);
    expect(holds({ n: { $eq: 8 } }, { n: '8' })).toBe(false);
    expect(holds({ n: { $gt: 5, $lt: 10 } }, { n: '8.5' })).toBe(true);
    expect(holds({ n: { $gt: 5 } }, { n: 'many' })).toBe(false);
    expect(holds({ n: { $gt: 5 } }, { n: [9] })).toBe(false);
    expect(holds({ n: true }, { n: 'x' })).toBe(true);
    expect(holds({ n: 1 }, { n: true })).toBe(true);
    expect(holds({ n: { $lt: 1 } }, { n: false })).toBe(true);
  });

  it('compare text by code point, as SQL does', () => {
    expect('\u{1F600}' < '\uFF5E').toBe(true);
    expect(holds({ t: { $gt: '\uFF5E' } }, { t: '\u{1F600}' })).toBe(true);
    expect(holds({ t: { $lt: 'ab' } }, { t: 'a' })).toBe(true);
  });

  it('fold case character by character, without a locale', () => {
    expect(holds({ t: { $ini: ['ΟΔΟΣ'] } }, { t: 'οδος' })).toBe(true);
    expect(holds({ t: { $ini: ['strasse'] } }, { t: 'Straße' })).toBe(false);
    expect(holds({ t: { $containsi: 'ÄPFEL' } }, { t: 'grüne äpfel' })).toBe(true);
    expect(holds({ t: { $startsWith: 'a' } }, { t: 'Ab' })).toBe(false);
    expect(holds({ t: { $endsWithi: 'B' } }, { t: 'Ab' })).toBe(true);
  });

  it('of lists and objects are compared whole', () => {
    expect(holds({ o: { a: 1, b: [2] } }, { o: { b: [2], a: 1 } })).toBe(true);
    expect(holds({ o: {} }, { o: { a: 1 } })).toBe(false);
    expect(holds({ o: [0] }, { o: { 0: 0 } })).toBe(false);
    expect(holds({ s: { $elemMatch: { $gte: 0 } } }, { s: [-1, 0] })).toBe(true);
    expect(holds({ s: { $elemMatch: { size: 3 } } }, { s: [null, 'x', { size: 3 }] })).toBe(true);
    expect(holds({ s: { $size: { $gt: 1 } } }, { s: [1, 2] })).toBe(true);
    expect(holds({ s: { $all: [{ $gt: 5 }, 1] } }, { s: [1, 6] })).toBe(true);
  });

  it('of saved groups come by their own name only', () => {
    const groups = { vip: [1, 2] };
    expect(holds({ id: { $inGroup: 'vip' } }, { id: 2 }, {}, groups)).toBe(true);
    expect(holds({ id: { $notInGroup: 'toString' } }, { id: 2 }, {}, groups)).toBe(true);
  });

  it('compare versions', () => {
    const releases = [
      '0.9.9',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0',
      '1.2.9',
      '1.2.10',
      '1.100000.0',
      '2.0.0',
    ];
    releases.forEach((a, i) => {
      releases.forEach((b, k) => {
        expect(holds({ v: { $vlt: b } }, { v: a })).toBe(i < k);
        expect(holds({ v: { $vgte: b } }, { v: `v${a}+build` })).toBe(i >= k);
      });
    });
  });
});

describe('any data gives an answer', () => {
  const condition = fc.constantFrom(
    { a: { $gt: 1 } },
    { 'a.b': { $regex: '^x' } },
    { a: { $elemMatch: { b: 1 } } },
    { a: { $all: [{ $vgt: '1.0' }] } },
    { a: { $ini: ['x', null, 3] } },
    { a: { b: [1, { c: 2 }] } },
    { $nor: [{ a: 'x' }, { a: { $size: { $lt: 3 } } }] },
  );
  it('true or false, and $not gives the other', () => {
    fc.assert(
      fc.property(
        condition,
        fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
        (json, a) => {
          const got = holds(json, { a });
          expect(holds({ $not: json }, { a })).toBe(!got);
        },
      ),
    );
  });
  it('any JSON as a condition is read or refused, not thrown at', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (json, attributes) => {
        const result = parseCondition({ a: json });
        if (result.ok) expect(typeof evaluate(result.condition, attributes)).toBe('boolean');
      }),
    );
  });
});
