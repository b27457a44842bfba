import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoOptions, generateDemo } from './generate.ts';

const files = [
  'orders.csv',
  'customers.csv',
  'consents.csv',
  'products.csv',
  'survey.csv',
  'truth/customers.csv',
  'truth/truth.json',
];

let room: string;
beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'attune-demo-'));
});
afterAll(() => rm(room, { recursive: true, force: true }));

let folders = 0;
const freshFolder = () => join(room, `out-${++folders}`);

async function generated(options: Partial<DemoOptions> = {}): Promise<string> {
  const out = freshFolder();
  await generateDemo({ customers: 300, seed: 7, ...options, out });
  return out;
}

const read = (folder: string, file: string) => readFile(join(folder, file), 'utf8');

/** Rows of a file without quoted fields in the columns asked for. */
async function rowsOf(folder: string, file: string): Promise<Record<string, string>[]> {
  const [head, ...lines] = (await read(folder, file)).trimEnd().split('\n');
  const names = head!.split(',');
  return lines.map((line) => {
    const fields = line.split(',');
    return Object.fromEntries(names.map((name, index) => [name, fields[index]!]));
  });
}

const centsOf = (amount: string) => Math.round(Number(amount) * 100);
const eurosOf = (cents: number) => cents / 100;

describe('generateDemo', () => {
  it('gives the same bytes for the same seed, and others for another', async () => {
    const [one, again, other] = await Promise.all([generated(), generated(), generated({ seed: 8 })]);
    for (const file of files) expect(await read(again, file)).toBe(await read(one, file));
    for (const file of files.filter((name) => name !== 'products.csv')) {
      expect(await read(other, file)).not.toBe(await read(one, file));
    }
  });

  it('changes scale only: more customers leave the first ones as they are', async () => {
    const [few, many] = await Promise.all([generated({ customers: 120 }), generated({ customers: 300 })]);
    for (const file of ['orders.csv', 'customers.csv', 'consents.csv', 'survey.csv', 'truth/customers.csv']) {
      expect((await read(many, file)).startsWith(await read(few, file))).toBe(true);
    }
  });

  it('moves and lengthens the window', async () => {
    const out = await generated({ start: '2020-01-01', days: 800 });
    const truth = JSON.parse(await read(out, 'truth/truth.json'));
    expect(truth.window).toEqual({ start: '2020-01-01', end: '2022-03-10', days: 800 });
    expect(truth.orders.revenueByMonth.map((row: { month: string }) => row.month).at(-1)).toBe('2022-03');
  });

  it('reports progress up to the last customer', async () => {
    const seen: number[] = [];
    const out = freshFolder();
    const result = await generateDemo({
      customers: 250,
      seed: 1,
      out,
      onProgress: ({ customers, of }) => {
        expect(of).toBe(250);
        seen.push(customers);
      },
    });
    expect(seen).toEqual([100, 200, 250]);
    expect(result.files).toEqual(files);
    const truth = JSON.parse(await read(out, 'truth/truth.json'));
    expect(result.lines).toBe(truth.orders.valid);
  });

  it('leaves nothing behind when stopped', async () => {
    const out = freshFolder();
    const stop = new AbortController();
    const run = generateDemo({
      customers: 5000,
      seed: 1,
      out,
      signal: stop.signal,
      onProgress: ({ customers }) => customers >= 1000 && stop.abort(),
    });
    await expect(run).rejects.toThrow('aborted');
    expect(await readdir(out)).toEqual(['truth']);
    expect(await readdir(join(out, 'truth'))).toEqual([]);
  });

  it('does not overwrite what is there, unless told to', async () => {
    const out = freshFolder();
    await mkdir(out);
    await writeFile(join(out, 'orders.csv'), 'mine\n');
    const options = { customers: 10, seed: 1, out };
    await expect(generateDemo(options)).rejects.toMatchObject({ code: 'output-not-writable' });
    expect(await readdir(out)).toEqual(['orders.csv']);
    expect(await read(out, 'orders.csv')).toBe('mine\n');
    await generateDemo({ ...options, force: true });
    expect(await read(out, 'orders.csv')).toMatch(/^order_id,/);
  });

  it('says so when the folder cannot be made', async () => {
    const file = join(room, 'a-file');
    await writeFile(file, '');
    await expect(generateDemo({ customers: 10, seed: 1, out: join(file, 'below') })).rejects.toMatchObject({
      code: 'output-not-writable',
    });
  });

  it.each([
    { customers: 0 },
    { customers: 1.5 },
    { seed: -1 },
    { start: '2025-02-30' },
    { start: 'soon' },
    { days: 100 },
  ])('refuses %o before it touches the folder', async (wrong) => {
    const out = freshFolder();
    await expect(generateDemo({ customers: 10, seed: 1, ...wrong, out })).rejects.toMatchObject({
      code: 'usage',
    });
    expect(existsSync(out)).toBe(false);
  });

  it('works for a single customer', async () => {
    const out = await generated({ customers: 1 });
    expect(await rowsOf(out, 'customers.csv')).toHaveLength(1);
  });
});

describe('spending with others', () => {
  const sha256 = async (folder: string, file: string) =>
    createHash('sha256')
      .update(await read(folder, file))
      .digest('hex');

  it('changes no order, product or consent of the retailer as it was before there were wallets', async () => {
    const out = await generated();
    expect({
      orders: await sha256(out, 'orders.csv'),
      products: await sha256(out, 'products.csv'),
      consents: await sha256(out, 'consents.csv'),
    }).toEqual({
      orders: '65c398544cbf646dcb7a451122101e909ce94e42e455fe64eebfeeae3e4dd48d',
      products: '7a10e9fcfccc3757285bd914fcf12446938eb2089203110af671ae24f3290954',
      consents: '81a00d607aaeae868a140f2894a77bfed00254436a038301dd319c0f0b9d8a2f',
    });
  });

  it('is told by a survey, or only by facts, or not at all', async () => {
    const [survey, facts, none] = await Promise.all([
      generated(),
      generated({ potential: 'facts' }),
      generated({ potential: 'none' }),
    ]);
    for (const file of ['orders.csv', 'truth/customers.csv'])
      for (const other of [facts, none]) expect(await read(other, file)).toBe(await read(survey, file));
    expect(await read(facts, 'customers.csv')).toBe(await read(survey, 'customers.csv'));
    expect(await readdir(facts)).not.toContain('survey.csv');
    expect(await readdir(none)).not.toContain('survey.csv');
    expect((await rowsOf(none, 'customers.csv'))[0]).toEqual({
      customer_id: 'C0000001',
      created_at: expect.any(String),
      birth_year: expect.any(String),
      email: expect.any(String),
    });
  });
});

describe('who is who, where it is asked for', () => {
  it('stands in files of its own, and the others keep their bytes', async () => {
    const [plain, told] = await Promise.all([generated(), generated({ identities: true })]);
    for (const file of files.filter((file) => file !== 'truth/truth.json'))
      expect(await read(told, file)).toBe(await read(plain, file));
    const truth = JSON.parse(await read(told, 'truth/truth.json'));
    const orders = await rowsOf(told, 'guest-orders.csv');
    const records = await rowsOf(told, 'truth/identities.csv');
    expect(orders).toHaveLength(truth.guestOrders.orders);
    expect(await rowsOf(told, 'loyalty.csv')).toHaveLength(truth.loyalty.rows);
    expect(records.filter(({ expected }) => expected === 'same')).toHaveLength(truth.identities.same);
    const ofGuests = records.filter(({ file }) => file === 'guest-orders.csv');
    expect(ofGuests.map(({ record }) => record)).toEqual(orders.map(({ order_id }) => order_id));
  });

  it('sets traps: an address of two, a device of two, and an address that means nobody', async () => {
    const out = await generated({ identities: true });
    const family = (await rowsOf(out, 'loyalty.csv')).filter(({ email }) => email!.startsWith('family.'));
    expect(new Set(family.map(({ customer_id }) => customer_id)).size).toBe(family.length);
    expect(family.length).toBeGreaterThan(2);
    const logins = (await read(out, 'web-events.ndjson'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ type }) => type === 'identify');
    const devices = new Set(logins.map(({ anonymousId }) => anonymousId));
    expect(devices.size).toBeLessThan(logins.length);
    const apart = (await rowsOf(out, 'truth/identities.csv')).filter(({ expected }) => expected === 'apart');
    expect(new Set(apart.map(({ person }) => person))).toEqual(new Set(['']));
  });
});

describe('the truth of 5,000 customers', () => {
  let out: string;
  let truth: ReturnType<typeof JSON.parse>;
  let orders: Record<string, string>[];
  let planted: Record<string, string>[];
  /** The orders as a reader should see them: broken rows and repeated ones left out. */
  let valid: Record<string, string>[];
  let broken: { amount: number; date: number; customer: number };

  beforeAll(async () => {
    out = await generated({ customers: 5000 });
    truth = JSON.parse(await read(out, 'truth/truth.json'));
    orders = await rowsOf(out, 'orders.csv');
    planted = await rowsOf(out, 'truth/customers.csv');
    broken = { amount: 0, date: 0, customer: 0 };
    const seen = new Set<string>();
    valid = orders.filter((row) => {
      if (row.customer_id === '') return void broken.customer++;
      if (!/^-?\d+\.\d\d$/.test(row.amount!)) return void broken.amount++;
      if (!existingTime(row.ordered_at!)) return void broken.date++;
      const key = `${row.order_id}/${row.line}`;
      return !seen.has(key) && seen.add(key);
    });
  });

  it('counts rows, duplicates and broken rows as they are in the file', () => {
    expect(orders).toHaveLength(truth.orders.rows);
    expect(valid).toHaveLength(truth.orders.valid);
    expect(broken).toMatchObject({
      amount: truth.orders.broken.amount,
      date: truth.orders.broken.date,
      customer: truth.orders.broken.customer,
    });
    expect(orders.length - valid.length - truth.orders.broken.total).toBe(truth.orders.duplicates);
    const distinct = new Set(orders.map((row) => Object.values(row).join()));
    expect(orders.length - distinct.size).toBe(truth.orders.duplicates);
    expect(truth.orders.duplicates / truth.orders.valid).toBeCloseTo(0.002, 3);
    expect(truth.orders.broken.total / truth.orders.valid).toBeCloseTo(0.001, 3);
  });

  it('counts orders, returns and zero-value orders', () => {
    const returns = valid.filter((row) => Number(row.quantity) < 0);
    expect(returns).toHaveLength(truth.orders.returnLines);
    expect(returns.length / valid.length).toBeCloseTo(0.02, 2);
    const totals = new Map<string, number>();
    for (const row of valid) {
      if (Number(row.quantity) < 0) continue;
      totals.set(row.order_id!, (totals.get(row.order_id!) ?? 0) + centsOf(row.amount!));
    }
    expect(totals.size).toBe(truth.orders.orders);
    expect([...totals.values()].filter((cents) => cents === 0)).toHaveLength(truth.orders.zeroValueOrders);
    expect(truth.orders.zeroValueOrders).toBeGreaterThan(0);
  });

  it('adds up to the cent: in all, by month, by customer, in the past year', () => {
    const byMonth = new Map<string, number>();
    const byCustomer = new Map<string, { all: number; past: number; previous: number }>();
    for (const row of valid) {
      const cents = centsOf(row.amount!);
      const date = row.ordered_at!.slice(0, 10);
      byMonth.set(date.slice(0, 7), (byMonth.get(date.slice(0, 7)) ?? 0) + cents);
      const sums = byCustomer.get(row.customer_id!) ?? { all: 0, past: 0, previous: 0 };
      sums.all += cents;
      if (date >= '2025-07-01') sums.past += cents;
      else if (date >= '2024-07-01') sums.previous += cents;
      byCustomer.set(row.customer_id!, sums);
    }
    const total = [...byMonth.values()].reduce((sum, cents) => sum + cents, 0);
    expect(truth.orders.revenue).toBe(eurosOf(total));
    expect(truth.orders.revenueByMonth).toEqual(
      [...byMonth].sort().map(([month, cents]) => ({ month, revenue: eurosOf(cents) })),
    );
    const buyers = planted.filter((row) => row.kind !== 'prospect');
    expect(byCustomer.size).toBe(truth.customers.withPurchases);
    expect(buyers).toHaveLength(truth.customers.withPurchases);
    for (const row of buyers) {
      const sums = byCustomer.get(row.customer_id!)!;
      expect([row.revenue, row.past_year_revenue, row.previous_year_revenue].map((x) => centsOf(x!))).toEqual(
        [sums.all, sums.past, sums.previous],
      );
    }
    const sumOf = (year: 'past' | 'previous') =>
      eurosOf([...byCustomer.values()].reduce((sum, sums) => sum + sums[year], 0));
    expect(truth.pastYear.revenue).toBe(sumOf('past'));
    expect(truth.previousYear.revenue).toBe(sumOf('previous'));
  });

  it('cuts the past year’s spenders into exact deciles', () => {
    const spent = planted.map((row) => centsOf(row.past_year_revenue || '0')).filter((cents) => cents > 0);
    spent.sort((one, other) => other - one);
    const deciles: { customers: number; revenue: number; highest: number; lowest: number }[] =
      truth.pastYear.deciles;
    let from = 0;
    for (const decile of deciles) {
      const members = spent.slice(from, from + decile.customers);
      expect(decile.revenue).toBe(eurosOf(members.reduce((sum, cents) => sum + cents, 0)));
      expect([decile.highest, decile.lowest]).toEqual([eurosOf(members[0]!), eurosOf(members.at(-1)!)]);
      from += decile.customers;
    }
    expect(from).toBe(spent.length);
    const sizes = deciles.map((decile) => decile.customers);
    expect(sizes[0]! - sizes[9]!).toBeLessThanOrEqual(1);
  });

  it('looks like a retailer', () => {
    expect(truth.orders.valid / 5000).toBeGreaterThan(11);
    expect(truth.pastYear.share60).toBeGreaterThan(0.14);
    expect(truth.pastYear.share60).toBeLessThan(0.2);
    const months: { month: string; revenue: number }[] = truth.orders.revenueByMonth;
    const average = truth.orders.revenue / months.length;
    for (const { month, revenue } of months) {
      if (month.endsWith('-12')) expect(revenue).toBeGreaterThan(1.4 * average);
      else expect(revenue).toBeLessThan(1.4 * average);
    }
    expect(truth.previousYear.buyers / truth.pastYear.buyers).toBeGreaterThan(0.97);
  });

  it('holds every kind and every state in its planted share', () => {
    const buyers = truth.customers.withPurchases;
    expect(truth.customers.prospects / 5000).toBeCloseTo(0.03, 1);
    const { kindShares, shareFromBeforeWindow, shareOneAndDone } = truth.planted;
    const oneAndDone = (1 - shareFromBeforeWindow) * shareOneAndDone;
    expect(truth.kinds['one-and-done'] / buyers).toBeCloseTo(oneAndDone, 1);
    for (const kind of ['seasonal', 'clockwork']) {
      expect(truth.kinds[kind] / buyers / (1 - oneAndDone)).toBeCloseTo(kindShares[kind], 1);
    }
    const count = (name: string, value: string) => planted.filter((row) => row[name] === value).length;
    for (const [kind, customers] of Object.entries(truth.kinds)) expect(count('kind', kind)).toBe(customers);
    for (const [state, customers] of Object.entries(truth.states))
      expect(count('state', state)).toBe(customers);
    expect(Object.keys(truth.states).sort()).toEqual([
      'active',
      'declining',
      'dormant',
      'lapsed',
      'mature',
      'new',
    ]);
  });

  it('plants a wallet that holds all that is spent here, and more', () => {
    const buyers = planted.filter((row) => row.kind !== 'prospect');
    let uncaptured = 0;
    for (const row of buyers) {
      const spent = Math.max(0, centsOf(row.past_year_revenue!));
      expect(centsOf(row.wallet!) - spent).toBe(centsOf(row.uncaptured!));
      expect(centsOf(row.uncaptured!)).toBeGreaterThanOrEqual(0);
      uncaptured += centsOf(row.uncaptured!);
    }
    expect(truth.wallets.uncaptured).toBe(eurosOf(uncaptured));
    const mean = (size: string) => {
      const wallets = buyers.filter((row) => row.household_size === size).map((row) => Number(row.wallet));
      return wallets.reduce((sum, wallet) => sum + wallet, 0) / wallets.length;
    };
    expect(mean('4') / mean('1')).toBeGreaterThan(2);
  });

  it('asks some of the buyers, who answer near the truth in round numbers', async () => {
    const answers = await rowsOf(out, 'survey.csv');
    const buyers = planted.filter((row) => row.kind !== 'prospect');
    expect(answers).toHaveLength(truth.survey.answers);
    expect(answers.length / buyers.length).toBeCloseTo(0.08, 1);
    const wallets = new Map(buyers.map((row) => [row.customer_id!, Number(row.wallet)]));
    const errors = answers.map((row) =>
      Math.abs(Math.log(Number(row.category_spend) / wallets.get(row.customer_id!)!)),
    );
    expect(errors.filter((error) => error < 0.3).length / errors.length).toBeGreaterThan(0.95);
    for (const row of answers) expect(Number(row.category_spend) % 10).toBe(0);
  });

  it('never orders before the start or after the end of a process', () => {
    for (const row of planted) {
      if (row.kind === 'prospect') continue;
      expect(row.first_order_on! >= row.started_on!).toBe(true);
      if (row.churned_on !== '') expect(row.last_order_on! < row.churned_on!).toBe(true);
      if (row.kind === 'one-and-done') expect(row.orders).toBe('1');
    }
  });

  it('has as many orders as its processes expect', () => {
    // From customers won in the window: the others are, by choice, those who bought again.
    const won = planted.filter((row) => row.started_on! >= '2023-07-01' && row.kind !== 'clockwork');
    const expected = won.reduce(
      (sum, row) => sum + Number(row.expected_past_year_orders) + Number(row.expected_previous_year_orders),
      0,
    );
    const ids = new Set(won.map((row) => row.customer_id));
    const seen = valid.filter(
      (row) => row.line === '1' && row.ordered_at! >= '2024-07-01' && ids.has(row.customer_id!),
    ).length;
    // Orders are Poisson counts: four standard errors.
    expect(Math.abs(seen - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  it('writes eight fields and a made-up address for every customer', async () => {
    const text = await read(out, 'customers.csv');
    for (const line of text.trimEnd().split('\n').slice(1)) {
      const fields = line.match(/("[^"]*"|[^,]*)(,|$)/g)!.filter((field) => field !== '');
      expect(fields).toHaveLength(8);
      expect(line).toMatch(/@example\.(com|org|net)$/);
    }
  });
});

function existingTime(text: string): boolean {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text.replace('Z', '.000Z');
}
