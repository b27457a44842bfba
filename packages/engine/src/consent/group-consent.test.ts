import { expect } from 'vitest';
import { link, type MadeUpTables, makeTables } from '../../test/made-up-keys.ts';
import { onEngines } from '../../test/on-engines.ts';
import { hashedKey, type IdentityDecision, resolveIdentities } from '../customers/index.ts';
import { defaultPlaybook, type Playbook } from '../playbook/index.ts';
import { sql, type Warehouse } from '../warehouse/index.ts';
import { buildConsent } from './index.ts';

async function standing(
  warehouse: Warehouse,
  given: MadeUpTables,
  playbook: Partial<Playbook['identity']> = {},
  decisions: readonly IdentityDecision[] = [],
) {
  await resolveIdentities(warehouse, {
    playbook: { ...defaultPlaybook.identity, ...playbook },
    decisions,
    tables: await makeTables(warehouse, given),
  });
  await buildConsent(warehouse);
  const rows = await warehouse.rows(
    sql`select customer_id as id, status from consent_status order by customer_id`,
    {
      id: 'text',
      status: 'text',
    },
  );
  return Object.fromEntries(rows.map(({ id, status }) => [id, status]));
}

const gave = (customer_id: string, day = '01') => ({ customer_id, at: `2026-02-${day} 10:00:00` });
const withdrew = (customer_id: string, day = '02') => ({ ...gave(customer_id, day), status: 'withdrawn' });

onEngines('what one member of a household said is no consent of the others', async (warehouse) => {
  const households = { h1: ['1', '2'], h2: ['3', '4'], h3: ['5', '6'], h4: ['7'], h5: ['8', '9'] };
  const customers = Object.entries(households).flatMap(([household_id, members]) =>
    members.map((customer_id) => ({ customer_id, household_id })),
  );
  const consents = [
    // The latest word of h1 is a yes, but not of who withdrew.
    withdrew('1', '01'),
    gave('2', '20'),
    // Of h2 nobody refused, and one never said anything.
    gave('3'),
    gave('5'),
    gave('6', '03'),
    withdrew('7', '01'),
    gave('email:c', '05'),
    gave('8'),
    withdrew('email:h', '09'),
    gave('9'),
    gave('10'),
  ];
  const identity_links = [link('7', 'email:c'), link('8', 'email:h'), link('9', 'email:h')];
  const tables = { customers, consents, identity_links };
  expect(await standing(warehouse, tables, { level: 'household' })).toEqual({
    '10': 'given',
    'email:h': 'withdrawn',
    'household:h1': 'withdrawn',
    'household:h3': 'given',
    'household:h4': 'given',
    'household:h5': 'withdrawn',
  });
  expect(await standing(warehouse, tables)).toMatchObject({
    '1': 'withdrawn',
    '2': 'given',
    '3': 'given',
    '7': 'given',
  });
});

onEngines('who unsubscribes an address that several share unsubscribes each of them', async (warehouse) => {
  const address = hashedKey('email', 'family@shop.de');
  const tables = {
    identity_links: [link('1', address), link('2', address), link('3', address)],
    consents: [gave('1'), gave('2', '20'), gave('3'), gave('4'), withdrew(address, '10')],
  };
  // A yes that came later is the person's own latest word.
  const all = { '1': 'withdrawn', '2': 'given', '3': 'withdrawn', '4': 'given', [address]: 'withdrawn' };
  expect(await standing(warehouse, tables)).toEqual(all);
  const isTwo = { decision: 'apart', keys: [address, '1'] } as const;
  expect(await standing(warehouse, tables, {}, [isTwo])).toEqual({ ...all, '1': 'given' });
  const placeholders = ['family@shop.de'];
  expect(await standing(warehouse, tables, { placeholders })).toEqual({ ...all, '1': 'given', '3': 'given' });
});

onEngines(
  'what one withdraws is withdrawn for the shared address, and not for who shares it',
  async (warehouse) => {
    const tables = {
      identity_links: [link('1', 'email:h'), link('2', 'email:h')],
      consents: [withdrew('1'), gave('2'), gave('email:h')],
    };
    expect(await standing(warehouse, tables)).toEqual({
      '1': 'withdrawn',
      '2': 'given',
      'email:h': 'withdrawn',
    });
  },
);
