import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { AttuneError } from '../../errors/index.ts';
import { type Playbook, type PlaybookInput, playbookSchema } from '../../playbook/index.ts';
import { openDuckDb, sql } from '../../warehouse/index.ts';
import {
  type FileAnswers,
  type FilePreview,
  previewSources,
  type Question,
  readSources,
  withAnswers,
} from '../index.ts';

type Answers = Readonly<Record<string, FileAnswers>>;

const root = mkdtempSync(join(tmpdir(), 'attune-test-'));
afterAll(() => rmSync(root, { recursive: true }));

function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(root, 'in-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

const playbookOf = (input: PlaybookInput = {}): Playbook => playbookSchema.parse(input);
const rows = (n: number, row: (i: number) => string) => Array.from({ length: n }, (_, i) => row(i));
const csv = (...lines: string[]) => `${lines.join('\n')}\n`;
const two = (n: number) => String(n).padStart(2, '0');

const shopify = csv(
  'Name,Email,Financial Status,Currency,Subtotal,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku',
  ...rows(
    30,
    (i) =>
      `#${i},c${i % 9}@example.com,paid,EUR,20.00,22.00,2024-03-${two(1 + (i % 28))} 10:00:00 +0100,1,Thing,20.00,A`,
  ),
);
const plain = csv(
  'customer_id,date,amount,currency',
  ...rows(30, (i) => `c${i % 9},2024-01-${two(1 + (i % 28))},${i}.50,EUR`),
);
const german = csv(
  'Kunden-Nr;Bestelldatum;Umsatz',
  ...rows(30, (i) => `k${i % 9};${two(1 + (i % 28))}.02.2024;1.2${two(i)},50`),
);
const openDates = csv(
  'customer_id,date,amount',
  ...rows(30, (i) => `c${i % 9},${two(1 + (i % 12))}/${two(1 + (i % 11))}/2024,${i}.50`),
);
const fewDates = csv(
  'customer_id,date,amount',
  ...rows(40, (i) => `c${i % 9},${i === 7 ? '25/02/2024' : '03/04/2024'},${i}.50`),
);
const mixedDates = csv(
  'customer_id,date,amount',
  ...rows(40, (i) => `c${i % 9},${i % 2 ? '25/02/2024' : '02/25/2024'},${i}.50`),
);
const openMarks = csv('customer_id,date,amount', ...rows(30, (i) => `c${i % 9},2024-01-05,1.${200 + i}`));
const twoAmounts = csv(
  'customer_id,date,revenue,net_sales',
  ...rows(30, (i) => `c${i % 9},2024-01-05,${i}.50,${i}.25`),
);
const who = csv('who,date,amount,shop', ...rows(60, (i) => `w${i % 9},2024-01-05,${i}.50,North`));
const numbersOnly = csv('a,b,c', ...rows(60, (i) => `x${i % 7},2024-01-${two(1 + (i % 28))},${i}.50`));
const mailed = csv(
  'email,login,date,total',
  ...rows(30, (i) => `c${i % 9}@example.com,u${i},2024-01-05,${i}.50`),
);
const people = csv('customer_id,country,birth_year', ...rows(9, (i) => `c${i},Germany,${1960 + i}`));
const spenders = csv(
  'customer_id,first_name,last_order_date,total_spent',
  ...rows(9, (i) => `c${i},Ann,2024-01-05,${i}.50`),
);
const dollars = csv('customer_id,date,amount', ...rows(9, (i) => `c${i},2024-01-05,$${i}.50`));
const ndjson = rows(30, (i) =>
  JSON.stringify({ customer_id: `c${i % 9}`, date: '2024-01-05', amount: i + 0.5 }),
).join('\n');
const woocommerce = rows(3, (i) =>
  JSON.stringify({
    id: i,
    status: 'completed',
    currency: 'EUR',
    date_created_gmt: `2026-01-0${1 + i}T10:00:00`,
    customer_id: i,
    billing: { email: `c${i}@example.com` },
    total: '12.00',
    line_items: [{ id: i, sku: 'A', quantity: 1, subtotal: '12.00', total: '12.00' }],
    refunds: [],
  }),
);
const segment = rows(4, (i) =>
  JSON.stringify({
    type: i === 3 ? 'identify' : 'track',
    event: ['Order Completed', 'Product Viewed', 'Order Refunded'][i],
    messageId: `m${i}`,
    userId: 'u1',
    timestamp: `2026-0${1 + i}-01T10:00:00Z`,
    properties: { order_id: 'o1', subtotal: 10, currency: 'EUR' },
  }),
).join('\n');
const klaviyo = Array.from({ length: 3 }, (_, i) => ({
  type: 'event',
  id: `e${i}`,
  attributes: {
    datetime: `2026-01-0${1 + i}T10:00:00+00:00`,
    event_properties: { OrderId: `k${i}`, $value: 1.234, $currency_code: 'EUR' },
  },
  relationships: {
    metric: { data: { type: 'metric', id: 'M' } },
    profile: { data: { type: 'profile', id: 'P' } },
  },
}));
const metric = { type: 'metric', id: 'M', attributes: { name: 'Placed Order' } };
const ga4 = rows(3, (i) =>
  JSON.stringify({
    event_name: ['purchase', 'refund', 'page_view'][i],
    event_timestamp: String(1_767_225_600_000_000 + i * 1_000_000),
    user_pseudo_id: '1.2',
    ecommerce: { transaction_id: 'T1', purchase_revenue: 12.5 },
    event_params: [{ key: 'currency', value: { string_value: 'EUR' } }],
    items: [],
  }),
).join('\n');
const exportsOfPlatforms = {
  'orders.json': `[${woocommerce.join(',')}]`,
  'segment.ndjson': segment,
  'klaviyo.json': JSON.stringify({ data: klaviyo, included: [metric] }),
  'ga4.json': ga4,
};
const bad = csv(
  'customer_id,date,amount',
  ...rows(30, (i) => `c${i},${i % 3 ? '2024-01-05' : 'soon'},${i}.50`),
);

const workbook = await writeWorkbook([
  {
    sheet: 'Orders',
    data: [
      ['customer_id', 'date', 'amount'],
      ...rows(30, () => '').map((_, i) => [`c${i % 9}`, `2024-01-${two(1 + (i % 28))}`, i + 0.5]),
      ['c1', '2024-01-05', 'much'],
    ],
  },
  {
    sheet: 'Customers',
    data: [
      ['customer_id', 'country'],
      ['c1', 'Germany'],
    ],
  },
  { sheet: 'Read me', data: [['The orders of 2024']] },
]).toBuffer();
const noteBook = await writeWorkbook([['Orders follow']]).toBuffer();

async function parquet(): Promise<Buffer> {
  const path = join(root, 'made.parquet');
  const warehouse = await openDuckDb(':memory:');
  await warehouse.run(
    sql`copy (select 'c' || (i % 9) as customer_id, date '2024-01-05' + cast(i as integer) as date, i + 0.5 as amount from range(30) as t(i)) to ${path} (format parquet)`,
  );
  await warehouse.close();
  const { readFileSync } = await import('node:fs');
  return readFileSync(path);
}

/** What reading says with the same settings: null where it accepts. */
async function refusal(paths: readonly string[], playbook: Playbook, answers: Answers) {
  const landing = await openDuckDb(':memory:', { threads: 2 });
  try {
    await readSources({
      paths,
      playbook: withAnswers(playbook, answers),
      landing,
      rejectedTo: join(root, 'rejected.csv'),
    });
    return null;
  } catch (error) {
    if (error instanceof AttuneError && error.code !== 'warehouse-failed') return error.code;
    throw error;
  } finally {
    await landing.close();
  }
}

function answered(answers: Answers, file: string, { about, column }: Question, value: string): Answers {
  const before = answers[file] ?? {};
  const answer =
    about === 'column' ? { columns: { ...before.columns, [column!]: value } } : { [about]: value };
  return { ...answers, [file]: { ...before, ...answer } as FileAnswers };
}

/** Sets without orders are complete, and yet nothing can be analysed. */
const withoutOrders = ['no-accepted-rows', 'customers-without-orders', 'input-not-recognised'];

/** Holds the promise at one point, then answers what is open in every offered way. */
async function keepsItsWord(
  paths: readonly string[],
  playbook: Playbook,
  answers: Answers,
  withOptional: boolean,
  before?: string,
) {
  const preview = await previewSources(paths, playbook, answers);
  const refused = await refusal(paths, playbook, answers);
  const at = JSON.stringify({
    answers,
    files: preview.files.map(({ name, state }) => [name, state]),
    problem: preview.problem,
  });
  expect(refused === null, `${at} ${refused}`).toBe(preview.ready);
  if (preview.problem) expect(preview.problem.code, at).toBe(refused);
  for (const file of preview.files) {
    const must = file.questions.filter(({ mustAnswer }) => mustAnswer);
    expect(must.length > 0, `${at} ${file.name}`).toBe(file.state === 'question');
    if (file.state === 'refused') expect(file.problem?.code).toBe(refused);
    expect(
      file.questions.every(({ options }) => options.length > 0),
      at,
    ).toBe(true);
  }
  const open = preview.files.find(({ state }) => state === 'question');
  const hasSaidIgnore = Object.values(answers).some(
    ({ kind }) => kind !== undefined && kind !== 'transactions',
  );
  if (!open && !preview.ready && Object.keys(answers).length > 0 && preview.problem?.code !== before) {
    expect(hasSaidIgnore, at).toBe(true);
    expect(withoutOrders, at).toContain(preview.problem?.code);
  }
  // One currency is read like another.
  for (const file of withOptional ? preview.files : open ? [open] : [])
    for (const question of file.questions.filter(({ mustAnswer }) => mustAnswer || withOptional))
      for (const { value } of question.options.slice(0, question.about === 'currency' ? 1 : undefined))
        await keepsItsWord(
          paths,
          playbook,
          answered(answers, file.name, question, value),
          false,
          preview.problem?.code,
        );
}

describe('what a preview promises, reading keeps, whatever is answered', () => {
  const sets: readonly [string, Readonly<Record<string, string | Buffer>>, PlaybookInput?][] = [
    ['a Shopify export', { 'orders_export.csv': shopify }],
    ['commas', { 'orders.csv': plain }],
    ['semicolons, decimal commas, dates with dots', { 'umsatz.csv': german }],
    ['day and month cannot be told apart', { 'orders.csv': openDates }],
    ['one value of forty decides', { 'orders.csv': fewDates }],
    ['dates of both orders', { 'orders.csv': mixedDates }],
    ['1.234', { 'orders.csv': openMarks }],
    ['two amounts', { 'orders.csv': twoAmounts }],
    ['an unknown customer', { 'sales.csv': who }],
    ['headers that say nothing', { 'export.csv': numbersOnly }],
    ['an e-mail for a customer', { 'orders.csv': mailed }],
    ['dollars', { 'orders.csv': dollars }],
    ['NDJSON', { 'orders.ndjson': ndjson }],
    ['customers beside orders', { 'orders.csv': plain, 'customers.csv': people }],
    ['customers alone', { 'customers.csv': people }],
    ['customers with their spending', { 'list.csv': spenders }],
    ['two files of orders, one of which names a currency', { 'a.csv': plain, 'b.csv': openDates }],
    ['the same file twice', { 'a.csv': plain, 'b.csv': plain }],
    ['empty, beside orders', { 'a.csv': plain, 'b.csv': '' }],
    ['empty', { 'orders.csv': '' }],
    ['a header alone', { 'orders.csv': 'customer_id,date,amount\n' }],
    ['text', { 'readme.txt': 'Dear all,\nhere are the orders.\n' }],
    ['too many rows that cannot be read', { 'orders.csv': bad }],
    ['several currencies', { 'orders.csv': `${plain}c1,2024-01-05,3.50,USD\n` }],
    ['no file', {}],
    ['a stated kind', { 'x.csv': who }, { sources: [{ match: 'x.csv', kind: 'transactions' }] }],
    [
      'a header that is not there',
      { 'orders.csv': plain },
      { sources: [{ match: '*', columns: { amount: 'Netto' } }] },
    ],
    ['a workbook', { 'orders.xlsx': workbook }],
    ['a workbook without a table', { 'orders.xlsx': noteBook }],
    ['a workbook, cut off', { 'orders.xlsx': Buffer.from('PK\u0003\u0004rest') }],
    [
      'a workbook of which the playbook leaves a sheet out',
      { 'book.xlsx': workbook },
      { sources: [{ match: 'book.xlsx › Orders', kind: 'ignore' }] },
    ],
    ['a JSON document', { 'orders.json': `[${ndjson.replaceAll('\n', ',\n')}]` }],
    ['a JSON document, cut off', { 'orders.json': `[${ndjson.replaceAll('\n', ',\n')}` }],
    ['exports of platforms', exportsOfPlatforms],
    ['a packed file', { 'orders.csv.gz': gzipSync(german) }],
    ['a packed file, cut off', { 'orders.csv.gz': gzipSync(plain).subarray(0, 100) }],
    ['Parquet, cut off', { 'orders.parquet': Buffer.from('PAR1\u0000\u0000not much more') }],
    [
      'bytes',
      {
        'orders.csv': Buffer.from(
          rows(5000, (i) => String.fromCharCode((i * 7919) % 256)).join(''),
          'latin1',
        ),
      },
    ],
  ];
  test.each(sets)(
    '%s',
    async (_, files, playbook) => {
      const folder = folderOf(files);
      const named = Object.keys(files).map((name) => join(folder, name));
      await keepsItsWord(named.length > 0 ? named : [folder], playbookOf(playbook), {}, true);
      await keepsItsWord([folder], playbookOf(playbook), {}, false);
    },
    120_000,
  );

  test('Parquet', async () => {
    await keepsItsWord([folderOf({ 'orders.parquet': await parquet() })], playbookOf(), {}, true);
  });
});

async function only(
  content: string | Buffer,
  playbook: PlaybookInput = {},
  answers: Answers = {},
): Promise<FilePreview> {
  const { files } = await previewSources(
    [folderOf({ 'orders.csv': content })],
    playbookOf(playbook),
    answers,
  );
  return files[0]!;
}

describe('a preview', () => {
  test('shows mapping, format, headers and rows', async () => {
    const file = await only(german);
    expect(file).toMatchObject({
      state: 'ready',
      kind: 'transactions',
      reader: 'Table with a header line',
      format: 'CSV, semicolon, utf-8, decimal comma, dates day-first',
      headers: ['Kunden-Nr', 'Bestelldatum', 'Umsatz'],
      problem: null,
    });
    expect(file.mapping[0]).toEqual({
      column: 'customer_id',
      header: 'Kunden-Nr',
      meaning: 'Who bought.',
      confidence: 'sure',
      why: 'its name says so',
      required: true,
    });
    expect(file.missing.map(({ column }) => column)).toContain('transaction_id');
    expect(file.sample).toHaveLength(8);
    expect(file.sample[0]).toEqual(['k0', '01.02.2024', '1.200,50']);
    expect(file.notes).toEqual([]);
  });

  test('has no question about the exports of platforms', async () => {
    const { files, ready } = await previewSources([folderOf(exportsOfPlatforms)], playbookOf());
    expect(
      files.map(({ name, state, reader, kind, questions }) => [name, state, reader, kind, questions]),
    ).toEqual([
      ['ga4.json', 'ready', 'Google Analytics 4 events', 'transactions', []],
      ['klaviyo.json', 'ready', 'Klaviyo events', 'transactions', []],
      ['orders.json', 'ready', 'WooCommerce orders', 'transactions', []],
      ['segment.ndjson', 'ready', 'Segment messages', 'transactions', []],
    ]);
    expect(ready).toBe(true);
  });

  test('says of an export that is known that settings of kind and columns change nothing', async () => {
    const known = await only(shopify);
    expect(known).toMatchObject({ isFixed: true, kind: 'transactions' });
    const stated = { match: '*', kind: 'customers', columns: { customer_id: 'Name' } } as const;
    const { kind, mapping } = await only(shopify, { sources: [stated] });
    expect({ kind, mapping }).toEqual({ kind: known.kind, mapping: known.mapping });
    expect(await only(german)).toMatchObject({ isFixed: false });
  });

  test('asks for the order of day and month with one date read both ways, and says what speaks for one', async () => {
    const text = csv('customer_id,date,amount', 'a,03/04/2024,1.50', 'b,04/03/2024,2.50');
    const [question] = (await only(text)).questions;
    expect(question).toMatchObject({ about: 'dateOrder', mustAnswer: true });
    expect(
      question!.options.map(({ value, example }) => [value, example?.replaceAll('\u00A0', ' ')]),
    ).toEqual([
      ['day-first', '03/04/2024 → 3 Apr 2024'],
      ['month-first', '03/04/2024 → 4 Mar 2024'],
    ]);
    expect(question!.suggested).toBeUndefined();
    const [abroad] = (await only(text, { timeZone: 'America/Chicago' })).questions;
    expect(abroad).toMatchObject({ suggested: 'month-first', text: expect.stringContaining('time zone') });
    const inOrder = csv(
      'customer_id,date,amount',
      ...rows(9, (i) => `c,${two(1 + ((i + 8) % 12))}/${i < 4 ? '05' : '06'}/2024,1.50`),
    );
    expect((await only(inOrder)).questions[0]).toMatchObject({ suggested: 'day-first' });
  });

  test('the sample may be one-sided: rows further down settle the order, and there is no question', async () => {
    const open = rows(3000, (i) => `c${i},03/${two(1 + (i % 12))}/2024,1.50`);
    const file = await only(
      csv('customer_id,date,amount', ...open, ...rows(400, (i) => `d${i},25/03/2024,1.50`)),
    );
    expect(file.questions.filter(({ about }) => about === 'dateOrder')).toEqual([]);
    expect(file.format).toContain('day-first');
  });

  test('where few values settle the order, it can be confirmed', async () => {
    const { state, questions } = await only(fewDates);
    expect(state).toBe('ready');
    expect(questions[0]).toMatchObject({ about: 'dateOrder', mustAnswer: false, suggested: 'day-first' });
  });

  test('dates of which no reading leaves enough rows are refused, not asked for', async () => {
    const { state, problem } = await only(mixedDates);
    expect([state, problem?.code]).toEqual(['refused', 'input-ambiguous']);
  });

  test('asks which column it is, with values of each', async () => {
    const { questions } = await only(twoAmounts);
    expect(questions[0]).toMatchObject({
      about: 'column',
      column: 'amount',
      mustAnswer: true,
      options: [
        { value: 'revenue', example: '0.50, 1.50, 2.50' },
        { value: 'net_sales', example: '0.25, 1.25, 2.25' },
      ],
    });
    const stated = await only(twoAmounts, {}, { 'orders.csv': { columns: { amount: 'net_sales' } } });
    expect(stated.mapping.find(({ column }) => column === 'amount')).toMatchObject({
      header: 'net_sales',
      confidence: 'stated',
    });
  });

  test.each([
    [plain, {}, undefined],
    [german, {}, null],
    [german, { currency: 'EUR' }, undefined],
    [german, { timeZone: 'Europe/Zurich' }, 'CHF'],
    [csv('customer_id,date,amount_gbp', 'a,2024-01-05,1.50').replace('amount_gbp', 'Total GBP'), {}, 'GBP'],
    [csv('customer_id,date,amount,country', 'a,2024-01-05,1.50,Sweden'), {}, 'SEK'],
    [dollars, {}, 'USD'],
    // A word in the place of an amount names no currency; the three letters of one beside a number do.
    [csv('customer_id,date,amount', 'a,2024-01-05,1.50', 'b,2024-01-06,oops'), {}, null],
    [csv('customer_id,date,amount', 'a,2024-01-05,1.50 eur'), {}, undefined],
  ] as const)('asks for the currency where nothing names it %#', async (text, playbook, suggested) => {
    const question = (await only(text, playbook)).questions.find(({ about }) => about === 'currency');
    if (suggested === undefined) expect(question).toBeUndefined();
    else expect(question).toMatchObject({ mustAnswer: false, ...(suggested && { suggested }) });
    if (suggested === null) expect(question!.suggested).toBeUndefined();
  });

  test('the answer makes `$` another dollar', async () => {
    const folder = folderOf({ 'orders.csv': dollars });
    const landing = await openDuckDb(':memory:');
    const playbook = withAnswers(playbookOf(), { 'orders.csv': { currency: 'CAD' } });
    const report = await readSources({ paths: [folder], playbook, landing, rejectedTo: join(root, 'r.csv') });
    await landing.close();
    expect(report.currency).toBe('CAD');
  });

  test('an answer keeps what the playbook says of the file besides', () => {
    const playbook = playbookOf({
      sources: [{ match: '*.csv', delimiter: ';', columns: { amount: 'Umsatz' } }],
    });
    const [first] = withAnswers(playbook, { 'a.csv': { decimal: ',', columns: { at: 'Tag' } } }).sources;
    expect(first).toEqual({
      match: 'a.csv',
      delimiter: ';',
      decimal: ',',
      columns: { amount: 'Umsatz', at: 'Tag' },
    });
  });

  test('of a large file it says how much it looked at', async () => {
    const line =
      'c00000001,2024-01-05,12.50,some words that fill the line so that fewer of them are needed here\n';
    const file = await only(`customer_id,date,amount,note\n${line.repeat(100_000)}`);
    expect(file.state).toBe('ready');
    expect(file.notes[0]).toMatch(/^The first \d{2}.\d{3} rows were looked at/);
  });
});

test('a file that is removed while it is looked at is missing, and the others are told of', async () => {
  const folder = folderOf({ 'a.csv': plain, 'b.csv': german });
  const gone = new Proxy(new AbortController().signal, {
    get(signal, name) {
      // Asked before each file.
      if (name === 'throwIfAborted') rmSync(join(folder, 'b.csv'), { force: true });
      const value = Reflect.get(signal, name);
      return typeof value === 'function' ? value.bind(signal) : value;
    },
  });
  const preview = await previewSources([folder], playbookOf(), {}, gone);
  expect(preview.files.map(({ name, state }) => [name, state])).toEqual([
    ['a.csv', 'ready'],
    ['b.csv', 'refused'],
  ]);
});
