import { day, type Warehouse } from '../warehouse/index.ts';
import { factsWithSegments, membership } from './membership.sql.ts';

/**
 * Puts the segments where others look for them: as columns of `customer_facts`, and by date in `membership`, the
 * states of the earlier day included.
 */
export async function publishSegments(
  warehouse: Warehouse,
  asOf: string,
  earlier: string | undefined,
): Promise<void> {
  await warehouse.create('customer_facts', factsWithSegments(), { perCustomer: true });
  await warehouse.create(
    'membership',
    membership(day(asOf), earlier === undefined ? undefined : day(earlier)),
    { perCustomer: true },
  );
}
