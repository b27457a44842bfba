import { expect } from 'vitest';
import { link, type MadeUpTables, makeTables } from '../../../test/made-up-keys.ts';
import { onEngines } from '../../../test/on-engines.ts';
import { hashedKey, resolveIdentities } from '../../customers/index.ts';
import { defaultPlaybook, type Playbook } from '../../playbook/index.ts';
import { join, sql, type Warehouse } from '../../warehouse/index.ts';
import { alikeQuestions } from './alike.ts';
import { customersOfContact } from './customers-of-contact.ts';
import type { DecidedPair } from './decided-pair.ts';
import { decisionsIn } from './decisions.ts';
import { mergesOf, putTogether } from './merges.ts';
import { openQuestions } from './questions.ts';

const anna = hashedKey('email', 'anna@shop.de');
const family = hashedKey('email', 'family@shop.de');
const annasPhone = hashedKey('phone', '+43660123456');
const till = hashedKey('phone', '+4315550001');
const page = { offset: 0, limit: 50 };
const [email, phone] = ['anna@shop.de', '+43660123456'];

/** A shop, a loyalty card and a web site: one Anna, a couple with one address, a till, and a tablet of three. */
const tables: MadeUpTables = {
  transactions: ['17', '18', '19', anna, family].map((customer_id) => ({ customer_id })),
  contacts: [
    { customer_id: '17', email, first_name: 'Anna', last_name: 'Berger', city: 'Wien' },
    { customer_id: '17', email, last_name: 'Berger' },
    { customer_id: anna, email, phone },
    { customer_id: '18', email: 'family@shop.de', first_name: 'Ben', last_name: 'Ott' },
    { customer_id: '19', email: 'family@shop.de', first_name: 'Cleo', last_name: 'Ott' },
    { customer_id: family, email: 'family@shop.de' },
  ],
  identity_links: [
    link('17', anna, undefined, 3),
    link('shopify:5', anna),
    link(anna, annasPhone),
    link('18', family, undefined, 2),
    link('19', family),
    ...['17', '18', '19'].map((id) => link(id, 'anonymous:tablet')),
    ...Array.from({ length: 7 }, (_, i) => link(`c${i}`, till)),
  ],
};

async function resolved(
  warehouse: Warehouse,
  decided: readonly DecidedPair[] = [],
  playbook: Partial<Playbook['identity']> = {},
  given = tables,
) {
  await resolveIdentities(warehouse, {
    playbook: { ...defaultPlaybook.identity, ...playbook },
    decisions: decided.flatMap(({ decision, keys }) => (decision === 'open' ? [] : [{ decision, keys }])),
    tables: await makeTables(warehouse, given),
  });
  const facts = ['17', '18', '19'].map(
    (id) => sql`select ${id} as customer_id, ${warehouse.dialect.cast('4', 'integer')} as orders,
      ${warehouse.dialect.cast('2026-01-05', 'day')} as last_purchase`,
  );
  await warehouse.create('customer_facts', join(facts, ' union all '));
  return { warehouse };
}

const said = (
  decision: DecidedPair['decision'],
  keys: readonly [string, string],
  decidedAt = '2026-02-01T09:00:00.000Z',
): DecidedPair => ({ decision, keys, version: 1, decidedAt, decidedBy: 'person:ada' });

onEngines('merges say what joined whom, and addresses stand in clear', async (warehouse) => {
  const run = await resolved(warehouse);
  const { total, merges } = await mergesOf(run, [], page);
  expect(total).toBe(3);
  expect(merges.map(({ identifier, rule, via }) => [identifier.text, rule, via.text])).toEqual(
    [
      [email, 'email', '17'],
      [phone, 'phone', email],
      ['shopify:5', 'email', email],
    ].toSorted((a, b) => (hashOf(a[0]!) < hashOf(b[0]!) ? -1 : 1)),
  );
  expect(merges.find(({ rule }) => rule === 'phone')).toEqual({
    identifier: { key: annasPhone, kind: 'phone', text: phone },
    customer: { key: '17', kind: 'id', text: '17' },
    rule: 'phone',
    via: { key: anna, kind: 'email', text: email },
    source: 'made-up.csv',
    rows: 1,
    since: '2026-01-05',
    parting: { keys: [annasPhone, '17'], said: null },
  });
  expect(await mergesOf(run, [], { ...page, rule: 'phone' })).toMatchObject({ total: 1 });
  expect((await mergesOf(run, [], { offset: 1, limit: 1 })).merges).toEqual([merges[1]]);

  const parted = said('apart', ['17', 'shopify:5']);
  const again = await mergesOf(run, [parted], page);
  expect(again.merges.map(({ parting }) => parting?.said)).toEqual(
    merges.map(({ identifier }) => (identifier.key === 'shopify:5' ? parted : null)),
  );
});

const hashOf = (text: string) => (text === email ? anna : text === phone ? annasPhone : text);

onEngines('a customer is put together from identifiers, or is an id alone', async (warehouse) => {
  const run = await resolved(warehouse);
  const { merges, ...one } = await putTogether(run, '17', [], page);
  expect(one).toEqual({ customer: { key: '17', kind: 'id', text: '17' }, total: 3 });
  expect(merges).toEqual((await mergesOf(run, [], page)).merges);
  expect((await putTogether(run, '17', [], { offset: 1, limit: 1 })).merges).toEqual([merges[1]]);
  const alone = { customer: { key: 'x', kind: 'id', text: 'x' }, total: 0, merges: [] };
  expect(await putTogether(run, 'x', [], page)).toEqual(alone);
  await warehouse.drop('identities');
  expect(await putTogether(run, 'x', [], page)).toEqual(alone);
});

onEngines('questions are asked in plain English, with what is known of each customer', async (warehouse) => {
  const run = await resolved(warehouse);
  const { questions, ...counts } = await openQuestions(run, [], page);
  expect(counts).toEqual({ total: 3, answered: 0 });
  expect(questions.map(({ sentence, answer, pairs }) => [sentence, answer, pairs.length])).toEqual([
    [
      'Customers 18 and 19 use the same e-mail address, family@shop.de, in made-up.csv. Are they one person?',
      'people',
      1,
    ],
    [
      'A phone number stands with 7 customers in made-up.csv, too many to be one person’s. Whose is it?',
      'playbook',
      0,
    ],
    [
      'Customers 17, 18 and 19 signed in on the same device, tablet, in made-up.csv. Are all of them one person?',
      'people',
      3,
    ],
  ]);
  expect(questions[0]).toMatchObject({
    kind: 'shared',
    rule: 'email',
    customers: [
      {
        customer: { key: '18' },
        names: ['Ben Ott'],
        places: [],
        orders: 4,
        lastPurchase: '2026-01-05',
        rows: 2,
      },
      { customer: { key: '19' }, names: ['Cleo Ott'], rows: 1 },
    ],
    later: null,
    pairs: [{ keys: ['18', '19'], version: 0, decision: null }],
  });
  expect(questions[2]?.customers[0]).toMatchObject({ names: ['Anna Berger', 'Berger'], places: ['Wien'] });
  expect(await openQuestions(run, [], { ...page, customer: '17' })).toMatchObject({
    total: 1,
    questions: [{ name: 'shared:anonymous:tablet' }],
  });
});

onEngines(
  'a question that is answered is not asked again, before and after the next analysis',
  async (warehouse) => {
    const names = async (run: { warehouse: Warehouse }, decided: readonly DecidedPair[]) => {
      const { questions, answered } = await openQuestions(run, decided, page);
      return [questions.map(({ name }) => name), answered] as const;
    };
    const [mail, number, tablet] = [`shared:${family}`, `placeholder:${till}`, 'shared:anonymous:tablet'];
    const apart = [said('apart', ['18', '19'])];
    const one = [said('together', ['17', '18']), said('together', ['18', '19'])];
    const put = [said('open', ['19', '18'])];
    const settled = [said('together', [family, '18'])];

    const before = await resolved(warehouse);
    expect(await names(before, apart)).toEqual([[number, tablet], 1]);
    expect(await names(before, one)).toEqual([[number], 2]);
    expect(await names(before, settled)).toEqual([[number, tablet], 1]);
    // Put off: asked last, with who did so.
    expect(await names(before, put)).toEqual([[number, mail, tablet], 0]);
    const { questions } = await openQuestions(before, put, page);
    expect(questions.find(({ name }) => name === mail)).toMatchObject({
      later: { decidedAt: '2026-02-01T09:00:00.000Z', decidedBy: 'person:ada' },
      pairs: [{ keys: ['18', '19'], version: 1, decision: 'open' }],
    });
  },
);

onEngines('what was decided before an analysis shows in it, and can be taken back', async (warehouse) => {
  const decided = [
    said('together', ['18', '19'], '2026-02-02T09:00:00.000Z'),
    said('apart', ['17', 'shopify:5']),
  ];
  const run = await resolved(warehouse, decided);
  const { merges } = await mergesOf(run, decided, { ...page, rule: 'decision' });
  expect(merges).toMatchObject([
    {
      identifier: { key: '19' },
      customer: { key: '18' },
      source: null,
      since: null,
      parting: { said: decided[0] },
    },
  ]);
  expect((await openQuestions(run, decided, page)).questions.map(({ name }) => name)).not.toContain(
    `shared:${family}`,
  );
  expect(await decisionsIn(run, [...decided, said('open', ['a', 'b'])], page)).toEqual({
    total: 2,
    decisions: [
      {
        ...decided[0],
        identifiers: [
          { key: '18', kind: 'id', text: '18' },
          { key: '19', kind: 'id', text: '19' },
        ],
      },
      expect.objectContaining({ keys: ['17', 'shopify:5'], decision: 'apart' }),
    ],
  });
});

onEngines('two households of one person are for the customer list to say', async (warehouse) => {
  const run = await resolved(
    warehouse,
    [],
    { level: 'household' },
    {
      transactions: [{ customer_id: '17' }],
      customers: [
        { customer_id: '17', household_id: 'h1' },
        { customer_id: 'shopify:5', household_id: 'h2' },
      ],
      identity_links: [link('17', anna), link('shopify:5', anna)],
    },
  );
  const { questions } = await openQuestions(run, [], page);
  expect(questions).toMatchObject([
    {
      sentence: 'The customer list puts customer 17 into 2 households: h1, h2. Which one is right?',
      answer: 'list',
      pairs: [],
    },
  ]);
});

onEngines('an address or number in clear leads to whoever has it', async (warehouse) => {
  await resolved(warehouse);
  expect(await customersOfContact(warehouse, ' Anna@Shop.de')).toEqual(['17']);
  expect(await customersOfContact(warehouse, '00 43 660 12-34-56')).toEqual(['17']);
  expect(await customersOfContact(warehouse, 'family@shop.de')).toEqual(['18', '19', family].toSorted());
  expect(await customersOfContact(warehouse, '17')).toEqual([]);
  for (const table of ['contacts', 'identities']) await warehouse.drop(table);
  expect(await customersOfContact(warehouse, email)).toEqual([anna]);
});

onEngines(
  'customers alike by name and address are asked about, until somebody answers',
  async (warehouse) => {
    const run = await resolved(warehouse);
    expect(await alikeQuestions(run, [], page)).toEqual({ total: 0, answered: 0, questions: [] });
    const suggested = [
      ['17', '18', 0.93, 'alike'],
      ['18', '19', 0.99, 'same'],
    ] as const;
    await warehouse.createFrom(
      'identity_suggestions',
      {
        customer_id: 'text',
        other: 'text',
        probability: 'number',
        first_name: 'text',
        last_name: 'text',
        street: 'text?',
      },
      suggested.map(([customer_id, other, probability, first_name]) => ({
        customer_id,
        other,
        probability,
        first_name,
        last_name: 'same',
        street: null,
      })),
    );
    const { total, questions } = await alikeQuestions(run, [], page);
    expect(total).toBe(2);
    expect(questions).toMatchObject([
      {
        sentence:
          'Customers 18 and 19 have the same last name and first name (probability 99\u00A0%). Are they one person?',
        customers: [{ names: ['Ben Ott'] }, { names: ['Cleo Ott'] }],
        pairs: [{ keys: ['18', '19'], version: 0, decision: null }],
      },
      {
        sentence:
          'Customers 17 and 18 have the same last name, a similar first name (probability 93\u00A0%). Are they one person?',
      },
    ]);
    expect((await alikeQuestions(run, [], { offset: 1, limit: 1 })).questions).toEqual([questions[1]]);
    expect(await alikeQuestions(run, [said('apart', ['19', '18'])], { offset: 0, limit: 1 })).toMatchObject({
      total: 1,
      answered: 1,
      questions: [{ name: questions[1]?.name }],
    });
  },
);
