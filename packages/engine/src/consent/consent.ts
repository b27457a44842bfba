import type { Row, Warehouse } from '../warehouse/index.ts';
import { consentCounts, wordsOfGroups, wordsOfPersons } from './consent.sql.ts';

const shape = { purpose: 'text', given: 'count', withdrawn: 'count' } as const;
export type ConsentCount = Row<typeof shape>;

/**
 * Builds table `consent_status`, the standing word of each customer on each purpose, from `consents`, where the inputs
 * brought one, and counts it by purpose.
 */
export async function buildConsent(warehouse: Warehouse): Promise<ConsentCount[]> {
  if (!(await warehouse.has('consents'))) return [];
  const hasGroups = await warehouse.has('identity_groups');
  await warehouse.create('consent_status', hasGroups ? wordsOfGroups() : wordsOfPersons(), {
    perCustomer: true,
  });
  return warehouse.rows(consentCounts(), shape);
}
