import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { jsonRows } from './json-document.ts';
import { JsonScanner } from './json-scanner.ts';

const root = mkdtempSync(join(tmpdir(), 'attune-test-'));
afterAll(() => rmSync(root, { recursive: true }));
let written = 0;

async function rowsOf(text: string | Buffer, name = 'orders.json') {
  const path = join(root, String(written++));
  writeFileSync(path, text);
  const found = await jsonRows({ name, path, to: `${path}.rows` }, undefined);
  if (!found) return undefined;
  const lines = readFileSync(found.path, 'utf8').split('\n');
  expect(lines.pop()).toBe('');
  return { lines, notes: found.notes };
}

const parsed = async (text: string | Buffer) =>
  (await rowsOf(text))?.lines.map((line) => JSON.parse(line) as unknown);
const messageOf = async (text: string | Buffer) =>
  rowsOf(text).then(
    () => 'was read',
    (error: Error) => error.message,
  );

describe('a document becomes one row a line', () => {
  const orders = [
    { id: 1, total: '10.00' },
    { id: 2, note: 'a "quoted" ] } text, ü', lines: [{ a: [1, { b: null }] }] },
  ];
  test.each([
    ['a list', JSON.stringify(orders)],
    ['a pretty list', `${JSON.stringify(orders, null, 2)}\n`],
    ['a list with a byte order mark', `\uFEFF ${JSON.stringify(orders)}`],
    [
      'a list over several lines with Windows line ends',
      JSON.stringify(orders, null, 4).replaceAll('\n', '\r\n'),
    ],
    ['an object that holds a list', JSON.stringify({ count: 2, orders, paging: { next: null } })],
    ['a pretty object that holds a list', JSON.stringify({ count: 2, orders, a: [] }, null, 2)],
    ['objects one after the other', orders.map((order) => JSON.stringify(order, null, 2)).join('\n')],
    ['objects without anything between', orders.map((order) => JSON.stringify(order, null, 1)).join('')],
    ['lists one after the other', orders.map((order) => JSON.stringify([order], null, 2)).join('\n')],
  ])('%s', async (_, text) => {
    expect(await parsed(text)).toEqual(orders);
  });

  test('a file of one object a line stays as it is, and so does one with a damaged line', async () => {
    const lines = orders.map((order) => JSON.stringify(order));
    expect(await rowsOf(lines.join('\n'))).toBeUndefined();
    expect(await rowsOf(['{"id": 1, "to', ...lines, ...lines].join('\n'))).toBeUndefined();
    expect(await rowsOf(JSON.stringify(orders[1]))).toBeUndefined();
    expect(await rowsOf('[customer],date,amount\nc1,2024-01-05,3\n', 'orders.csv')).toBeUndefined();
    expect(await rowsOf('')).toBeUndefined();
  });

  test('one order with its lines is one row, not a list of lines', async () => {
    const order = { id: 7, date_created: '2024-01-05', line_items: [{ sku: 'a' }, { sku: 'b' }] };
    expect(await parsed(JSON.stringify(order, null, 2))).toEqual([order]);
  });

  test('of several lists the longest is taken, and the others are named', async () => {
    const both = { customers: [{ id: 1 }], orders, tags: ['a', 'b', 'c'] };
    const found = await rowsOf(JSON.stringify(both));
    expect(found?.lines.map((line) => JSON.parse(line) as unknown)).toEqual(orders);
    expect(found?.notes).toEqual([
      'The file is one JSON document, 2 elements under “orders”. Where a line is named, it is the number of the element.',
      '“customers” holds 1 element more, which were not read: save it as a file of its own.',
    ]);
  });

  test('numbers keep their digits and names their spelling', async () => {
    const text =
      '[ {"id": 12345678901234567890, "total" : 10.00 , "__proto__": {"x": 1e400}, "t": "\\ud800"} ]';
    expect((await rowsOf(text))?.lines).toEqual([
      '{"id":12345678901234567890,"total":10.00,"__proto__":{"x":1e400},"t":"\\ud800"}',
    ]);
    const found = await rowsOf('{"__proto__": [{"a": 1}], "constructor": [{"a": 1}, {"a": 2}]}');
    expect(found?.lines).toEqual(['{"a":1}', '{"a":2}']);
  });

  test('what is no object is still a row, for the reader to reject', async () => {
    expect((await rowsOf('[{"a": 1}, null, 3, "x", [1, 2], {"a": NaN,}, {"a": 1 2}]'))?.lines).toEqual([
      '{"a":1}',
      'null',
      '3',
      '"x"',
      '[1,2]',
      '{"a":NaN,}',
      '{"a":1 2}',
    ]);
  });

  test('an empty list has no rows', async () => {
    expect((await rowsOf('[]'))?.lines).toEqual([]);
    expect((await rowsOf(' [\n]\n'))?.lines).toEqual([]);
    expect((await rowsOf('{"orders": []}'))?.lines).toEqual([]);
  });
});

describe('a document that is not sound is refused, with its place', () => {
  test.each([
    ['[{"a":1},{"a":2}', 'it ends before its list is closed; the last value begins on line 1 (byte 10)'],
    ['[{"a":1},\n{"a":"x', 'it ends before its list is closed; the last value begins on line 2 (byte 11)'],
    ['{"orders":[{"a":1}', 'it ends before its list is closed; the last value begins on line 1 (byte 12)'],
    ['{"orders":[{"a":1}]', 'it ends before its object is closed; the last value begins on line 1 (byte 12)'],
    ['[\n{"a":1},\n]', 'a comma stands before the end of the list on line 3 (byte 12)'],
    ['{"orders":[{"a":1}],\n}', 'a comma stands before the end of the object on line 2 (byte 22)'],
    ['[{"a":1} {"a":2}]', 'a comma is missing between two values on line 1 (byte 10)'],
    ['[{"a":1},,{"a":2}]', 'a value is missing on line 1 (byte 10)'],
    ['[{"a":"x\n"}]', 'a text is not closed on its line on line 2 (byte 9)'],
    ['[{"a":[1}]', 'brackets do not match on line 1 (byte 9)'],
    ['{"orders" [{"a":1}]}', 'a colon is missing after the name of a value on line 1 (byte 11)'],
    ["{'orders': [{}]}", 'the name of a value is missing or has no quotes on line 1 (byte 2)'],
    ['[{"a":1}] and more', 'it goes on after its end'],
    ['{"orders":[{"a":1}]}]', 'a value is missing on line 1 (byte 21)'],
    ['[{"a":1}]\n{"a":2}', 'it holds both a list and an object that is not in it'],
  ])('%s', async (text, why) => {
    expect(await messageOf(text)).toBe(`orders.json is no sound JSON: ${why}.`);
  });

  test('a row that no line can hold', async () => {
    const text = `[{"a":1},\n{"a":"${'x'.repeat(4_100_000)}"}]`;
    expect(await messageOf(text)).toBe(
      'orders.json is no sound JSON: the value that begins on line 2 (byte 11) has more than 4 MB.',
    );
  });
});

const value = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' }));
const pieces = (text: string, size: number) => {
  const bytes = Buffer.from(text);
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
};

test('whatever the objects, the spaces and the pieces in which they come, the rows are those of JSON.parse', () => {
  fc.assert(
    fc.property(
      fc.array(value, { maxLength: 5 }),
      fc.constantFrom(undefined, 1, '\t', '  '),
      fc.integer({ min: 1, max: 50 }),
      (objects, indent, size) => {
        const found: unknown[] = [];
        const scanner = new JsonScanner('a', { is: 'arrays' }, (row) => found.push(JSON.parse(String(row))));
        for (const piece of pieces(JSON.stringify(objects, null, indent), size)) scanner.add(piece);
        expect(scanner.end().elements).toBe(objects.length);
        expect(found).toEqual(JSON.parse(JSON.stringify(objects)));
      },
    ),
  );
});

test('no text passes for sound that JSON.parse would take for more or other rows', () => {
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 3 }),
      fc.nat(),
      fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', ' ', '\\', '1'),
      (objects, place, wrong) => {
        const sound = JSON.stringify(objects);
        const at = place % sound.length;
        // Half of a surrogate pair has no bytes of its own.
        const text = (sound.slice(0, at) + wrong + sound.slice(at + 1)).toWellFormed();
        const rows: string[] = [];
        const scanner = new JsonScanner('a', { is: 'arrays' }, (row) => rows.push(String(row)));
        try {
          scanner.add(Buffer.from(text));
          scanner.end();
        } catch {
          // What is refused, JSON.parse refuses too.
          expect(() => JSON.parse(text) as unknown).toThrow();
          return;
        }
        // What is taken apart has all its bytes: the rows together are the text.
        if (text.startsWith('['))
          expect(`[${rows.join(',')}]`.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      },
    ),
    { numRuns: 500 },
  );
});
