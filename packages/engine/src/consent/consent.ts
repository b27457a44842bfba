import type { Row, Warehouse } from '../warehouse/index.ts';
import { consentCounts, consentStatus } from './consent.sql.ts';

const shape = { purpose: 'text', given: 'count', withdrawn: 'count' } as const;
export type ConsentCount = Row<typeof shape>;

/** Builds table `consent_status` from `consents`, where the inputs brought one, and counts it by purpose. */
export async function buildConsent(warehouse: Warehouse): Promise<ConsentCount[]> {
  if (!(await warehouse.has('consents'))) return [];
  await warehouse.create('consent_status', consentStatus(), { perCustomer: true });
  return warehouse.rows(consentCounts(), shape);
}
