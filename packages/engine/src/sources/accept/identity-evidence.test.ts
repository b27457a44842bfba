import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readFiles } from '../../../test/read-files.ts';
import { type DuckDbWarehouse, ident, sql } from '../../warehouse/index.ts';

const hashed = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
const email = (text: string) => `email:${hashed(text)}`;
const phone = (text: string) => `phone:${hashed(text)}`;

async function evidenceOf(files: Readonly<Record<string, string>>) {
  let links: unknown[] = [];
  let contacts: unknown[] = [];
  const tables: string[] = [];
  const read = await readFiles(files, {
    maxRejected: 1,
    look: async (landing: DuckDbWarehouse) => {
      for (const table of ['identity_links', 'contacts']) if (await landing.has(table)) tables.push(table);
      if (tables.includes('identity_links'))
        links = await landing.rows(
          sql`select "key", other, rule, source, rows, cast(first_at as varchar) as first_at from identity_links`,
          { key: 'text', other: 'text', rule: 'text', source: 'text', rows: 'count', first_at: 'text?' },
        );
      if (tables.includes('contacts'))
        contacts = await landing.rows(
          sql`select customer_id, email, phone, first_name, ${ident('postal_code')} from contacts`,
          { customer_id: 'text', email: 'text?', phone: 'text?', first_name: 'text?', postal_code: 'text?' },
        );
    },
  });
  return { ...read, links, contacts, tables };
}

test('the strongest identifier of a row is its key, and the others are linked to it', async () => {
  const { orders, links, contacts, rejected } = await evidenceOf({
    'orders.csv': [
      'order_id,customer_id,email,phone,date,amount',
      '1,17,Ann@Example.com ,,2026-01-01,10',
      '2,17,ann@example.com,,2026-02-01,10',
      '3,,ann@example.com,0043 1 234567,2026-03-01,10',
      '4,,,+43 (1) 234567,2026-04-01,10',
      '5,,n/a,call me,2026-05-01,10',
      '',
    ].join('\n'),
  });
  expect(orders.map(({ order, customer }) => [order, customer])).toEqual([
    ['1', '17'],
    ['2', '17'],
    ['3', email('ann@example.com')],
    ['4', phone('+431234567')],
  ]);
  expect(rejected).toHaveLength(1);
  expect(rejected[0]).toContain('customer-missing');
  expect(links).toEqual([
    {
      key: '17',
      other: email('ann@example.com'),
      rule: 'email',
      source: 'orders.csv',
      rows: 2,
      first_at: '2026-01-01 00:00:00',
    },
    {
      key: email('ann@example.com'),
      other: phone('+431234567'),
      rule: 'phone',
      source: 'orders.csv',
      rows: 1,
      first_at: '2026-03-01 00:00:00',
    },
  ]);
  expect(contacts.map((contact) => Object.values(contact as object))).toEqual(
    expect.arrayContaining([['17', 'ann@example.com', null, null, null]]),
  );
});

test('a list of customers keeps names and addresses apart, and links its ids with the orders of guests', async () => {
  const { orders, links, contacts, report } = await evidenceOf({
    'orders.csv':
      'order_id,email,date,amount\n1,ANN@example.com,2026-01-01,10\n2,bob@example.com,2026-01-02,10\n',
    'customers.csv':
      'customer_id,email,first_name,last_name,zip,country\n17,ann@example.com,Ann,Fox,1010,AT\n18,cat@example.com,Cat,Fox,1010,AT\n',
  });
  expect(orders.map(({ customer }) => customer)).toEqual([
    email('ann@example.com'),
    email('bob@example.com'),
  ]);
  expect(links).toMatchObject([
    { key: '17', other: email('ann@example.com'), rule: 'email', source: 'customers.csv', first_at: null },
    { key: '18', other: email('cat@example.com'), rule: 'email', source: 'customers.csv', first_at: null },
  ]);
  expect(contacts).toContainEqual({
    customer_id: '17',
    email: 'ann@example.com',
    phone: null,
    first_name: 'Ann',
    postal_code: '1010',
  });
  expect(report.files.map(({ name, rows }) => [name, rows.accepted])).toEqual([
    ['customers.csv', 2],
    ['orders.csv', 2],
  ]);
});

test('files that give one identifier a row leave no evidence', async () => {
  const { tables } = await evidenceOf({ 'orders.csv': 'customer_id,date,amount\n1,2026-01-01,10\n' });
  expect(tables).toEqual([]);
});

test('an id that looks like a key of ours cannot become one', async () => {
  const { orders } = await evidenceOf({
    'orders.csv': 'customer_id,date,amount\nemail:1,2026-01-01,10\nteam:1,2026-01-02,10\n',
  });
  expect(orders.map(({ customer }) => customer)).toEqual(['id:email:1', 'team:1']);
});

test('an address that means nobody makes nobody: its orders are guests, and its phone still tells', async () => {
  const { orders, links } = await evidenceOf({
    'orders.csv': [
      'order_id,email,phone,date,amount',
      '1,noreply@shop.example,,2026-01-01,10',
      '2,NoReply@shop.example,,2026-01-02,10',
      '3,test@test.com,+43 660 7654321,2026-01-03,10',
      '4,ann@example.com,0000000000,2026-01-04,10',
      '5,tess@example.com,1234567890,2026-01-05,10',
      '',
    ].join('\n'),
  });
  expect(orders.map(({ customer }) => customer)).toEqual([
    'guest:1',
    'guest:2',
    phone('+436607654321'),
    email('ann@example.com'),
    email('tess@example.com'),
  ]);
  expect(links).toEqual([]);
});

/** The customers of orders that name theirs in one column, under some header. */
async function customersOf(names: readonly string[], header = 'customer_id') {
  const rows = names.map((name, i) => `${10 + i},${name},2026-01-01,10`);
  const { orders } = await evidenceOf({
    'orders.csv': `order_id,${header},date,amount\n${rows.join('\n')}\n`,
  });
  return orders.map(({ customer }) => customer);
}

test('an address among ids is hashed, whatever most of the column holds, and ids stay as they are', async () => {
  const few = ['A17', '0017', '17', ' Ann@Example.com', 'household:4', 'Bergmann'];
  const keys = ['A17', '0017', '17', email('ann@example.com'), 'id:household:4', 'Bergmann'];
  expect(await customersOf(few)).toEqual(keys);
  const most = Array.from({ length: 9 }, (_, i) => `c${i}@example.com`);
  expect(await customersOf([...few, ...most])).toEqual([...keys, ...most.map(email)]);
});

test('words that stand where nobody said who are no customer: each such order is its own', async () => {
  expect(await customersOf(['Guest', 'unknown', 'Walk-in customer', 'guest', 'Guestino', '7'])).toEqual([
    'guest:10',
    'guest:11',
    'guest:12',
    'guest:13',
    'Guestino',
    '7',
  ]);
  const addresses = ['no_reply@shop.eu', 'test12@shop.eu', 'a@b.de', 'guest7@shop.eu', 'testa@shop.eu'];
  expect(await customersOf(addresses, 'email')).toEqual([
    'guest:10',
    'guest:11',
    'guest:12',
    'guest:13',
    email('testa@shop.eu'),
  ]);
});

test('a phone number that a table took for a number is read where its digits are all there', async () => {
  const written = ['+49 (0)30 1234568', '0049-30-1234568', '49301234568.0', '(030) 1234568', '4.93012E+11'];
  expect(
    await customersOf([...written, '+49 1234567890', '+1 555 555 5555', '+49 0000000'], 'phone'),
  ).toEqual([
    phone('+49301234568'),
    phone('+49301234568'),
    phone('49301234568'),
    phone('0301234568'),
    ...['guest:14', 'guest:15', 'guest:16', 'guest:17'],
  ]);
});
