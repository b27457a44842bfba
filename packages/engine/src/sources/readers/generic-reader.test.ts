import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readFiles } from '../../../test/read-files.ts';
import { sql } from '../../warehouse/index.ts';

const csv = (...lines: string[]) => `${lines.join('\n')}\n`;
const one = (text: string | Buffer, settings = {}) => readFiles({ 'orders.csv': text }, settings);
const amounts = async (text: string | Buffer, settings = {}) =>
  (await one(text, settings)).orders.map(({ amount }) => amount);
const days = async (text: string, settings = {}) => (await one(text, settings)).orders.map(({ day }) => day);

describe('columns', () => {
  test.each([
    ['household_id,basket_id,sales_value,transaction_timestamp', '7,1,2.50,2024-01-05 10:00:00'],
    ['Kunden-Nr;Bestelldatum;Umsatz', '7;2024-01-05;2,50'],
    ['Client,Date commande,Montant HT', '7,2024-01-05,2.50'],
    ['CustomerID,InvoiceNo,InvoiceDate,Quantity,UnitPrice', '7,1,2024-01-05,2,1.25'],
    ['customer_id,order_date,revenue', '7,2024-01-05,2.5'],
    ['"e-mail","Created At","Total"', '7,"2024-01-05",€2.50'],
  ])('%s', async (header, row) => {
    const { orders } = await one(csv(header, row));
    expect(orders).toMatchObject([{ customer: '7', day: '2024-01-05', amount: 2.5 }]);
  });

  test('two columns that can be the amount are a question, answered by the playbook', async () => {
    const text = csv('customer_id,date,revenue,net_sales', '1,2024-01-05,10,8');
    await expect(one(text)).rejects.toMatchObject({
      code: 'input-ambiguous',
      message: expect.stringContaining('revenue, net_sales'),
      remedy: expect.stringContaining('amount: revenue'),
    });
    const playbook = { sources: [{ match: '*.csv', columns: { amount: 'net_sales' } }] };
    expect(await amounts(text, { playbook })).toEqual([8]);
  });

  test.each([
    'N° commande',
    'Nº pedido',
    'BelegNr',
    'Belegnummer',
    'Bestellnummer',
    'Rechnungsnummer',
    'Ordine',
  ])('an order id called %s', async (header) => {
    const { report } = await one(csv(`${header};Kunde;Datum;Umsatz`, '7;a;2024-01-05;2,50'));
    expect(report.hasOrderIds).toBe(true);
  });

  test('of two columns with one header the first is read, and that is said', async () => {
    const { report, orders } = await one(csv('customer_id,date,amount,amount', 'a,2024-01-05,5,9'));
    expect(orders[0]!.amount).toBe(5);
    const [file] = report.files;
    expect(file!.notes.join()).toContain('"amount" stands more than once');
    expect(file!.mapping.find(({ column }) => column === 'amount')!.confidence).toBe('likely');
  });

  test('a file without a column for the customer says what is missing and which lines name it', async () => {
    await expect(one(csv('who,date,amount', 'a,2024-01-05,1'))).rejects.toMatchObject({
      code: 'input-not-recognised',
      message: expect.stringContaining('customer'),
      remedy: expect.stringContaining('customer_id:'),
    });
  });

  test('a header that the playbook names but the file does not have is an error', async () => {
    const playbook = { sources: [{ match: 'orders.csv', columns: { amount: 'Netto' } }] };
    await expect(one(csv('customer_id,date,amount', '1,2024-01-05,1'), { playbook })).rejects.toMatchObject({
      code: 'input-not-recognised',
      message: expect.stringContaining('Netto'),
    });
  });

  test('values without a header line are not read as one', async () => {
    await expect(one(csv('1,2024-01-05,3.50', '2,2024-01-06,4.50'))).rejects.toMatchObject({
      code: 'input-not-recognised',
      message: expect.stringContaining('header'),
    });
  });
});

describe('dates', () => {
  const dated = (...values: string[]) =>
    csv('customer_id,date,amount', ...values.map((v, i) => `c${i},"${v}",1`));

  test('one value above 12 decides for the whole column, wherever it stands', async () => {
    expect(await days(dated('03/04/2024', '25/12/2024'))).toEqual(['2024-04-03', '2024-12-25']);
    expect(await days(dated('12/25/2024', '03/04/2024'))).toEqual(['2024-12-25', '2024-03-04']);
    const many = Array.from({ length: 3000 }, () => '03.04.2024');
    expect((await days(dated(...many, '25.12.2024'))).at(-1)).toBe('2024-04-03');
  });

  test('where nothing decides, the run stops and says how to decide', async () => {
    const text = dated('03/04/2024', '05/06/2024');
    await expect(one(text)).rejects.toMatchObject({
      code: 'input-ambiguous',
      remedy: expect.stringMatching(/--date-order[\s\S]*dateOrder: day-first/),
    });
    expect(await days(text, { dateOrder: 'month-first' })).toEqual(['2024-03-04', '2024-05-06']);
    const playbook = { sources: [{ match: '*', dateOrder: 'day-first' }] };
    expect(await days(text, { playbook })).toEqual(['2024-04-03', '2024-06-05']);
  });

  test('a few values that contradict the others are rejected, whichever comes first', async () => {
    const clear = Array.from({ length: 40 }, (_, i) => `${13 + (i % 15)}/02/2024`);
    for (const values of [
      ['02/25/2024', ...clear],
      [...clear, '02/25/2024'],
    ]) {
      const { report, rejected } = await one(dated(...values));
      expect(report.rows).toEqual({ read: 41, accepted: 40, duplicates: 0, rejected: 1 });
      expect(rejected[0]).toContain('date-unreadable');
    }
  });

  test('forms that need no decision', async () => {
    const values = [
      '20240105',
      '5-Jan-24',
      'Jan 5, 2024',
      '5 January 2024',
      '2024/01/05',
      '2024-1-5',
      '2024-01-05T10:00:00Z',
      '2024-01-05 10:00:00 +0200',
      '1704448800',
      ' 2024-01-05 ',
    ];
    expect(new Set(await days(dated(...values)))).toEqual(new Set(['2024-01-05']));
  });

  test("a day is one in the playbook's zone, and an offset is heeded", async () => {
    const text = dated('2024-01-05 23:30:00', '2024-01-05T23:30:00Z', '2024-01-05 23:30:00-05:00');
    const { orders } = await one(text, { playbook: { timeZone: 'Europe/Berlin' } });
    expect(orders.map(({ at, day }) => [at, day])).toEqual([
      ['2024-01-05 22:30:00', '2024-01-05'],
      ['2024-01-05 23:30:00', '2024-01-06'],
      ['2024-01-06 04:30:00', '2024-01-06'],
    ]);
  });

  test('days that do not exist or lie out of range are rejected', async () => {
    const { rejected } = await one(dated('2024-02-30', '2924-01-05', '', '2024-01-05'), { maxRejected: 1 });
    expect(rejected.map((line) => line.split(',').slice(1, 4).join())).toEqual([
      '2,date,date-unreadable',
      '3,date,date-out-of-range',
      '4,date,date-missing',
    ]);
  });
});

describe('amounts', () => {
  const priced = (...values: string[]) =>
    csv('customer_id,date,amount', ...values.map((v, i) => `c${i},2024-01-05,"${v}"`));

  test.each([
    [
      ['1.234,56', '7'],
      [1234.56, 7],
    ],
    [
      ['1,234.56', '7'],
      [1234.56, 7],
    ],
    [
      ['1 234,56', "2'000,10"],
      [1234.56, 2000.1],
    ],
    [
      ['€ 3,50', '4,00 EUR'],
      [3.5, 4],
    ],
    [
      ['(3.50)', '4.10-', '-5.00', '−6.25'],
      [-3.5, -4.1, -5, -6.25],
    ],
    [
      ['0', '0.00', '12'],
      [0, 0, 12],
    ],
  ])('%j', async (values, expected) => {
    expect((await amounts(priced(...values))).sort((a, b) => a - b)).toEqual(
      expected.toSorted((a, b) => a - b),
    );
  });

  test('1.234 everywhere is a question', async () => {
    const text = priced('1.234', '5.678', '12');
    await expect(one(text)).rejects.toMatchObject({
      code: 'input-ambiguous',
      remedy: expect.stringMatching(/--decimal[\s\S]*decimal:/),
    });
    expect(await amounts(text, { playbook: { sources: [{ match: '*', decimal: ',' }] } })).toEqual([
      1234, 5678, 12,
    ]);
  });

  describe('a discount', () => {
    const discounts = async (rows: readonly string[]) => {
      let found: readonly (number | null)[] = [];
      const text = csv('customer_id,date,amount,discount', ...rows);
      const { report, rejected } = await readFiles(
        { 'orders.csv': text },
        {
          look: async (landing) => {
            const order = sql`select discount from transactions order by customer_id`;
            found = (await landing.rows(order, { discount: 'money?' })).map(({ discount }) => discount);
          },
        },
      );
      return {
        found,
        rejected,
        why: report.files[0]!.mapping.find(({ column }) => column === 'discount')!.why,
      };
    };

    test('between 0 and 1 beside large amounts is a rate, and becomes money', async () => {
      const rows = ['a,2024-01-05,80.00,0.2', 'b,2024-01-05,50,0', 'c,2024-01-05,30,', 'd,2024-01-05,0,1'];
      const { found, why } = await discounts(rows);
      expect(found).toEqual([20, 0, null, null]);
      expect(why).toContain('rate');
    });

    test('of more than 1 is money, and so is one of pennies', async () => {
      expect((await discounts(['a,2024-01-05,80,0.2', 'b,2024-01-05,50,5'])).found).toEqual([0.2, 5]);
      expect((await discounts(['a,2024-01-05,0.80,0.2', 'b,2024-01-05,0.50,0.1'])).found).toEqual([0.2, 0.1]);
      expect((await discounts(['a,2024-01-05,80,1', 'b,2024-01-05,50,0'])).found).toEqual([1, 0]);
    });

    test('is money in all rows when one of them, far down, is more than 1', async () => {
      const small = Array.from({ length: 1100 }, (_, i) => `c${i},2024-01-05,80,0.2`);
      const { found, rejected, why } = await discounts([...small, 'z,2024-01-05,80,5.00']);
      expect([found[0], found.at(-1)]).toEqual([0.2, 5]);
      expect(rejected).toEqual([]);
      expect(why).not.toContain('rate');
    });
  });

  test('what is no amount is rejected by what it is', async () => {
    const { rejected } = await one(priced('NaN', 'inf', '', 'abc', '99999999999999', '12.50', '1,2,3'), {
      maxRejected: 1,
    });
    expect(rejected.map((line) => line.split(',')[3])).toEqual([
      'amount-unreadable',
      'amount-unreadable',
      'amount-missing',
      'amount-unreadable',
      'amount-too-large',
      'amount-unreadable',
    ]);
  });

  test('two currencies need a rate', async () => {
    const text = csv('customer_id,date,amount,currency', 'a,2024-01-05,10,EUR', 'b,2024-01-05,10,usd');
    await expect(one(text)).rejects.toMatchObject({
      code: 'mixed-currencies',
      message: expect.stringMatching(
        /EUR: 1 row, first in orders.csv, line 2[\s\S]*USD: 1 row, first in orders.csv, line 3/,
      ),
      remedy: expect.stringContaining('  USD: <units of EUR for one USD>'),
    });
    const { orders, report } = await one(text, { playbook: { currency: 'EUR', rates: { USD: 0.92 } } });
    expect(orders.map(({ amount, currency }) => [amount, currency])).toEqual([
      [10, 'EUR'],
      [9.2, 'EUR'],
    ]);
    expect(report.notes.join()).toContain('1 USD = 0.92 EUR');
    expect(report.months).toEqual([
      { month: '2024-01', fileTotal: 19.2, duplicates: 0, rejected: 0, accepted: 19.2 },
    ]);
  });

  test('a large amount at a high rate keeps every digit', async () => {
    const text = csv(
      'customer_id,date,amount,currency',
      'a,2024-01-05,20000000.25,USD',
      'b,2024-01-05,10,JPY',
    );
    const { orders } = await one(text, { playbook: { currency: 'JPY', rates: { USD: 150.5 } } });
    expect(orders.map(({ amount }) => amount)).toEqual([3_010_000_037.625, 10]);
  });
});

describe('bytes', () => {
  const text = csv('customer_id,date,amount', 'Müller,2024-01-05,1', 'Øre,2024-01-06,2');
  const names = async (bytes: Buffer) => (await one(bytes)).orders.map(({ customer }) => customer);

  test.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['Latin-1', Buffer.from(text, 'latin1')],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['packed', gzipSync(text)],
    ['packed in two members', Buffer.concat([gzipSync(text.slice(0, 30)), gzipSync(text.slice(30))])],
  ])('%s', async (_, bytes) => {
    expect((await names(bytes)).toSorted()).toEqual(['Müller', 'Øre']);
  });

  test('a packed file that is cut off is refused, not half read', async () => {
    const packed = gzipSync(
      csv('customer_id,date,amount', ...Array.from({ length: 5000 }, (_, i) => `${i},2024-01-05,${i}`)),
    );
    await expect(one(packed.subarray(0, packed.length - 20))).rejects.toMatchObject({
      code: 'input-unreadable',
    });
    const damaged = Buffer.from(packed);
    damaged[damaged.length - 6]! ^= 1;
    await expect(one(damaged)).rejects.toMatchObject({ code: 'input-unreadable' });
  });

  test.each([';', '\t', '|'])('columns apart by %j', async (mark) => {
    expect(await amounts(text.replaceAll(',', mark))).toEqual([1, 2]);
  });

  test('NDJSON, with a line that is none', async () => {
    const lines = csv(
      '{"customer_id":"a","date":"2024-01-05","amount":1.234}',
      '{"customer_id":"b", oops',
      '',
      '{"customer_id":"c","amount":"5.00","date":"2024-01-06","more":{"x":1}}',
    );
    const { orders, rejected } = await readFiles({ 'orders.ndjson': lines }, { maxRejected: 1 });
    expect(orders.map(({ amount }) => amount)).toEqual([1.234, 5]);
    expect(rejected).toEqual([
      'orders.ndjson,2,,malformed-json,The line is not a JSON object that names each key once.,',
    ]);
  });

  test('nothing, or a header and nothing', async () => {
    await expect(one('')).rejects.toMatchObject({ code: 'no-accepted-rows' });
    await expect(one('customer_id,date,amount\n')).rejects.toMatchObject({
      code: 'no-accepted-rows',
      message: expect.stringContaining('no row below the header line'),
      remedy: expect.not.stringContaining('rejected.csv'),
    });
  });

  test('text that is named as packed or as Parquet is text', async () => {
    for (const name of ['orders.csv.gz', 'orders.csv.zst', 'orders.parquet'])
      expect([name, (await readFiles({ [name]: text })).report.rows.accepted]).toEqual([name, 2]);
  });

  test('what is neither text nor a table is called by its name', async () => {
    const noise = Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * i * 31 + i * 7) % 256));
    await expect(one(noise)).rejects.toMatchObject({
      code: 'input-unreadable',
      message: expect.stringContaining('binary file'),
    });
    await expect(readFiles({ 'orders.parquet': 'hello' })).rejects.toMatchObject({
      code: 'input-unreadable',
      message: expect.stringContaining('not a Parquet file'),
    });
  });

  test('more columns than can be held are refused, with their number', async () => {
    const wide = (columns: number) => {
      const rest = Array.from({ length: columns - 3 }, (_, i) => `x${i}`);
      return csv(
        ['customer_id,date,amount', ...rest].join(),
        ['a,2024-01-05,1', ...rest.map(() => '1')].join(),
      );
    };
    await expect(one(wide(5001))).rejects.toMatchObject({
      code: 'input-unreadable',
      message: expect.stringContaining('5001 columns'),
    });
    expect(await amounts(wide(1500))).toEqual([1]);
  });
});

describe('a row of more than 4 MB', () => {
  const long = 'x'.repeat(4_000_000);

  test.each([
    ['plain', `b,2024-01-06,2,${long}`],
    ['quoted', `b,2024-01-06,2,"${long}"`],
  ])('in CSV, %s: it is named with its line, and the others are read', async (_, row) => {
    const text = csv('customer_id,date,amount,note', 'a,2024-01-05,1,', row, 'c,2024-01-07,3,');
    const { orders, rejected } = await one(text, { maxRejected: 1 });
    expect(orders.map(({ customer }) => customer)).toEqual(['a', 'c']);
    expect(rejected).toEqual([
      expect.stringMatching(/^orders\.csv,3,,row-too-long,.*more than 4 MB.*xxx…"?$/),
    ]);
    await expect(one(text)).rejects.toMatchObject({
      code: 'too-many-rejected',
      message: expect.stringContaining('shorten or leave out its longest text. First in orders.csv, line 3.'),
    });
  });

  test('as long as can be, with either end of line', async () => {
    const row = `b,2024-01-06,2,${long.slice(0, -16)}`;
    expect(row).toHaveLength(3_999_999);
    const rows = ['customer_id,date,amount,note', 'a,2024-01-05,1,', row, ''];
    expect(await amounts(rows.join('\n'))).toEqual([1, 2]);
    expect(await amounts(rows.join('\r\n'))).toEqual([1, 2]);
  });

  test('in lines of JSON: the line and what to do are named', async () => {
    const rows = [1, 2, 3].map((amount) => ({ customer_id: 'a', date: '2024-01-05', amount }));
    const text = rows
      .map((each, i) => `${JSON.stringify(i === 1 ? { ...each, note: long } : each)}\n`)
      .join('');
    await expect(readFiles({ 'orders.ndjson': text })).rejects.toMatchObject({
      code: 'input-unreadable',
      message: expect.stringContaining('Line 2 of orders.ndjson has more than 4 MB.'),
      place: { file: 'orders.ndjson' },
    });
  });
});

describe('malformed rows', () => {
  test('each is named with its line; all others are read', async () => {
    const text = [
      'customer_id,date,amount',
      '"a\nb",2024-01-05,1',
      'short,2024-01-05',
      '',
      'long,2024-01-05,1,2,3',
      '"x"y,2024-01-05,1',
      'ok,2024-01-06,2',
      'bad,2024-13-01,2',
      '"never closed,2024-01-05,1',
      'last,2024-01-07,3',
    ].join('\r\n');
    const { report, orders, rejected } = await one(text, { maxRejected: 1 });
    expect(report.rows).toEqual({ read: 8, accepted: 3, duplicates: 0, rejected: 5 });
    expect(orders.map(({ customer }) => customer)).toEqual(['a\nb', 'last', 'ok']);
    expect(rejected.map((line) => line.split(',').slice(1, 4).join())).toEqual([
      '4,,wrong-number-of-columns',
      '6,,wrong-number-of-columns',
      '7,,broken-quotes',
      '9,date,date-unreadable',
      '10,,broken-quotes',
    ]);
  });

  test('too many stop the run, with the top reasons and where they begin', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `c${i},2024-01-05,${i < 2 ? 'x' : i}`);
    await expect(one(csv('customer_id,date,amount', ...rows))).rejects.toMatchObject({
      code: 'too-many-rejected',
      exitCode: 3,
      message: expect.stringMatching(/2 of 20[\s\S]*10 %[\s\S]*line 2/),
      place: { file: 'orders.csv', row: 2 },
    });
    expect(
      (await one(csv('customer_id,date,amount', ...rows), { maxRejected: 0.1 })).report.rows.rejected,
    ).toBe(2);
  });

  test('one bad row in a short list beside the orders does not stop, unless none is allowed', async () => {
    const orders = csv('customer_id,date,amount', 'a,2024-01-05,1', 'b,2024-01-13,2');
    const consents = csv('customer_id,purpose,status', 'a,email,given', 'b,email,perhaps');
    const files = { 'orders.csv': orders, 'consents.csv': consents };
    expect((await readFiles(files)).rejected).toHaveLength(1);
    await expect(readFiles(files, { maxRejected: 0 })).rejects.toMatchObject({
      code: 'too-many-rejected',
      message: expect.stringContaining('rows of consents'),
      remedy: expect.stringContaining('--max-rejected 100%'),
    });
    await expect(
      one(csv('customer_id,date,amount', 'a,2024-01-05,1', 'b,2024-01-05,x')),
    ).rejects.toMatchObject({
      code: 'too-many-rejected',
    });
  });

  test('where no row is left, why is said at once', async () => {
    await expect(
      one(csv('customer_id,date,amount', 'a,2024-01-05,x'), { maxRejected: 1 }),
    ).rejects.toMatchObject({
      code: 'no-accepted-rows',
      message: expect.stringMatching(/The amount is not a number. First in orders.csv, line 2/),
      remedy: expect.not.stringContaining('rejected.csv'),
    });
  });

  test('a value that a spreadsheet would run is written as text', async () => {
    const { rejected } = await one(csv('customer_id,date,amount', 'a,2024-01-05,=1+1', 'b,2024-01-05,2'), {
      maxRejected: 1,
    });
    expect(rejected[0]).toMatch(/,'=1\+1$/);
  });
});

describe('duplicates', () => {
  test('the same order and line', async () => {
    const { report, orders } = await one(
      csv(
        'order_id,line,customer_id,date,amount',
        '1,1,a,2024-01-05,5',
        '1,1,a,2024-01-05,5',
        '1,2,a,2024-01-05,5',
        '2,1,b,2024-01-05,7',
        '2,1,b,2024-01-05,6',
      ),
    );
    expect(report.rows).toEqual({ read: 5, accepted: 3, duplicates: 2, rejected: 0 });
    expect(report.duplicates).toEqual([
      { rule: 'same-row', rows: 1 },
      { rule: 'conflicting-duplicate', rows: 1 },
    ]);
    expect(orders.map(({ amount }) => amount)).toEqual([5, 5, 6]);
    expect(report.months).toEqual([
      { month: '2024-01', fileTotal: 28, duplicates: 12, rejected: 0, accepted: 16 },
    ]);
  });

  test('without a line column, only rows that are the same in every field, unused ones too', async () => {
    const { report } = await one(
      csv(
        'order_id,customer_id,date,amount,store',
        '1,a,2024-01-05,5,x',
        '1,a,2024-01-05,5,y',
        '1,a,2024-01-05,5,x',
      ),
    );
    expect(report.rows).toMatchObject({ accepted: 2, duplicates: 1 });
  });

  test('without an order id they are kept and mentioned', async () => {
    const { report } = await one(csv('customer_id,date,amount', 'a,2024-01-05,5', 'a,2024-01-05,5'));
    expect(report).toMatchObject({
      identicalKept: 1,
      rows: { accepted: 2, duplicates: 0 },
      hasOrderIds: false,
    });
    // The report says it from the number.
    expect(report.notes).toEqual([]);
  });

  test('the same file twice, packed or not', async () => {
    const text = csv('customer_id,date,amount', 'a,2024-01-05,5', 'b,2024-01-06,7');
    const { report } = await readFiles({ 'a.csv': text, 'b.csv.gz': gzipSync(text) });
    expect(report.rows).toEqual({ read: 4, accepted: 2, duplicates: 2, rejected: 0 });
    expect(report.duplicates).toEqual([{ rule: 'same-file', rows: 2 }]);
    expect(report.months).toEqual([
      { month: '2024-01', fileTotal: 24, duplicates: 12, rejected: 0, accepted: 12 },
    ]);
  });
});

describe('several files', () => {
  test('a folder: orders, lists, and what has no place there', async () => {
    const files = {
      'orders.csv': csv('customer_id,date,amount', 'a,2024-01-05,5'),
      'orders-2.tsv': csv('customer_id\tdate\tamount', 'b\t2024-02-05\t6'),
      'customers.csv': csv(
        'customer_id,country,created_at',
        'a,DE,2023-01-01',
        'a,DE,2023-01-01',
        'b,FR,2023-05-05',
      ),
      'products.csv': csv('sku,name,category', 'p1,Tea,Drinks'),
      'costs.csv': csv('date,amount,purpose', '2024-01-01,100.00,acquisition'),
      'consents.csv': csv('customer_id,purpose,status,at', 'a,email,opt-in,2024-01-01'),
      'notes.docx': 'no table',
      '.hidden.csv': 'x',
      'truth/orders.csv': 'customer_id,date,amount\nz,2024-01-05,5\n',
    };
    const { report, orders } = await readFiles(files, {
      paths: ['.'],
      look: async (landing) => {
        for (const table of ['customers', 'products', 'costs', 'consents'])
          expect([table, await landing.has(table)]).toEqual([table, true]);
      },
    });
    expect(orders.map(({ customer }) => customer)).toEqual(['a', 'b']);
    expect(report.files.map(({ name, kind }) => [name, kind])).toEqual([
      ['consents.csv', 'consents'],
      ['costs.csv', 'costs'],
      ['customers.csv', 'customers'],
      ['orders-2.tsv', 'transactions'],
      ['orders.csv', 'transactions'],
      ['products.csv', 'products'],
    ]);
    expect(report.files[2]!.rows).toEqual({ read: 3, accepted: 2, duplicates: 1, rejected: 0 });
    expect(report.notes.join()).toContain('notes.docx');
  });

  const orders = csv('order_id,customer_id,date,amount', 'O1,a,2023-01-05,5');
  const unknown = (rows: number, header = 'onr,knr,dt,summe_x') =>
    csv(
      header,
      ...Array.from({ length: rows }, (_, i) => `O${i},C${i % 9},2024-01-${10 + (i % 18)},${i}.50`),
    );

  test('a table that looks like orders stops the run, until the playbook says what it is', async () => {
    const files = { 'orders_2023.csv': orders, 'orders_2024.csv': unknown(60) };
    await expect(readFiles(files, { paths: ['.'] })).rejects.toMatchObject({
      code: 'input-not-recognised',
      exitCode: 4,
      message: expect.stringMatching(
        /orders_2024.csv looks like orders.*customer, date and amount.*onr, knr, dt/,
      ),
      remedy: expect.stringMatching(/customer_id: its header[\s\S]*kind: ignore/),
    });
    const ignored = { sources: [{ match: 'orders_2024.csv', kind: 'ignore' as const }] };
    const { report } = await readFiles(files, { paths: ['.'], playbook: ignored });
    expect(report).toMatchObject({ leftOut: [], rows: { read: 1 } });
    const named = {
      sources: [{ match: '*2024*', columns: { customer_id: 'knr', at: 'dt', amount: 'summe_x' } }],
    };
    expect((await readFiles(files, { paths: ['.'], playbook: named })).report.rows.read).toBe(61);
  });

  test('without a header line it looks like orders too', async () => {
    const files = { 'a.csv': orders, 'b.csv': unknown(60, 'O,C,2024-01-01,3.50') };
    await expect(readFiles(files, { paths: ['.'] })).rejects.toMatchObject({
      message: expect.stringMatching(/b.csv looks like orders.*header line/),
    });
  });

  test('other tables are left out by name, with the reason', async () => {
    const rates = csv(
      'day,rate',
      ...Array.from({ length: 60 }, (_, i) => `2024-01-${10 + (i % 18)},1.${i + 10}`),
    );
    const { report } = await readFiles(
      {
        'a.csv': orders,
        'few.csv': unknown(20),
        'rates.csv': rates,
        'none.csv': '',
        'old.xlsx': 'PK',
        'x.png': '',
      },
      { paths: ['.'] },
    );
    expect(report.leftOut.map(({ name }) => name)).toEqual(['few.csv', 'none.csv', 'old.xlsx', 'rates.csv']);
    expect(report.leftOut[0]!.why).toBe(
      'no column for customer, date and amount was found (headers onr, knr, dt, summe_x). If it belongs to the orders, name its columns in the playbook.',
    );
    expect(report.notes).toEqual(['x.png was left out: its ending is none that holds tables.']);
  });

  test('a file that was named itself is never left out', async () => {
    await expect(readFiles({ 'a.csv': orders, 'few.csv': unknown(3) })).rejects.toMatchObject({
      code: 'input-not-recognised',
      place: { file: 'few.csv' },
    });
  });
});
