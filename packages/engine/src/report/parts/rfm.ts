import type { CustomersReport } from '../../customers/index.ts';
import type { Playbook } from '../../playbook/index.ts';
import type { Warehouse } from '../../warehouse/index.ts';
import { rfmSegmentSizes } from '../rfm.sql.ts';
import type { Summary } from '../summary.ts';

/** Segments in the playbook's order, which goes from the best to the lost; who fits none comes last. */
export async function rfmPart(
  warehouse: Warehouse,
  { rfm }: Playbook,
  { rfmCuts: { recency, frequency, monetary } }: CustomersReport,
): Promise<Summary['rfm']> {
  const found = await warehouse.rows(rfmSegmentSizes(), {
    segment: 'text',
    customers: 'count',
    orders: 'count',
    revenue: 'money',
  });
  const sizeOf = ({ name }: { readonly name: string }) => found.find(({ segment }) => segment === name);
  const named = rfm.segments.map(sizeOf);
  return {
    cuts: { recency: [...recency], frequency: [...frequency], monetary: [...monetary] },
    segments: [...named, found.find(({ segment }) => segment === 'Others')].filter(
      (row) => row !== undefined,
    ),
    empty: rfm.segments.filter((segment) => !sizeOf(segment)).map(({ name }) => name),
  };
}
