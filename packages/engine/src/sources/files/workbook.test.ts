import { describe, expect, test } from 'vitest';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { madeUpZip } from '../../../test/made-up-zip.ts';
import { readFiles } from '../../../test/read-files.ts';

const day = (month: number, date: number, hours = 0, minutes = 0) =>
  new Date(Date.UTC(2024, month - 1, date, hours, minutes));
const dated = (value: Date, format = 'yyyy-mm-dd') => ({ value, type: Date, format }) as const;
const orderRows: SheetData = [
  ['Order ID', 'Customer ID', 'Order date', 'Amount', 'Quantity', 'Note'],
  ['001', '0017', dated(day(1, 5)), 19.99, 2, 'a "quoted"\nnote'],
  ['002', '0017', dated(day(2, 6, 10, 30), 'dd/mm/yyyy hh:mm'), 0.1 + 0.2, 1, null],
  ['003', '42', dated(day(3, 7)), 1.234, 1, true],
  ['004', null, dated(day(3, 8)), 5, 1, null],
];
const customerRows: SheetData = [
  ['Customer ID', 'Country', 'Created at'],
  ['0017', 'Germany', dated(day(1, 1))],
  ['42', 'France', dated(day(1, 2))],
];

const bookOf = (sheets: Readonly<Record<string, SheetData>>): Promise<Buffer> =>
  writeWorkbook(Object.entries(sheets).map(([sheet, data]) => ({ sheet, data }))).toBuffer();

/** A workbook with one sheet of which the test says the XML. */
function handMade(sheetData: string, parts: Readonly<Record<string, string>> = {}): Buffer {
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const all = {
    'xl/workbook.xml': `<workbook xmlns:r="${types}"><sheets><sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${types}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ...parts,
  };
  return madeUpZip(Object.entries(all).map(([name, content]) => ({ name, content })));
}

const header = `<row r="1">${['customer_id', 'date', 'amount']
  .map((name, i) => `<c r="${'ABC'[i]}1" t="inlineStr"><is><t>${name}</t></is></c>`)
  .join('')}</row>`;
const row = (r: number, customer: string, date: string, amount: string) =>
  `<row r="${r}"><c r="A${r}" t="inlineStr"><is><t>${customer}</t></is></c>${date}${amount}</row>`;
const number = (address: string, digits: string) => `<c r="${address}"><v>${digits}</v></c>`;

const messageOf = (files: Readonly<Record<string, string | Buffer>>) =>
  readFiles(files).then(
    () => 'was read',
    (error: Error & { remedy?: string }) => `${error.message} ${error.remedy}`,
  );

describe('a workbook', () => {
  test('each sheet that holds a table is a table of its own; the others are named', async () => {
    const book = await bookOf({
      Orders: orderRows,
      Customers: customerRows,
      'Read me': [['These are the orders of 2024.']],
      Empty: [],
    });
    const { report, orders, rejected } = await readFiles({ 'book.xlsx': book }, { maxRejected: 0.5 });
    expect(report.files.map(({ name, kind, rows }) => ({ name, kind, rows }))).toEqual([
      {
        name: 'book.xlsx › Orders',
        kind: 'transactions',
        rows: { read: 4, accepted: 3, duplicates: 0, rejected: 1 },
      },
      {
        name: 'book.xlsx › Customers',
        kind: 'customers',
        rows: { read: 2, accepted: 2, duplicates: 0, rejected: 0 },
      },
    ]);
    expect(report.files[0]!.format).toMatchObject({ type: 'xlsx', decimal: null, dateOrder: null });
    expect(report.leftOut).toEqual([
      { name: 'book.xlsx › Read me', why: 'it holds no table: no row has two filled cells.' },
    ]);
    // A text stays a text, a number loses the tail of its binary fraction, a date has no order to ask for.
    expect(orders).toMatchObject([
      { order: '001', customer: '0017', at: '2024-01-05 00:00:00', amount: 19.99, quantity: 2 },
      { order: '002', customer: '0017', at: '2024-02-06 10:30:00', amount: 0.3 },
      { order: '003', customer: '42', amount: 1.234 },
    ]);
    // The line is the row of the sheet.
    expect(rejected).toEqual(['book.xlsx › Orders,5,Customer ID,customer-missing,The customer is empty.,']);
  });

  test('a title, empty rows and columns, and a header of two merged rows', async () => {
    const book = await bookOf({
      Report: [
        [null, 'Orders of 2024'],
        [],
        [null, 'Customer ID', { value: 'Order', columnSpan: 3 }, null, null],
        [null, null, 'Order date', 'Amount', 'Quantity'],
        [null, '17', dated(day(1, 5)), 3.5, 1],
        [],
        [null, '18', dated(day(1, 6)), 4.5, 1],
        [null, null, 'Total', 8, 2],
      ],
    });
    const { orders, rejected } = await readFiles({ 'book.xlsx': book }, { maxRejected: 0.5 });
    expect(orders).toMatchObject([
      { customer: '17', day: '2024-01-05', amount: 3.5 },
      { customer: '18', day: '2024-01-06', amount: 4.5 },
    ]);
    expect(rejected.map((line) => line.split(',').slice(0, 4).join())).toEqual([
      'book.xlsx › Report,8,Customer ID,customer-missing',
    ]);
  });

  test('a playbook speaks of a sheet by its name', async () => {
    const book = await bookOf({
      Orders: orderRows,
      Old: [
        ['who', 'when', 'sum'],
        ['a', dated(day(1, 1)), 3],
      ],
    });
    const playbook = {
      sources: [
        { match: 'book.xlsx › Old', columns: { customer_id: 'who', date: 'when', amount: 'sum' } },
        { match: 'book.xlsx › Orders', kind: 'ignore' as const },
      ],
    };
    const { orders, report } = await readFiles({ 'book.xlsx': book }, { playbook });
    expect(orders).toMatchObject([{ customer: 'a', day: '2024-01-01', amount: 3 }]);
    expect(report.notes).toContain('book.xlsx › Orders was left out, as the playbook says.');
  });

  test('what the playbook says of the workbook holds for its sheets', async () => {
    const rows: SheetData = [
      ['who', 'when', 'sum'],
      ['a', '03/04/2024', 3],
    ];
    const playbook = {
      sources: [
        {
          match: '*.xlsx',
          columns: { customer_id: 'who', date: 'when', amount: 'sum' },
          dateOrder: 'day-first' as const,
        },
      ],
    };
    const { orders } = await readFiles({ 'book.xlsx': await bookOf({ Orders: rows }) }, { playbook });
    expect(orders).toMatchObject([{ customer: 'a', day: '2024-04-03', amount: 3 }]);
  });

  test('two sheets with the same content count once', async () => {
    const rows = orderRows.slice(0, 4);
    const { report } = await readFiles({ 'book.xlsx': await bookOf({ A: rows, B: rows }) });
    expect(report.rows).toEqual({ read: 6, accepted: 3, duplicates: 3, rejected: 0 });
  });

  test('one without any table', async () => {
    const note = await bookOf({ Note: [['just a note']] });
    expect(await messageOf({ 'note.xlsx': note })).toBe(
      'note.xlsx › Note was not recognised: it holds no table: no row has two filled cells. Put the names of the columns into the first row of the table, such as customer_id, date, amount.',
    );
    const bare = await bookOf({
      Data: [
        ['a', dated(day(1, 5)), 3],
        ['b', dated(day(1, 5)), 3],
      ],
    });
    expect(await messageOf({ 'bare.xlsx': bare })).toMatch(
      /^bare.xlsx › Data was not recognised: it has no header line: the first row of its table holds values\./,
    );
    expect(await messageOf({ 'none.xlsx': await bookOf({ Data: [] }) })).toMatch(
      /^There is nothing to read. none.xlsx: it is empty\./,
    );
  });
});

describe('cells', () => {
  const dates = (first: string, second: string) =>
    handMade(
      header +
        row(2, 'a', number('B2', first), number('C2', '3')) +
        row(3, 'b', number('B3', second), number('C3', '4')),
    );

  test('numbers in the column of the date are days of Excel', async () => {
    const { orders, report } = await readFiles({ 'book.xlsx': dates('45296', '45297.4166666667') });
    expect(orders.map(({ at }) => at)).toEqual(['2024-01-05 00:00:00', '2024-01-06 10:00:00']);
    expect(report.files[0]!.notes).toEqual([
      'The numbers in “date” were read as days of Excel, which count from 1900: the cells have no date format.',
    ]);
  });

  test.each(['1', 'true'])('days of a workbook that counts from 1904 (%s)', async (flag) => {
    const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    const book = handMade(
      header +
        row(2, 'a', number('B2', '43834'), number('C2', '3')) +
        row(3, 'b', '<c r="B3" s="1"><v>43835</v></c>', number('C3', '4')),
      {
        'xl/workbook.xml': `<workbook xmlns:r="${relations}"><workbookPr date1904="${flag}"/><sheets><sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        'xl/styles.xml': styles,
      },
    );
    const { orders } = await readFiles({ 'book.xlsx': book });
    expect(orders.map((order) => order.day)).toEqual(['2024-01-05', '2024-01-06']);
  });

  test('numbers that are no days stay what they are, and their rows are named', async () => {
    const { rejected } = await readFiles({ 'book.xlsx': dates('45296', '7') }, { maxRejected: 1 }).catch(
      (error: Error) => ({ rejected: [error.message] }),
    );
    expect(rejected.join()).toContain('The date is not a date that can be read.');
    const many = Array.from({ length: 40 }, (_, i) =>
      row(i + 2, 'a', number(`B${i + 2}`, i === 7 ? '0' : '45296'), number(`C${i + 2}`, '3')),
    );
    const slip = await readFiles({ 'book.xlsx': handMade(header + many.join('')) });
    expect(slip.rejected).toEqual([
      'book.xlsx › Orders,9,date,date-unreadable,The date is not a date that can be read.,0',
    ]);
    const { orders } = await readFiles({ 'book.xlsx': dates('20240105', '20240106') });
    expect(orders.map((order) => order.day)).toEqual(['2024-01-05', '2024-01-06']);
  });

  test('errors and formulas: the result counts, an error is no empty cell, and a missing result is told', async () => {
    const book = handMade(
      header +
        row(2, 'a', number('B2', '45296'), '<c r="C2"><f>1+2</f><v>3</v></c>') +
        row(3, 'b', number('B3', '45296'), '<c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c>') +
        row(4, 'c', number('B4', '45296'), '<c r="C4"><f>SUM(C2:C2)</f><v></v></c>') +
        row(5, 'd', number('B5', '45296'), '<c r="C5" t="str"><f>IF(1,"5","")</f><v>5</v></c>') +
        row(6, 'e', number('B6', '45296'), number('C6', '19.989999999999998')) +
        row(7, '12345678901234567890', number('B7', '45296'), number('C7', '1E2')),
    );
    const { orders, rejected, report } = await readFiles({ 'book.xlsx': book }, { maxRejected: 0.5 });
    expect(orders.map(({ customer, amount }) => [customer, amount])).toEqual([
      ['12345678901234567890', 100],
      ['a', 3],
      ['d', 5],
      ['e', 19.99],
    ]);
    expect(rejected).toEqual([
      'book.xlsx › Orders,3,amount,amount-unreadable,The amount is not a number.,#DIV/0!',
      'book.xlsx › Orders,4,amount,amount-missing,The amount is empty.,',
    ]);
    expect(report.files[0]!.notes[0]).toBe(
      '1 formula of the workbook has no result in the file, and counts as an empty cell: open the workbook in a spreadsheet program and save it there.',
    );
  });

  test('letters of all kinds, and names that no JSON path could hold', async () => {
    const book = await bookOf({
      'Größe "5"': [
        ['customer_id', 'date', 'amount', 'Size 5"', 'a\\b', 'amount'],
        ['Zoë <&>', dated(day(1, 5)), 3, 'x', 'y', 4],
      ],
    });
    const { orders, report } = await readFiles({ 'book.xlsx': book });
    expect(orders).toMatchObject([{ customer: 'Zoë <&>', amount: 3 }]);
    expect(report.files[0]!.unmapped).toEqual(['Size 5″', 'a/b', 'amount (2)']);
    const odd = handMade(
      header.replace('</row>', '<c r="D1" t="inlineStr"><is><t>__proto__</t></is></c></row>') +
        row(2, 'a', number('B2', '45296'), number('C2', '3') + number('D2', '4')),
    );
    const read = await readFiles({ 'book.xlsx': odd });
    expect(read.orders).toMatchObject([{ customer: 'a', amount: 3 }]);
    expect(read.report.files[0]!.unmapped).toEqual(['__proto__']);
  });
});

describe('what is no workbook that can be read', () => {
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  const locked = Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')]);
  const far = handMade(`${header}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`);
  test.each<[string, string, Buffer, RegExp]>([
    [
      'the old format',
      'a.xls',
      old,
      /^a.xls is an Excel workbook of the old binary format. Export the sheet as CSV/,
    ],
    [
      'a password',
      'a.xlsx',
      locked,
      /^a.xlsx is a workbook that is locked with a password. Export the sheet/,
    ],
    [
      'a cut off archive',
      'a.xlsx',
      handMade(header).subarray(0, 300),
      /^a.xlsx is a damaged workbook or archive, or not whole. Fetch or export/,
    ],
    [
      'another format',
      'a.xlsx',
      madeUpZip([{ name: 'xl/workbook.bin', content: 'x' }]),
      /^a.xlsx is a workbook in another format than .xlsx. Export the sheet/,
    ],
    [
      'an archive',
      'a.csv',
      madeUpZip([{ name: 'a.csv', content: 'x' }]),
      /^a.csv is a ZIP archive\. .*unpack/,
    ],
    [
      'broken XML',
      'a.xlsx',
      handMade('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
      /^a.xlsx cannot be read as a workbook. Open it in a spreadsheet program and save it again/,
    ],
    [
      'a cell far away',
      'a.xlsx',
      far,
      /^a.xlsx has a sheet that reaches to row 1048576 and column 16384, most of it empty. Delete the cell/,
    ],
    [
      'a bomb',
      'a.xlsx',
      handMade(`${header}${' '.repeat(40 * 2 ** 20)}`),
      /^a.xlsx has a part that unpacks to more than 200 times its size: that is too large .* Export the sheet as CSV/,
    ],
  ])('%s', async (_, name, bytes, message) => {
    expect(await messageOf({ [name]: bytes })).toMatch(message);
  });

  test('more cells than are held in memory', async () => {
    // Cells without a value and without an address, so that the file stays small; counted they are all the same.
    const cells = Array.from({ length: 2001 }, (_, i) => `${'<c x="'}${i}"/>`.repeat(1000)).join('');
    expect(await messageOf({ 'a.xlsx': handMade(`${header}<row>${cells}</row>`) })).toMatch(
      /^a.xlsx has more than 2 million cells: that is too large for a spreadsheet\. Export the sheet as CSV/,
    );
  });
});
