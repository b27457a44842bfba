import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readFiles } from '../../../test/read-files.ts';

const orders = [
  { customer_id: 'a', date: '2024-01-05', amount: 3.5, note: 'one, "two"' },
  { customer_id: 'b', date: '2024-01-06', amount: '4.50' },
  { customer_id: null, date: '2024-01-06', amount: 5 },
  { customer_id: 'c', date: 'soon', amount: 6 },
];
const pretty = JSON.stringify(orders, null, 2);
const lenient = { maxRejected: 0.9 };
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(pretty, 'utf16le')]);

describe('a JSON document is read as its rows', () => {
  test.each<[string, Readonly<Record<string, string | Buffer>>]>([
    ['a list', { 'orders.json': pretty }],
    ['a list on one line', { 'orders.json': JSON.stringify(orders) }],
    ['a list in an object', { 'orders.json': JSON.stringify({ orders, count: 4 }, null, 2) }],
    [
      'objects one after the other',
      { 'orders.ndjson': orders.map((o) => JSON.stringify(o, null, 2)).join('\n') },
    ],
    ['a packed list', { 'orders.json.gz': gzipSync(pretty) }],
    ['UTF-16', { 'orders.json': utf16 }],
    ['a byte order mark', { 'orders.json': `\uFEFF${pretty}` }],
  ])('%s', async (_, files) => {
    const { report, orders: read, rejected } = await readFiles(files, lenient);
    const [name] = Object.keys(files);
    expect(report.rows).toEqual({ read: 4, accepted: 2, duplicates: 0, rejected: 2 });
    expect(report.files[0]!.format.type).toBe('json');
    expect(read).toMatchObject([
      { customer: 'a', day: '2024-01-05', amount: 3.5 },
      { customer: 'b', day: '2024-01-06', amount: 4.5 },
    ]);
    // The place is the number of the object.
    expect(rejected).toEqual([
      `${name},3,customer_id,customer-missing,The customer is empty.,`,
      `${name},4,date,date-unreadable,The date is not a date that can be read.,soon`,
    ]);
    expect(report.files[0]!.notes.join(' ')).toContain('Where a line is named, it is the number of the');
  });

  test('what is no sound object is one rejected row, with its number', async () => {
    const rows = [
      '{"customer_id":"a","date":"2024-01-05","amount":3}',
      'null',
      '{"customer_id":"b","date":"2024-01-05","amount":NaN,}',
      '{"customer_id":"c","date":"2024-01-05","amount":4,"__proto__":{"amount":9}}',
      '["a","2024-01-05",3]',
    ];
    const {
      report,
      rejected,
      orders: read,
    } = await readFiles({ 'orders.json': `[${rows.join(',\n')}]` }, lenient);
    expect(report.rows).toEqual({ read: 5, accepted: 2, duplicates: 0, rejected: 3 });
    expect(read.map(({ amount }) => amount)).toEqual([3, 4]);
    expect(rejected.map((line) => line.split(',').slice(0, 4).join())).toEqual([
      'orders.json,2,,malformed-json',
      'orders.json,3,amount,amount-unreadable',
      'orders.json,5,,malformed-json',
    ]);
  });

  test('half a character is a rejected row, a NUL a mark in its place', async () => {
    const row = (customer: string) => `{"customer_id":"${customer}","date":"2024-01-05","amount":3}`;
    const text = `[${row('a\\ud800')},\n${row('b\0')},\n${row('c')}]`;
    const { report, orders: read, rejected } = await readFiles({ 'orders.json': text }, lenient);
    expect(report.rows).toEqual({ read: 3, accepted: 2, duplicates: 0, rejected: 1 });
    expect(read.map(({ customer }) => customer)).toEqual(['b\uFFFD', 'c']);
    expect(rejected).toEqual([
      'orders.json,1,,malformed-json,The line is not a JSON object that names each key once.,',
    ]);
    expect(report.files[0]!.notes[0]).toBe('The file holds 1 NUL character, replaced by the mark U+FFFD.');
  });

  test('an empty list is an empty file', async () => {
    await expect(readFiles({ 'orders.json': '[]' })).rejects.toMatchObject({
      message: 'There is nothing to read. orders.json: it is empty.',
    });
  });

  test('values without names are no table', async () => {
    await expect(readFiles({ 'orders.json': '[1, 2, 3]' })).rejects.toMatchObject({
      message: 'orders.json was not recognised: it holds no JSON objects.',
    });
  });
});
