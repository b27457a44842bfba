import { describe, expect, test } from 'vitest';
import { link, type MadeUpTables, makeTables } from '../../../test/made-up-keys.ts';
import { onEngines } from '../../../test/on-engines.ts';
import { defaultPlaybook } from '../../playbook/index.ts';
import { ident, openDuckDb, sql, type Warehouse } from '../../warehouse/index.ts';
import type { IdentityDecision } from './evidence.ts';
import { hashedKey } from './placeholders.ts';
import { resolveIdentities } from './resolve-identities.ts';

const key = ident('key');

interface Options {
  readonly decisions?: readonly IdentityDecision[];
  readonly playbook?: Partial<typeof defaultPlaybook.identity>;
}

const bought = (...keys: string[]) => keys.map((customer_id) => ({ customer_id }));

async function resolve(
  warehouse: Warehouse,
  given: MadeUpTables,
  { decisions = [], playbook }: Options = {},
) {
  const tables = await makeTables(warehouse, given);
  const report = await resolveIdentities(warehouse, {
    playbook: { ...defaultPlaybook.identity, ...playbook },
    decisions,
    tables,
  });
  if (!report) throw new Error('Nothing to resolve.');
  return report;
}

/** Customers of the orders, each as often as it has lines. */
async function customersOf(warehouse: Warehouse, table = 'transactions') {
  const rows = await warehouse.rows(sql`select customer_id as id from ${ident(table)} order by customer_id`, {
    id: 'text',
  });
  return rows.map(({ id }) => id);
}

const identitiesOf = (warehouse: Warehouse) =>
  warehouse.rows(
    sql`select ${key}, customer_id, rule, via, source, ${ident('rows')} as n from identities order by ${key}`,
    { key: 'text', customer_id: 'text', rule: 'text?', via: 'text?', source: 'text?', n: 'count?' },
  );

async function questionsOf(warehouse: Warehouse) {
  const rows = await warehouse.rows(
    sql`select question, customer_id as customer, decided from identity_conflicts order by question, customer_id`,
    { question: 'text', customer: 'text', decided: 'flag' },
  );
  const questions: Record<string, string[]> = {};
  for (const { question, customer, decided } of rows) {
    const name = decided ? `${question} decided` : question;
    questions[name] = [...(questions[name] ?? []), customer];
  }
  return questions;
}

describe('identifiers that stand together', () => {
  onEngines(
    'are one customer, named by the strongest of them, and each says how it came there',
    async (warehouse) => {
      const report = await resolve(warehouse, {
        transactions: bought('17', 'shopify:5', 'email:a', 'phone:p', 'anonymous:d', '18'),
        identity_links: [
          link('17', 'email:a', 'email', 3),
          link('shopify:5', 'email:a'),
          link('email:a', 'phone:p'),
          link('17', 'anonymous:d'),
        ],
      });
      expect(await customersOf(warehouse)).toEqual(['17', '17', '17', '17', '17', '18']);
      const source = 'made-up.csv';
      expect(await identitiesOf(warehouse)).toEqual([
        { key: '17', customer_id: '17', rule: null, via: null, source: null, n: null },
        { key: 'anonymous:d', customer_id: '17', rule: 'anonymous', via: '17', source, n: 1 },
        { key: 'email:a', customer_id: '17', rule: 'email', via: '17', source, n: 3 },
        { key: 'phone:p', customer_id: '17', rule: 'phone', via: 'email:a', source, n: 1 },
        { key: 'shopify:5', customer_id: '17', rule: 'email', via: 'email:a', source, n: 1 },
      ]);
      expect(report).toMatchObject({
        identifiers: 5,
        customersBefore: 5,
        customersAfter: 1,
        conflicts: [],
        merged: [
          { rule: 'anonymous', identifiers: 1 },
          { rule: 'email', identifiers: 2 },
          { rule: 'phone', identifiers: 1 },
        ],
      });
      for (const table of ['identity_nodes', 'identity_edges', 'identity_seen'])
        expect(await warehouse.has(table)).toBe(false);
    },
  );

  onEngines('change every table in which they stand, and no other', async (warehouse) => {
    await resolve(warehouse, {
      transactions: bought('17'),
      customers: [
        { customer_id: 'email:a', country: 'DE', region: 'Berlin' },
        { customer_id: '17', country: 'AT' },
        { customer_id: '99', country: 'FR' },
      ],
      consents: bought('email:a'),
      costs: [{ customer_id: 'email:a' }, { customer_id: null }],
      interactions: bought('email:a', 'anonymous:x'),
      exposures: bought('email:a'),
      identity_links: [link('17', 'email:a')],
    });
    for (const table of ['transactions', 'consents', 'exposures'])
      expect(await customersOf(warehouse, table)).toEqual(['17']);
    expect(await customersOf(warehouse, 'interactions')).toEqual(['17', 'anonymous:x']);
    const costs = sql`select customer_id as id from costs order by customer_id nulls last`;
    expect(await warehouse.rows(costs, { id: 'text?' })).toEqual([{ id: '17' }, { id: null }]);
    const customers = sql`select customer_id as id, country, region from customers order by customer_id`;
    expect(await warehouse.rows(customers, { id: 'text', country: 'text', region: 'text?' })).toEqual([
      { id: '17', country: 'AT', region: 'Berlin' },
      { id: '99', country: 'FR', region: null },
    ]);
  });

  onEngines('count the contradictions of the rows that became one', async (warehouse) => {
    const { contradictions } = await resolve(warehouse, {
      customers: [
        { customer_id: '17', country: 'AT', region: 'Wien' },
        { customer_id: 'email:a', country: 'DE', region: 'Wien' },
      ],
      identity_links: [link('17', 'email:a')],
    });
    expect(contradictions).toEqual([{ column: 'country', customers: 1 }]);
  });
});

test('few rows of a large table are changed where they stand', async () => {
  const embedded = await openDuckDb(':memory:', { threads: 2 });
  try {
    const tables = await makeTables(embedded, {
      transactions: bought('1', '2', '3', '4', '5', '6', '7', 'email:a'),
      interactions: bought('email:a', 'anonymous:b'),
      identity_links: [link('1', 'email:a')],
    });
    const written: string[] = [];
    const { create } = embedded;
    embedded.create = (table, query) => {
      written.push(table);
      return create.call(embedded, table, query);
    };
    const playbook = defaultPlaybook.identity;
    await resolveIdentities(embedded, { playbook, decisions: [], tables, embedded });
    expect(await customersOf(embedded)).toEqual(['1', '1', '2', '3', '4', '5', '6', '7']);
    expect(await customersOf(embedded, 'interactions')).toEqual(['1', 'anonymous:b']);
    expect(written).not.toContain('transactions');
    expect(written).toContain('interactions');
  } finally {
    await embedded.close();
  }
});

describe('two known customers are never made one', () => {
  onEngines('by a household address, a shared phone or a shared device', async (warehouse) => {
    for (const shared of ['email:h', 'phone:h', 'anonymous:h']) {
      const report = await resolve(warehouse, {
        transactions: bought('1', '2', shared),
        identity_links: [link('1', shared, undefined, 4), link('2', shared)],
      });
      expect(await customersOf(warehouse)).toEqual(['1', '2', shared]);
      expect(await questionsOf(warehouse)).toEqual({ [`shared:${shared}`]: ['1', '2'] });
      expect(report.conflicts).toEqual([
        { kind: 'shared', rule: shared.split(':')[0], open: 1, answered: 0 },
      ]);
      expect(report.unassigned).toEqual({ customers: 1, orderLines: 1 });
      expect(report.customersAfter).toBe(3);
    }
  });

  onEngines('by a chain over a guest order', async (warehouse) => {
    await resolve(warehouse, {
      transactions: bought('1', '2', 'email:a'),
      identity_links: [link('1', 'email:a'), link('email:a', 'phone:p'), link('2', 'phone:p')],
    });
    expect(await customersOf(warehouse)).toEqual(['1', '1', '2']);
    expect(await questionsOf(warehouse)).toEqual({ 'shared:phone:p': ['1', '2'] });
  });

  onEngines('by a chain of addresses, of which none is given to either', async (warehouse) => {
    await resolve(warehouse, {
      transactions: bought('1', '2'),
      identity_links: [link('1', 'email:a'), link('email:a', 'email:b'), link('2', 'email:b')],
    });
    expect(await customersOf(warehouse)).toEqual(['1', '2']);
    expect(Object.keys(await questionsOf(warehouse))).toEqual(['chain:email:a', 'chain:email:b']);
  });

  onEngines('nor is what they share given to one of them by a way round', async (warehouse) => {
    await resolve(warehouse, {
      transactions: bought('email:h'),
      identity_links: [
        link('1', 'email:h'),
        link('2', 'email:h'),
        link('email:h', 'phone:p'),
        link('1', 'phone:p'),
        link('email:h', 'anonymous:d'),
        link('2', 'anonymous:d'),
      ],
    });
    expect(await customersOf(warehouse)).toEqual(['email:h']);
  });

  onEngines('by a device, even where neither has an id', async (warehouse) => {
    await resolve(warehouse, {
      transactions: bought('email:a', 'email:b'),
      identity_links: [link('email:a', 'anonymous:d'), link('email:b', 'anonymous:d')],
    });
    expect(await customersOf(warehouse)).toEqual(['email:a', 'email:b']);
    expect(await questionsOf(warehouse)).toEqual({ 'shared:anonymous:d': ['email:a', 'email:b'] });
  });

  onEngines(
    'by a device that signed in as both, though the source calls each time one',
    async (warehouse) => {
      await resolve(warehouse, {
        transactions: bought('1', '2'),
        identity_links: [link('1', 'anonymous:d', 'stated'), link('2', 'anonymous:d', 'stated')],
      });
      expect(await customersOf(warehouse)).toEqual(['1', '2']);
    },
  );

  onEngines('but two ids of which a source says that they are one, are one', async (warehouse) => {
    await resolve(warehouse, {
      transactions: bought('1', '2', 'email:a'),
      identity_links: [link('2', '1', 'stated'), link('1', 'email:a'), link('2', 'email:a')],
    });
    expect(await customersOf(warehouse)).toEqual(['1', '1', '1']);
    expect(await questionsOf(warehouse)).toEqual({});
  });

  onEngines('and ids of two platforms that share one address are one', async (warehouse) => {
    await resolve(warehouse, {
      transactions: bought('shopify:12', 'hubspot:99'),
      identity_links: [link('shopify:12', 'email:a'), link('hubspot:99', 'email:a')],
    });
    expect(await customersOf(warehouse)).toEqual(['hubspot:99', 'hubspot:99']);
  });
});

describe('placeholders join nobody', () => {
  const guests = (name: string) => {
    const address = hashedKey('email', name);
    return {
      address,
      tables: {
        transactions: bought(address, '7'),
        identity_links: [link('7', address), link(address, 'phone:p1')],
      },
    };
  };

  onEngines('where the playbook names the address, although it comes hashed', async (warehouse) => {
    const { address, tables } = guests('till@our-shop.eu');
    const report = await resolve(warehouse, tables, { playbook: { placeholders: ['Till@our-shop.eu'] } });
    expect(await customersOf(warehouse)).toEqual(['7', address].sort());
    expect(report).toMatchObject({ placeholders: 1, unassigned: { customers: 1, orderLines: 1 } });
  });

  onEngines('where the playbook names its domain, or what stands before it', async (warehouse) => {
    for (const [name, placeholders] of [
      ['till@our-shop.eu', ['till@']],
      ['till@our-shop.eu', ['@our-shop.eu']],
    ] as const) {
      const { address, tables } = guests(name);
      const given = { ...tables, contacts: [{ customer_id: '7', email: name, last_name: 'A' }] };
      await resolve(warehouse, given, { playbook: { placeholders } });
      expect(await customersOf(warehouse)).toEqual(['7', address].sort());
      await resolve(warehouse, given);
      expect(await customersOf(warehouse)).toEqual(['7', '7']);
    }
  });

  onEngines(
    'where it stands with more others than one person has, which is a question',
    async (warehouse) => {
      const address = 'email:till';
      const links = ['a', 'b', 'c', 'd'].map((phone) => link(address, `phone:${phone}`));
      const tables = { transactions: bought('phone:a', 'phone:b'), identity_links: links };
      const report = await resolve(warehouse, tables, { playbook: { mostLinks: 3 } });
      expect(await customersOf(warehouse)).toEqual(['phone:a', 'phone:b']);
      expect(report.conflicts).toEqual([{ kind: 'placeholder', rule: 'phone', open: 1, answered: 0 }]);
      await resolve(warehouse, tables, { playbook: { mostLinks: 4 } });
      expect(await customersOf(warehouse)).toEqual([address, address]);
    },
  );

  onEngines('where it came with more last names than one person has', async (warehouse) => {
    const address = 'email:till';
    const names = ['Ada', 'ADA ', 'Bo', 'Cy'];
    const tables = {
      transactions: bought(address, '7'),
      identity_links: [link('7', address)],
      contacts: names.map((last_name) => ({ customer_id: address, last_name })),
    };
    await resolve(warehouse, tables, { playbook: { mostLinks: 2 } });
    expect(await customersOf(warehouse)).toEqual(['7', address]);
    await resolve(warehouse, tables, { playbook: { mostLinks: 3 } });
    expect(await customersOf(warehouse)).toEqual(['7', '7']);
  });
});

describe('a person decides', () => {
  const tables: MadeUpTables = {
    transactions: bought('1', '2', 'email:h', 'phone:p'),
    identity_links: [link('1', 'email:h'), link('2', 'email:h'), link('1', 'phone:p')],
  };
  const decided = (decision: IdentityDecision['decision'], one: string, other: string): IdentityDecision => ({
    decision,
    keys: [one, other],
  });

  onEngines('that two customers who share an address are one, or whose it is', async (warehouse) => {
    await resolve(warehouse, tables, { decisions: [decided('together', '1', '2')] });
    expect(await customersOf(warehouse)).toEqual(['1', '1', '1', '1']);
    expect(await questionsOf(warehouse)).toEqual({});
    const report = await resolve(warehouse, tables, { decisions: [decided('together', 'email:h', '2')] });
    expect(await customersOf(warehouse)).toEqual(['1', '1', '2', '2']);
    expect(report.conflicts).toEqual([{ kind: 'contradiction', rule: 'email', open: 0, answered: 1 }]);
  });

  onEngines('that they are two, and the question is answered', async (warehouse) => {
    const report = await resolve(warehouse, tables, { decisions: [decided('apart', '2', '1')] });
    expect(await customersOf(warehouse)).toEqual(['1', '1', '2', 'email:h']);
    expect(await questionsOf(warehouse)).toEqual({ 'shared:email:h decided': ['1', '2'] });
    expect(report.conflicts).toEqual([{ kind: 'shared', rule: 'email', open: 0, answered: 1 }]);
  });

  onEngines('that a merge is undone, and done again', async (warehouse) => {
    const undo = decided('apart', 'phone:p', '1');
    await resolve(warehouse, tables, { decisions: [undo] });
    expect(await customersOf(warehouse)).toEqual(['1', '2', 'email:h', 'phone:p']);
    await resolve(warehouse, tables, { decisions: [undo, decided('together', 'phone:p', '1')] });
    expect(await customersOf(warehouse)).toEqual(['1', '2', 'email:h', 'phone:p']);
    await resolve(warehouse, tables);
    expect(await customersOf(warehouse)).toEqual(['1', '1', '2', 'email:h']);
  });

  onEngines('that ids of two platforms with one address are two', async (warehouse) => {
    await resolve(
      warehouse,
      {
        transactions: bought('shopify:1', 'hubspot:1', 'email:a'),
        identity_links: [link('shopify:1', 'email:a'), link('hubspot:1', 'email:a')],
      },
      { decisions: [decided('apart', 'shopify:1', 'hubspot:1')] },
    );
    expect(await customersOf(warehouse)).toEqual(['email:a', 'hubspot:1', 'shopify:1']);
  });

  onEngines('about identifiers that no file holds, and is told so', async (warehouse) => {
    const decisions = [
      decided('together', '1', 'nobody'),
      decided('apart', '1', '1'),
      decided('together', '1', '3'),
    ];
    const report = await resolve(warehouse, { ...tables, customers: bought('3') }, { decisions });
    expect(report.unknownDecisions).toEqual(decisions.slice(0, 2));
    expect(await customersOf(warehouse, 'customers')).toEqual(['1']);
  });
});

describe('households and accounts', () => {
  const tables: MadeUpTables = {
    transactions: bought('1', '2', '3', '4', 'email:h'),
    customers: [
      { customer_id: '1', household_id: '4', country: 'DE' },
      { customer_id: '2', household_id: '4', region: 'Bayern' },
      { customer_id: '3', household_id: '5' },
      { customer_id: 'email:c', household_id: '6' },
    ],
    identity_links: [link('1', 'email:h'), link('2', 'email:h'), link('3', 'email:c')],
  };

  onEngines(
    'are one customer each; an address that only they share is no question any more',
    async (warehouse) => {
      const report = await resolve(warehouse, tables, { playbook: { level: 'household' } });
      expect(await customersOf(warehouse)).toEqual(['3', '4', 'email:h', 'household:4', 'household:4']);
      expect(await questionsOf(warehouse)).toEqual({ 'household:3': ['household:5', 'household:6'] });
      expect(report.conflicts).toEqual([{ kind: 'two households', rule: 'household', open: 1, answered: 0 }]);
      expect(report.merged).toEqual([
        { rule: 'email', identifiers: 1 },
        { rule: 'household', identifiers: 2 },
      ]);
      const customers = sql`select customer_id as id, country, region from customers order by customer_id`;
      expect(await warehouse.rows(customers, { id: 'text', country: 'text?', region: 'text?' })).toEqual([
        { id: '3', country: null, region: null },
        { id: 'household:4', country: 'DE', region: 'Bayern' },
      ]);
    },
  );

  onEngines('lose what a person says is not theirs, and the parting stays', async (warehouse) => {
    const given = { ...tables, identity_links: [link('1', 'email:h'), link('3', 'email:c')] };
    const playbook = { level: 'household' } as const;
    await resolve(warehouse, given, { playbook });
    expect((await customersOf(warehouse)).filter((id) => id === 'household:4')).toHaveLength(3);
    const decisions = [{ decision: 'apart', keys: ['email:h', 'household:4'] }] as const;
    const { unknownDecisions } = await resolve(warehouse, given, { playbook, decisions });
    expect(unknownDecisions).toEqual([]);
    expect(await customersOf(warehouse)).toEqual(['3', '4', 'email:h', 'household:4', 'household:4']);
  });

  onEngines('stay persons where the playbook does not ask for them', async (warehouse) => {
    await resolve(warehouse, tables);
    expect(await customersOf(warehouse)).toEqual(['1', '2', '3', '4', 'email:h']);
  });

  onEngines('need no link', async (warehouse) => {
    const { identity_links, ...rest } = tables;
    await resolve(warehouse, rest, { playbook: { level: 'household' } });
    expect(await customersOf(warehouse)).toEqual([
      '4',
      'email:h',
      'household:4',
      'household:4',
      'household:5',
    ]);
    const accounts = { ...rest, customers: [{ customer_id: '2', account_id: 'x' }] };
    await resolve(warehouse, accounts, { playbook: { level: 'account' } });
    expect(await customersOf(warehouse)).toEqual(['1', '3', '4', 'account:x', 'email:h']);
  });
});

describe('files without links', () => {
  onEngines('leave every table as it is', async (warehouse) => {
    const tables = await makeTables(warehouse, { transactions: bought('1') });
    const options = { playbook: defaultPlaybook.identity, decisions: [], tables };
    expect(await resolveIdentities(warehouse, options)).toBeUndefined();
    expect(await warehouse.has('identities')).toBe(false);
  });
});

describe('customers who may be one, by name and address', () => {
  // Forty people of one postal code, each of whom a second file knows under another id, some with a slip in the name.
  const people = Array.from({ length: 40 }, (_, i) => ({
    first_name: `${['Anna', 'Bruno', 'Clara', 'David', 'Emil', 'Frida', 'Georg', 'Hanna'][i % 8]}`,
    last_name: `S${['chmidt', 'auer', 'eidel', 'ommer', 'tark'][Math.floor(i / 8)]}`,
    street: `${['Hauptstraße', 'Am Markt', 'Lindenallee', 'Ring', 'Bahnhofstraße', 'Weg', 'Ufer'][(i * 3) % 7]} ${i}`,
    postal_code: '10115',
  }));
  const contacts = people.flatMap((person, i) => [
    { ...person, customer_id: `${100 + i}` },
    { ...person, customer_id: `shopify:${i}`, ...(i % 5 === 0 && { first_name: `${person.first_name}a` }) },
  ]);
  const tables = { transactions: bought('100', 'shopify:0'), contacts };
  const suggested = (warehouse: Warehouse) =>
    warehouse.rows(
      sql`select customer_id, other, first_name, last_name, street, probability from identity_suggestions order by customer_id, other`,
      {
        customer_id: 'text',
        other: 'text',
        first_name: 'text',
        last_name: 'text',
        street: 'text',
        probability: 'number',
      },
    );

  onEngines('are proposed and not joined, unless a person says that they are two', async (warehouse) => {
    const playbook = { suggestions: true };
    const report = await resolve(warehouse, tables, { playbook });
    expect(report.suggestions).toEqual({ pairs: 40, compared: 3160 });
    const pairs = await suggested(warehouse);
    expect(pairs.map(({ customer_id, other }) => `${customer_id} ${other}`).sort()).toEqual(
      people.map((_, i) => `${100 + i} shopify:${i}`).sort(),
    );
    expect(pairs[0]).toMatchObject({ first_name: 'alike', last_name: 'same', street: 'same' });
    expect(pairs.every(({ probability }) => probability >= 0.9 && probability <= 1)).toBe(true);
    expect(await customersOf(warehouse)).toEqual(['100', 'shopify:0']);

    const decisions = [{ decision: 'apart', keys: ['shopify:0', '100'] }] as const;
    expect((await resolve(warehouse, tables, { playbook, decisions })).suggestions).toMatchObject({
      pairs: 39,
    });
  });

  onEngines(
    'are not looked for unless the playbook asks, nor found where too little is known',
    async (warehouse) => {
      const linked = { ...tables, identity_links: [link('7', 'email:a')] };
      expect((await resolve(warehouse, linked)).suggestions).toBeUndefined();
      expect(await warehouse.has('identity_suggestions')).toBe(false);
      const few = { ...linked, contacts: contacts.slice(0, 6) };
      const report = await resolve(warehouse, few, { playbook: { suggestions: true } });
      expect(report.suggestions).toHaveProperty('reason');
    },
  );
});
