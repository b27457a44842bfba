import { expect } from 'vitest';
import { onEngines } from '../../test/on-engines.ts';
import { sql } from '../warehouse/index.ts';
import { buildConsent } from './index.ts';

onEngines('the latest word counts, and withdrawn wins where nobody can tell', async (warehouse) => {
  await warehouse.createFrom('words', { customer_id: 'text', purpose: 'text', status: 'text', day: 'day?' }, [
    { customer_id: 'a', purpose: 'email', status: 'given', day: '2026-01-01' },
    { customer_id: 'a', purpose: 'email', status: 'withdrawn', day: '2026-02-01' },
    { customer_id: 'b', purpose: 'email', status: 'withdrawn', day: '2026-01-01' },
    { customer_id: 'b', purpose: 'email', status: 'given', day: '2026-02-01' },
    { customer_id: 'c', purpose: 'email', status: 'given', day: '2026-02-01' },
    { customer_id: 'c', purpose: 'email', status: 'withdrawn', day: '2026-02-01' },
    { customer_id: 'd', purpose: 'email', status: 'given', day: null },
    { customer_id: 'e', purpose: 'email', status: 'withdrawn', day: null },
    { customer_id: 'e', purpose: 'email', status: 'given', day: '2026-02-01' },
    { customer_id: 'd', purpose: 'post', status: 'given', day: '2026-02-01' },
  ]);
  await warehouse.create(
    'consents',
    sql`select customer_id, purpose, status, ${warehouse.dialect.cast(sql`day`, 'instant')} as ${sql`"at"`} from words`,
  );
  expect(await buildConsent(warehouse)).toEqual([
    { purpose: 'email', given: 2, withdrawn: 3 },
    { purpose: 'post', given: 1, withdrawn: 0 },
  ]);
  expect(
    await warehouse.rows(
      sql`select customer_id, status from consent_status where purpose = 'email' order by customer_id`,
      {
        customer_id: 'text',
        status: 'text',
      },
    ),
  ).toEqual([
    { customer_id: 'a', status: 'withdrawn' },
    { customer_id: 'b', status: 'given' },
    { customer_id: 'c', status: 'withdrawn' },
    { customer_id: 'd', status: 'given' },
    { customer_id: 'e', status: 'withdrawn' },
  ]);
});
